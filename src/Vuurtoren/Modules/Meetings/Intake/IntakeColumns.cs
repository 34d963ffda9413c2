using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Meetings.Intake;

/// <summary>What a list of presences says; the day and the name it must say.</summary>
public enum IntakeField { Day, Title, Group, Name, Organization, Function, Present }

/// <summary>How the columns of a list of presences are called.</summary>
public static class IntakeColumns
{
    /// <summary>Headings as people write them in Dutch and French. In this order they are looked for: "naam organisatie" is an organisation.</summary>
    static readonly (IntakeField Field, string[] Words)[] headings =
    [
        (IntakeField.Day, ["datum", "date", "dag", "jour"]),
        (IntakeField.Group, ["groep", "groupe", "werkgroep", "orgaan", "organe"]),
        (IntakeField.Title, ["vergadering", "reunion", "titel", "titre", "onderwerp", "objet", "sujet"]),
        (IntakeField.Organization, ["organisatie", "organisation", "dienst", "service", "instelling", "institution", "vereniging", "association", "lid", "membre"]),
        (IntakeField.Function, ["functie", "fonction", "rol", "role"]),
        (IntakeField.Present, ["aanwezig", "aanwezigheid", "present", "presente", "presence"]),
        (IntakeField.Name, ["naam", "nom", "deelnemer", "participant", "persoon", "personne", "wie", "qui"]),
    ];

    /// <summary>What a presence says besides yes and no.</summary>
    public static readonly string[] Came = ["aanwezig", "present", "presente"], CameNot = ["afwezig", "absent", "absente", "verontschuldigd", "excuse", "excusee"];

    public static SentColumns<IntakeField> Proposed(IReadOnlyList<string> header) => SentColumns.Proposed(header, headings);
}
