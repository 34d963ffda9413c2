using System.Globalization;
using System.Text.RegularExpressions;
using Vuurtoren.Modules.Directory.Reading.Analysis;
using Vuurtoren.Modules.Directory.Reading.Index;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Duplicates.Comparing;

/// <summary>
/// A name as words that are the same in both languages: legal forms and small words gone, and what Dutch and French call by two names
/// (a municipality, "maison médicale" and "wijkgezondheidscentrum") under one.
/// </summary>
static partial class NameWords
{
    const int LongestPhrase = 6;

    /// <summary>Phrases, folded, and what they become; "" goes away.</summary>
    static readonly Dictionary<string, string> phrases = Phrases();
    static readonly HashSet<string> beginnings = [.. phrases.Keys.Select(phrase => phrase.Split(' ')[0])];

    /// <summary>What the word for a municipality begins with.</summary>
    public const char Town = '@';
    /// <summary>Also what the whole region is called.</summary>
    public const string Brussels = "@brussel";

    public const string Ocmw = "=ocmw", Municipality = "=gemeente";

    public static List<string> Of(string name)
    {
        var folded = new List<string>();
        name = Roman().Replace(name, found => Digits(found.Value).ToString(CultureInfo.InvariantCulture));
        Folding.Words(name, word => folded.Add(word.ToString()));
        var words = new List<string>();
        for (var i = 0; i < folded.Count;)
        {
            var (taken, becomes) = At(folded, i);
            if (taken > 0) i += taken;
            else becomes = folded[i++];
            if (becomes.Length > 0 && !words.Contains(becomes) && (taken > 0 || !CommonWords.Has(becomes))) words.Add(becomes);
        }
        return words.Count > 0 ? words : [.. folded.Distinct()];
    }

    [GeneratedRegex(@"(?<=\p{L}\s)(?:I{1,3}|IV|VI{0,3}|IX)(?![\p{L}\d'’.])")]
    private static partial Regex Roman();

    static int Digits(string roman) => roman switch { "IV" => 4, "IX" => 9, ['V', ..] => 4 + roman.Length, _ => roman.Length };

    static (int Taken, string Becomes) At(List<string> words, int from)
    {
        if (!beginnings.Contains(words[from])) return (0, "");
        for (var length = Math.Min(LongestPhrase, words.Count - from); length > 0; length--)
            if (phrases.TryGetValue(string.Join(' ', words.Skip(from).Take(length)), out var becomes)) return (length, becomes);
        return (0, "");
    }

    /// <summary>The word for the municipality of a Belgian postal code.</summary>
    public static string? TownOf(string postalCode) => Geo.Shipped.MunicipalityOfPostcode(postalCode)?.Name.In("nl").Text is { } name ? Town + Folded(name) : null;

    public static Body BodyOf(IEnumerable<string> words)
    {
        var (ocmw, municipality) = (false, false);
        foreach (var word in words) (ocmw, municipality) = (ocmw || word == Ocmw, municipality || word == Municipality);
        return ocmw == municipality ? Body.Other : ocmw ? Body.Ocmw : Body.Municipality;
    }

