using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Networks.Intake;

/// <summary>What a list of members says; the organisation it must say.</summary>
public enum MemberField { Organization, Name, Email, Function, Language, Substitute, Since }

/// <summary>How the columns of a list of members are called, and what stands in them, in Dutch and French.</summary>
public static class MemberColumns
{
    /// <summary>In this order they are looked for: "lid sinds" is a day, "naam organisatie" an organisation.</summary>
    static readonly (MemberField Field, string[] Words)[] headings =
    [
        (MemberField.Since, ["sinds", "depuis", "toetreding", "adhesion", "datum", "date"]),
        (MemberField.Email, ["mail", "email", "mailadres", "emailadres", "courriel", "mel"]),
        (MemberField.Substitute, ["vervanger", "plaatsvervanger", "suppleant", "suppleante", "remplacant", "remplacante"]),
        (MemberField.Language, ["taal", "langue"]),
        (MemberField.Function, ["functie", "fonction", "rol", "role"]),
        (MemberField.Organization, ["organisatie", "organisation", "dienst", "service", "instelling", "institution", "vereniging", "association", "lid", "membre"]),
        (MemberField.Name, ["naam", "nom", "afgevaardigde", "delegue", "deleguee", "vertegenwoordiger", "representant", "representante", "contact", "contactpersoon", "persoon", "personne"]),
    ];

    static readonly string[] instead = ["vervanger", "plaatsvervanger", "suppleant", "suppleante", "remplacant", "remplacante"], first = ["effectief", "effectieve", "effectif", "effective", "titularis", "titulaire"];

    static readonly Dictionary<string, string> languages = new()
    {
        ["nl"] = "nl", ["n"] = "nl", ["ndl"] = "nl", ["nederlands"] = "nl", ["neerlandais"] = "nl",
        ["fr"] = "fr", ["f"] = "fr", ["frans"] = "fr", ["francais"] = "fr",
    };

    public static SentColumns<MemberField> Proposed(IReadOnlyList<string> header) => SentColumns.Proposed(header, headings);

    /// <summary>Comes in another's place. Null: it is not clear.</summary>
    public static bool? IsSubstitute(string? text) => SentCells.Tick(text, instead, first);

    /// <summary>Null: none that letters are written in.</summary>
    public static string? Language(string text) => languages.GetValueOrDefault(SentCells.Plain(text));
}
