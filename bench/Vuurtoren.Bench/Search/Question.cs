using Vuurtoren.Bench.Relevance;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Geography;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Reading.Concepts;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Bench.Search;

/// <summary>What someone asks of the invented town: words as people type them, with filters in a part, always with counts, the first page of 20.</summary>
/// <param name="Language">Of the screen.</param>
sealed record Question(string Text, string Language, Query Query)
{
    public const int Page = 20;

    /// <summary>
    /// A third single words of the lexicon, a third two or three of them, a third whole sentences; one in eight with a slip. Of each half in
    /// Dutch, half in French. Four in ten ask within a municipality, one in seven within a theme, one in seven for a language that is spoken.
    /// </summary>
    public static IReadOnlyList<Question> Some(int count)
    {
        var random = new Random(2026);
        var rows = Lexicon.Read(null).Rows.Where(row => !row.Themes.Any(Themes.Shipped.IsDiscreet)).ToLookup(row => (row.Language, row.Kind == LexiconKind.Situation));
        var sentences = Errand.All().Where(e => e.Kind == "sentence").ToLookup(e => e.Language, e => e.Text);
        var categories = Themes.Shipped.All.Where(t => !t.IsTop && !Themes.Shipped.IsDiscreet(t.Code)).ToList();
        var words = new Dictionary<string, List<LexiconRow>>();
        var situations = new Dictionary<string, List<string>>();
        foreach (var language in DirectoryIndex.Languages)
        {
            words[language] = [.. rows[(language, false)]];
            situations[language] = [.. rows[(language, true)].Select(row => row.Text), .. sentences[language]];
        }
        return [.. Enumerable.Range(0, count).Select(number => Next(DirectoryIndex.Languages[number % 2], number / 2 % 3))];

        Question Next(string language, int kind)
        {
            var text = kind switch { 0 => Word(), 1 => string.Join(' ', Enumerable.Range(0, 2 + random.Next(2)).Select(_ => Word())), _ => situations[language][random.Next(situations[language].Count)] };
            if (random.Next(8) == 0) text = Slip(text);
            var query = new Query { Text = text, Kind = Kinds.Service, Take = Page, Facets = true };
            if (random.Next(10) < 4) query = query with { Municipality = Geography.Shipped.BrusselsMunicipalities[random.Next(19)].Nis };
            if (random.Next(7) == 0) query = query with { Theme = ThemesFormat.TermId(categories[random.Next(categories.Count)].Code) };
            if (random.Next(7) == 0) query = query with { Spoken = random.Next(3) switch { 0 => "fr", 1 => "nl", _ => "ar" } };
            return new(text, language, query);

            string Word() => words[language][random.Next(words[language].Count)].Text;
        }

        // Two letters that changed places, in the longest word.
        string Slip(string text)
        {
            var longest = text.Split(' ').MaxBy(word => word.Length)!;
            if (longest.Length < 6) return text;
            var at = 1 + random.Next(longest.Length - 3);
            return text.Replace(longest, $"{longest[..at]}{longest[at + 1]}{longest[at]}{longest[(at + 2)..]}", StringComparison.Ordinal);
        }
    }
}
