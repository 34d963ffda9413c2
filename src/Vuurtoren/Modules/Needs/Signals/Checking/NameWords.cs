using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>What is known of single words: first names, family names and words of every day (data/names). Capitals and accents make no difference.</summary>
static partial class NameWords
{
    /// <summary>By name: whether it is, with a capital, also a word of every day.</summary>
    static readonly Lazy<Dictionary<string, bool>> first = new(() => Marked("first-names.txt", "more-first-names.txt"));

    /// <summary>By name: whether it is one only behind van or de.</summary>
    static readonly Lazy<Dictionary<string, bool>> family = new(() => Marked("family-names.txt"));

    static readonly Lazy<HashSet<string>> everyday = new(() => [.. Words("everyday-words.txt").Select(Plain)]), common = new(() => [.. Words("common-words.txt").Select(Plain)]);

    /// <summary>Of a double name the first half will do.</summary>
    public static bool IsFirst(string word, out bool isWord) =>
        first.Value.TryGetValue(Plain(word), out isWord) || word.IndexOf('-', StringComparison.Ordinal) is > 0 and var half && half + 1 < word.Length && (char.IsUpper(word[half + 1]) || char.IsLower(word[0])) && first.Value.TryGetValue(Plain(word[..half]), out isWord);

    /// <summary>A first name that, in small letters or at the beginning of a sentence, is rather a word: jan, roos, pierre, marie.</summary>
    public static bool IsEveryday(string word) => everyday.Value.Contains(Plain(word));

    /// <param name="behindPrefix">Behind van, de or el more words are a name: velde, smet.</param>
    public static bool IsFamily(string word, bool behindPrefix = false) => Plain(word) is var plain && (family.Value.TryGetValue(plain, out var only) ? behindPrefix || !only : Shape().IsMatch(plain));

    /// <summary>Stands often behind a first name, and is no family name: slaapt niet, n'a pas.</summary>
    public static bool IsCommon(string word) => common.Value.Contains(Plain(word));

    static Dictionary<string, bool> Marked(params string[] files) => files.SelectMany(Words).GroupBy(word => Plain(word.TrimEnd('?'))).ToDictionary(same => same.Key, same => same.Any(word => word[^1] == '?'));

    static IEnumerable<string> Words(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "names", file)).Where(line => line is not ['#', ..]).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    static string Plain(string word) => string.Concat(word.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)).Replace('ı', 'i');

    /// <summary>Family names that are told by how they begin or end: Vandenhoute, Karssens, Ionovic.</summary>
    [GeneratedRegex(@"^vande[nr]\p{L}{3,}$|^\p{L}{2,}(?:ssens|aerts|ckx|oglu|ovic|escu|wski|wska)$")]
    private static partial Regex Shape();
}
