using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>Tells by its words whether a name is Dutch or French, when that is certain, and parts names that hold both.</summary>
public static partial class NameLanguage
{
    /// <summary>"nl", "fr", or null when one cannot tell.</summary>
    public static string? Of(string name)
    {
        var (dutch, french) = (Dutch().IsMatch(name), French().IsMatch(name));
        return dutch == french ? null : dutch ? "nl" : "fr";
    }

    /// <summary>The language to file a name under.</summary>
    /// <param name="status">In which languages the organisation works: "FR", "NL", "FR-NL".</param>
    public static string For(string name, string? status, string otherwise) => Of(name) switch
    {
        "fr" => "fr",
        _ when status == "NL" => "nl",
        // A name of several parts may have its other part in French.
        "nl" when !name.Contains(" - ", StringComparison.Ordinal) => "nl",
        _ => otherwise,
    };

    /// <summary>
    /// "MAISON DU PHARE - VUURTORENHUIS" of an organisation that works in both languages is one name in French and one in Dutch.
    /// Null unless each half is certainly in a language of its own and the second is no part or branch of the first.
    /// </summary>
    public static (string Fr, string Nl)? Both(string name)
    {
        if (name.Split([" - ", " / "], StringSplitOptions.TrimEntries) is not [var one, var two] || Part().IsMatch(two) || Whole().IsMatch(one)) return null;
        return (Of(one), Of(two)) switch
        {
            ("fr", "nl") => (one, two),
            ("nl", "fr") => (two, one),
            _ => null,
        };
    }

    [GeneratedRegex(@"\b(?:van|voor|het|een|met|zonder|bij|naar|uit|'t|op)\b|\b(?:huis|thuis|zorg|dienst|wijk|jeugd|kind|gezin|welzijn|gezondheid|opvang|onthaal|begeleid|vereniging|brusselse?\b|vlaams|nederlands|gemeente|ocmw|vzw|buurt|stads|woon|woning|wonen|ziekenfonds|ouders|ouderen|vrouwen|samen|sociale dienst)\w*|\w*(?:huis|zorg|dienst|centrum|werk|werking|winkel|hulp|lijn|groep|punt|raad|kring|school|bijstand|leven|schap|heid|ingen)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Dutch();

    [GeneratedRegex(@"[éèêëàçœ]\w*|\b(?:le|la|les|du|des|et|aux?|pour|par|sur|chez|avec|une|un|sans)\b|\b[ld]['’]|\b(?:centre|maison|service|aide|commune|cpas|asbl|école|ligue|bruxell|belgique|foyer|espace|bureau|agence|projet|jeunes|jeunesse|quartier|société|association|mutualité|entraide|garde|habitat|logement|résidence|accueil)\w*",
        RegexOptions.IgnoreCase)]
    private static partial Regex French();

    /// <summary>Of these the rest of the name is a part.</summary>
    [GeneratedRegex(@"^(?:commune|cpas|gemeente|ocmw|ville|stad)\b", RegexOptions.IgnoreCase)] private static partial Regex Whole();

    [GeneratedRegex(@"^(?:project|dienst|afdeling|antenne|regio|sectie|lokaal|team|campus|site|service|section|centre|centrum|maison|huis|dagcentrum|werking|deelwerking|programma|home)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Part();
}
