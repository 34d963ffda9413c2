namespace Vuurtoren.Platform.Texts;

/// <summary>In which language somebody wrote, where one writes Dutch and French through each other on one screen: by small words that only one of them has.</summary>
public static class ByWords
{
    static readonly char[] between = [' ', ',', '.', ';', ':', '!', '?', '(', ')', '"', '’', '\'', '«', '»', '\n', '\u00a0'];

    static readonly (string Lang, HashSet<string> Words)[] own =
    [
        ("nl", ["het", "een", "van", "niet", "wij", "we", "dat", "die", "voor", "op", "aan", "er", "zijn", "wordt", "worden", "naar", "ook", "bij", "geen", "moet", "kan", "deze", "onze", "hun", "wie", "maar", "hebben", "heeft", "nog", "dan"]),
        ("fr", ["le", "la", "les", "un", "une", "et", "est", "pas", "nous", "que", "qui", "pour", "avec", "sur", "sont", "du", "au", "aux", "dans", "ne", "ce", "cette", "notre", "doit", "peut", "il", "elle", "mais", "ont", "l", "d", "à", "par", "leur"]),
    ];

    /// <param name="otherwise">When it is too short to say, or mixed: the language of the screen.</param>
    public static string Language(string text, string otherwise)
    {
        var words = text.ToLowerInvariant().Split(between, StringSplitOptions.RemoveEmptyEntries);
        var found = own.Select(one => (one.Lang, Count: words.Count(one.Words.Contains))).OrderByDescending(one => one.Count).ToList();
        return found[0].Count >= 2 && found[0].Count > 2 * found[1].Count ? found[0].Lang : otherwise;
    }
}
