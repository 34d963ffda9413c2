using System.Globalization;
using System.Text;

namespace Vuurtoren.Modules.Meetings.Intake;

/// <summary>What a list of presences says; the day and the name it must say.</summary>
public enum IntakeField { Day, Title, Name, Organization, Function, Present }

/// <summary>In which column of a table each of them stands.</summary>
public sealed class IntakeColumns(IReadOnlyDictionary<IntakeField, int> places)
{
    /// <summary>Headings as people write them in Dutch and French. In this order they are looked for: "naam organisatie" is an organisation.</summary>
    static readonly (IntakeField Field, string[] Words)[] headings =
    [
        (IntakeField.Day, ["datum", "date", "dag", "jour"]),
        (IntakeField.Title, ["vergadering", "reunion", "titel", "titre", "onderwerp", "objet", "sujet"]),
        (IntakeField.Organization, ["organisatie", "organisation", "dienst", "service", "instelling", "institution", "vereniging", "association", "lid", "membre"]),
        (IntakeField.Function, ["functie", "fonction", "rol", "role"]),
        (IntakeField.Present, ["aanwezig", "aanwezigheid", "present", "presente", "presence"]),
        (IntakeField.Name, ["naam", "nom", "deelnemer", "participant", "persoon", "personne", "wie", "qui"]),
    ];

    public int? this[IntakeField field] => places.TryGetValue(field, out var place) ? place : null;

    /// <summary>Those by which a row says who came when.</summary>
    public bool AreEnough => this[IntakeField.Day] is not null && this[IntakeField.Name] is not null;

    /// <summary>By the headings: first those that are one word only, then those that have it among others.</summary>
    public static IntakeColumns Proposed(IReadOnlyList<string> header)
    {
        var places = new Dictionary<IntakeField, int>();
        var words = header.Select(heading => Plain(heading).Split([' ', '/', '-', '_', '(', ')', ',', '.', ':', '?'], StringSplitOptions.RemoveEmptyEntries)).ToList();
        foreach (var alone in new[] { true, false })
            foreach (var (field, known) in headings)
                for (var place = 0; place < words.Count && !places.ContainsKey(field); place++)
                    if (!places.ContainsValue(place) && (!alone || words[place].Length == 1) && words[place].Any(known.Contains)) places[field] = place;
        return new(places);
    }

    /// <summary>As somebody chose them; what is no column of the table is not chosen.</summary>
    public static IntakeColumns Chosen(Func<IntakeField, string?> typed, int columns) => new(Enum.GetValues<IntakeField>()
        .Select(field => (field, Place: int.TryParse(typed(field), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < columns ? place : -1)).Where(one => one.Place >= 0).ToDictionary(one => one.field, one => one.Place));

    /// <summary>Small letters without accents.</summary>
    public static string Plain(string words) => string.Concat(words.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
}
