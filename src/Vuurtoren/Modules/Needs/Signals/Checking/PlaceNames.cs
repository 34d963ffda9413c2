using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>Streets, squares, schools, hospitals and neighbourhoods bear names of people, and are none.</summary>
static partial class PlaceNames
{
    /// <summary>How far back a word for a place is looked for, in characters.</summary>
    const int Back = 50;

    /// <summary>Whether what stands here is the name of a place: behind a word for one (avenue Louise), with one at its end (Jan Palfijnziekenhuis), or before one.</summary>
    public static bool Holds(string text, int from, int length)
    {
        var start = Math.Max(0, from - Back);
        return Before().IsMatch(text[start..from]) || AtItsEnd().IsMatch(text.AsSpan(from, length)) || After().IsMatch(text[(from + length)..Math.Min(text.Length, from + length + Back)]);
    }

    /// <summary>“De school van Karim” is about Karim; “rue de Stassart” about nobody: only streets have little words between.</summary>
    [GeneratedRegex(@"(?<!\p{L})(?:(?:wijk|buurt|\p{L}+wijk|\p{L}*laan|\p{L}*straat|\p{L}*plein|\p{L}*school|\p{L}*ziekenhuis|park|metro|halte|kliniek|instituut|college|atheneum|universiteit|parochie|kerk|zaal|campus|woonzorgcentrum|wzc|quartier|cité|square|quai|arrêt|école|lycée|athénée|collège|institut|université|hôpital|clinique|paroisse|église|salle|résidence|station|gare|rue|avenue|av\.|boulevard|bd\.?|chaussée|place|parc|chemin|clos)"
        + @"|(?:rue|avenue|boulevard|chaussée|place|square|parc|gare|quai|station|chemin|clos)\s+(?:du|de\s+la|de\s+l'|des?|d'))\s*"
        + @"(?:(?:docteur|dr\.?|général|roi|reine|prince|princesse|saint|sainte|père|abbé|frère|bourgmestre|pastoor|pater|burgemeester|koning|koningin|prins|prinses|sint)[\s-]+)?$"
        + @"|(?<!\p{L})(?:roi|reine|saint|sainte|st\.|ste\.|koning|koningin|sint)[\s-]+$", RegexOptions.IgnoreCase)]
    private static partial Regex Before();

    [GeneratedRegex(@"\p{L}{2}-?(?:straat|laan|plein|park|wijk|school|ziekenhuis|college|instituut|stichting|fonds)$|^Marie-Haps$", RegexOptions.IgnoreCase)]
    private static partial Regex AtItsEnd();

    [GeneratedRegex(@"^[\s-]*(?:straat|laan|plein|park|wijk|school|ziekenhuis|college|instituut|stichting|fonds)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex After();
}
