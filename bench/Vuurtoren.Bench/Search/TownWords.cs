using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Bench.Search;

/// <summary>What the invented directory says, made of the words of our own themes.</summary>
static class TownWords
{
    public static readonly (string Nl, string Fr)[] houses = [("Huis", "Maison"), ("Vereniging", "Association"), ("Dienst", "Service"), ("Centrum", "Centre"), ("Steunpunt", "Antenne"), ("Buurtwerk", "Entraide")];
    public static readonly (string Nl, string Fr)[] whom =
    [
        ("Voor iedereen die in de gemeente woont.", "Pour toute personne qui habite la commune."), ("Voor ouders met jonge kinderen.", "Pour les parents de jeunes enfants."),
        ("Voor jongeren van 12 tot 25 jaar.", "Pour les jeunes de 12 à 25 ans."), ("Voor ouderen die thuis wonen.", "Pour les personnes âgées qui vivent chez elles."),
        ("Voor wie pas in België is.", "Pour les personnes qui viennent d'arriver en Belgique."),
    ];
    public static readonly (string Nl, string Fr)[] ends =
    [
        ("Bel eerst voor een afspraak.", "Téléphonez d'abord pour prendre rendez-vous."), ("U kunt binnenlopen tijdens de permanentie.", "Vous pouvez venir pendant la permanence."),
        ("De hulp is gratis en blijft tussen ons.", "L'aide est gratuite et reste confidentielle."), ("Breng uw identiteitskaart en uw brieven mee.", "Apportez votre carte d'identité et vos courriers."),
    ];
    static readonly string[] starts = ["Bal", "Fa", "Ker", "Mo", "Lin", "Zo", "Ven", "Ar", "Tel", "Bru", "Sol", "Ny", "Ga", "Per", "Dol", "Ham"];
    static readonly string[] middles = ["li", "no", "ra", "ve", "so", "ti", "mar", "den", "lo", "que", "ba", "sta", "ri", "mo", "ge", "pa"];
    static readonly string[] lasts = ["ne", "court", "gem", "ville", "lo", "berg", "mont", "dael", "ro", "hof", "nel", "ster", "vaux", "beek", "re", "zand"];

    /// <summary>An invented name of a house or street, one of 65,536 words and as many pairs of them.</summary>
    public static string Name(int number)
    {
        var mixed = (uint)number * 2654435761;
        var name = starts[mixed >> 28] + middles[mixed >> 24 & 15] + middles[mixed >> 20 & 15] + lasts[mixed >> 16 & 15];
        return number < 65_536 ? name : name + " " + starts[number & 15] + lasts[number >> 4 & 15];
    }

    public static string Pick(int number, string language, (string Nl, string Fr)[] of) => language == "nl" ? of[(uint)number % of.Length].Nl : of[(uint)number % of.Length].Fr;

    public static string Also(Random random, Theme theme, string language) =>
        theme.Also.TryGetValue(language, out var words) && words.Count > 0 ? words[random.Next(words.Count)] : theme.Name.In(language).Text;

    public static string Sentence(Random random, string language, Theme theme)
    {
        var (a, b, c) = (Also(random, theme, language), Also(random, theme, language), Name(random.Next(65_536)));
        return theme.Description.In(language).Text + (language == "nl" ? $" Wij helpen met {a} en {b}, ook in {c}, thuis of bij ons." : $" Nous aidons pour {a} et {b}, aussi à {c}, à domicile ou chez nous.");
    }

    /// <param name="speaks">0 to 3: French; 4 to 6: Dutch; 7 to 9: both.</param>
    public static string Text(int speaks, Func<string, string> text) =>
        Json.Write(LocalText.NlFr(speaks >= 4 ? text("nl") : null, speaks is < 4 or >= 7 ? text("fr") : null));
}
