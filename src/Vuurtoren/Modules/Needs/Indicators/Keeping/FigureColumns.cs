using System.Globalization;
using System.Text;
using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Needs.Indicators.Keeping;

/// <summary>What a list of figures says in its columns. The year can be one for the whole list.</summary>
public enum FigureField { Area, Value, Year }

/// <summary>In which column of a table each of them stands.</summary>
/// <param name="Year">Of the whole list, when no column says it.</param>
public sealed record FigureColumns(IReadOnlyDictionary<FigureField, int> Places, int? Year, DecimalSign Sign)
{
    const int FirstYear = 1980;

    static readonly (FigureField Field, string[] Words)[] headings =
    [
        (FigureField.Year, ["jaar", "annee", "year"]),
        (FigureField.Area, ["nis", "ins", "refnis", "niscode", "md", "mdid", "wijk", "wijken", "quartier", "quartiers", "buurt", "gemeente", "commune", "gebied", "zone", "territoire", "area"]),
        (FigureField.Value, ["waarde", "valeur", "value", "aantal", "nombre", "cijfer", "chiffre", "totaal", "total", "percentage", "pourcentage", "aandeel", "part", "dossiers", "personen", "personnes"]),
    ];

    public int? this[FigureField field] => Places.TryGetValue(field, out var place) ? place : null;

    public bool AreEnough => this[FigureField.Area] is not null && this[FigureField.Value] is not null && (this[FigureField.Year] is not null || Year is not null);

    /// <summary>By the headings, a heading of one word first; of an area its code before its name.</summary>
    public static FigureColumns Proposed(IReadOnlyList<string> header)
    {
        var places = new Dictionary<FigureField, int>();
        var words = header.Select(heading => Plain(heading).Split([' ', '/', '-', '_', '(', ')', ',', '.', ':', '?', '\''], StringSplitOptions.RemoveEmptyEntries)).ToList();
        foreach (var alone in new[] { true, false })
            foreach (var (field, known) in headings)
                for (var place = 0; place < words.Count && !places.ContainsKey(field); place++)
                    if (!places.ContainsValue(place) && (!alone || words[place].Length == 1) && words[place].Any(known.Contains)) places[field] = place;
        return new(places, null, DecimalSign.Column);
    }

    /// <summary>As somebody chose them; what is no column of the table is not chosen.</summary>
    public static FigureColumns Chosen(Func<string, string?> typed, int columns, DateOnly today) => new(
        Enum.GetValues<FigureField>().Select(field => (field, Place: int.TryParse(typed(field.ToString()), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < columns ? place : -1)).Where(one => one.Place >= 0).ToDictionary(one => one.field, one => one.Place),
        YearOf(typed("fixed"), today), Enum.TryParse<DecimalSign>(typed("sign"), out var sign) && Enum.IsDefined(sign) ? sign : DecimalSign.Column);

    /// <returns>Null: no year, or one that has not come.</returns>
    public static int? YearOf(string? text, DateOnly today) => text?.Trim() is { Length: 4 } four && int.TryParse(four, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= FirstYear && year <= today.Year ? year : null;

    static string Plain(string words) => string.Concat(words.Trim().ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
}
