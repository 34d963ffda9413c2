using System.Text.RegularExpressions;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Coverage.Overlaps;

/// <summary>A text without these names, and without the words by which one knows them: of "Buurthuis Golfbreker" also "Golfbreker".</summary>
sealed partial class NamesTakenOut
{
    /// <summary>Of words that stand in many names nothing is known, and what is said without them says nothing.</summary>
    static readonly HashSet<string> ofMany = new(StringComparer.OrdinalIgnoreCase)
    {
        "soep", "straat", "warme", "eten", "huis", "thuis", "buurt", "buurthuis", "wijk", "wijkhuis", "centrum", "dienst", "diensten", "zorg", "hulp", "welzijn", "wonen", "woning", "jeugd", "jeugdhuis", "gezin", "gezinnen", "kinderen", "ouderen",
        "school", "sociaal", "sociale", "onthaal", "opvang", "punt", "loket", "winkel", "groep", "werk", "werking", "samen", "voor", "voedsel", "voedselbank", "energie", "schulden", "budget", "recht", "rechten", "vrouwen", "mannen", "mensen",
        "gemeente", "stad", "brussel", "brussels", "brusselse", "vlaanderen", "vlaamse", "ocmw", "cpas", "vereniging", "organisatie", "stichting", "fonds", "team", "project", "inloop", "restaurant", "keuken", "ruimte", "plaats", "plek",
        "maison", "centre", "service", "services", "aide", "accueil", "social", "sociale", "sociaux", "quartier", "logement", "santé", "jeunes", "jeunesse", "famille", "familles", "enfants", "enfance", "école", "dans", "avec", "pour", "tous",
        "groupe", "travail", "emploi", "ensemble", "point", "guichet", "magasin", "alimentaire", "repas", "soupe", "énergie", "dettes", "droit", "droits", "femmes", "hommes", "personnes", "gens", "aînés", "seniors", "commune", "communal", "ville",
        "bruxelles", "bruxellois", "bruxelloise", "flandre", "wallonie", "association", "fondation", "équipe", "projet", "antenne", "espace", "lieu", "cuisine", "asbl", "solidarité", "solidaire", "médiation", "formation", "culture", "bien",
    };

    /// <summary>Null: there are none.</summary>
    readonly Regex? names;

    public NamesTakenOut(IEnumerable<LocalText> of)
    {
        List<string> whole = [.. of.SelectMany(name => name).Select(name => name.Value).Distinct()];
        var known = whole.SelectMany(name => Capital().Matches(name)).Select(word => word.Value).Where(word => !ofMany.Contains(word) && !NameWords.IsCommon(word));
        // The longest first: a whole name goes before a word of it.
        List<string> all = [.. whole.Concat(known).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(name => name.Length).Select(Regex.Escape)];
        if (all.Count > 0) names = new($@"(?<!\p{{L}})(?:{string.Join('|', all)})(?!\p{{L}})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    public string From(string text) => names?.Replace(text, "[…]") ?? text;

    [GeneratedRegex(@"(?<!\p{L})\p{Lu}\p{L}{3,}")]
    private static partial Regex Capital();
}