    static Dictionary<string, string> Phrases()
    {
        var all = new Dictionary<string, string>();
        // Each line is one thing; the first word names it, nothing before the colon: it goes away.
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (to, from) = line.Split(':') is [var before, var after] ? (before.Trim(), after) : throw new InvalidOperationException(line);
            foreach (var phrase in from.Split(',', StringSplitOptions.TrimEntries)) all[phrase] = to.Length == 0 ? "" : "=" + to;
        }
        foreach (var municipality in Geo.Shipped.Municipalities)
            foreach (var name in municipality.Name.Select(text => Folded(text.Value)).Where(name => name.Length > 2)) all.TryAdd(name, Town + Folded(municipality.Name.In("nl").Text));
        return all;
    }

    static string Folded(string text)
    {
        var words = new List<string>();
        Folding.Words(text, word => words.Add(word.ToString()));
        return string.Join(' ', words);
    }

    const string lines = """
        : asbl, vzw, aisbl, ivzw, sprl, bvba, srl, bv, sa, nv, scrl, cvba, scs, inc, llc, ltd, corp, asso, edit, copy, copie, kopie, doublon, dubbel, association sans but lucratif, vereniging zonder winstoogmerk, the, of, and, for
        ocmw: cpas, ocmw, centre public d action sociale, centre public action sociale, openbaar centrum voor maatschappelijk welzijn, openbaar centrum maatschappelijk welzijn
        gemeente: commune, administration communale, gemeente, gemeentebestuur, gemeentehuis, maison communale, ville, stad, stadsbestuur
        wgc: maison medicale, maisons medicales, wijkgezondheidscentrum, wijkgezondheidscentra
        planning: planning familial, centre planning familial, centre de planning familial, centrum voor gezinsplanning, centrum gezinsplanning
        cggz: service de sante mentale, service sante mentale, ssm, centrum voor geestelijke gezondheidszorg, centrum geestelijke gezondheidszorg, cggz
        creche: creche, kinderdagverblijf, kribbe
        kindergarten: ecole maternelle, kleuterschool
        school: ecole, school
        ziekenhuis: hopital, ziekenhuis
        rusthuis: maison de repos, maison de repos et de soins, mrs, rusthuis, rvt, woonzorgcentrum, wzc, rust en verzorgingstehuis, residence, residentie
        dienstencentrum: lokaal dienstencentrum, ldc, centre de services local, centre local de services, dienstencentrum
        dagcentrum: centre de jour, dagcentrum
        buurthuis: maison de quartier, buurthuis, wijkhuis
        jeugdhuis: maison de jeunes, maison des jeunes, jeugdhuis
        svk: agence immobiliere sociale, ais, sociaal verhuurkantoor, svk
        huisvesting: logement, huisvesting, wonen
        mutualiteit: mutualite, mutualites, mutualiteit, mutualiteiten, ziekenfonds
        vakbond: syndicat, vakbond
        rodekruis: croix rouge, rode kruis
        dienst: service, services, dienst, diensten
        centrum: centre, centrum, center
        sociaal: social, sociale, sociaux, sociales, sociaal
        maatschappelijkwerk: service social, sociale dienst, dienst maatschappelijk werk
        huis: maison, huis
        thuiszorg: soins a domicile, thuiszorg, thuisverpleging
        thuishulp: aide a domicile, aide aux familles, thuishulp, gezinszorg
        titres: titres services, dienstencheques
        pwa: agence locale pour l emploi, agence locale pour emploi, ale, plaatselijk werkgelegenheidsagentschap, pwa
        oranje: orange, oranje
        ouderen: personnes agees, ouderen, bejaarden, senioren, seniors
        hulp: aide, hulp
        antenne: antenne, antenna, afdeling, section
        juridisch: aide juridique, rechtshulp, juridische hulp, juridische bijstand
        justitiehuis: maison de justice, justitiehuis
        bibliotheek: bibliotheque, bibliotheek
        politie: police, politie
        cultureel: culturel, culturelle, cultureel, culturele
        belgisch: belge, belgo, belgisch, belgische
        brussels: bruxellois, bruxelloise, brussels, brusselse
        vlaams: flamand, flamande, vlaams, vlaamse
        roemeens: roumain, roumaine, roemeens, roemeense
        turks: turc, turque, turks, turkse
        marokkaans: marocain, marocaine, marokkaans, marokkaanse
        afrikaans: africain, africaine, afrikaans, afrikaanse
        jeugd: jeunesse, jeunes, jeugd, jongeren
        gezondheid: sante, gezondheid
        vrouwen: femmes, vrouwen
        opleiding: formation, vorming, opleiding
        """;
}
