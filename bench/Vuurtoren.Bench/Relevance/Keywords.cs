using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Vuurtoren.Modules.Directory.Import.SocialBrussels;
using Vuurtoren.Modules.Directory.OpenData;

namespace Vuurtoren.Bench.Relevance;

/// <param name="Text">As the source writes it.</param>
/// <param name="Categories">All that have it in this language.</param>
sealed record Keyword(string Language, string Text, IReadOnlyList<string> Categories);

/// <summary>
/// The keywords that people who keep the Brussels directory gave its categories, in five parts that do not overlap. One part is kept
/// out of the directory and asked: each keyword is asked once over all parts, and what is tuned on some can be checked on the others.
/// </summary>
static class Keywords
{
    public const int Splits = 5;

    static readonly string file = Path.Combine("taxonomy", "category_keywords.csv");

    public static IReadOnlyList<Keyword> Of(int split) =>
        [.. BrusselsDirectory.Rows(Path.Combine(BrusselsDirectory.Source, file))
            .Where(row => row["keyword"] is not null)
            .Select(row => (Language: row["lang"]!, Text: row["keyword"]!.Trim(), Category: row["category_id"]!))
            .GroupBy(row => (row.Language, Folded: CodeList.Fold(row.Text)))
            .Where(same => Split(same.Key.Language, same.Key.Folded) == split)
            .Select(same => new Keyword(same.Key.Language, same.First().Text, [.. same.Select(row => row.Category).Distinct()]))
            .OrderBy(k => k.Language, StringComparer.Ordinal).ThenBy(k => k.Text, StringComparer.Ordinal)];

    /// <summary>Copies the directory without the keywords of this split, in both files that have them.</summary>
    public static void CopyWithout(int split, string to)
    {
        Copy(to);
        using (var csv = new CsvWriter(Path.Combine(to, file)))
        {
            csv.Row("category_id", "lang", "keyword");
            foreach (var row in BrusselsDirectory.Rows(Path.Combine(BrusselsDirectory.Source, file)))
                if (row["keyword"] is { } keyword && Split(row["lang"]!, CodeList.Fold(keyword)) != split) csv.Row(row["category_id"]!, row["lang"]!, keyword);
        }
        var categories = Path.Combine("taxonomy", "categories.json");
        var all = JsonNode.Parse(File.ReadAllText(Path.Combine(BrusselsDirectory.Source, categories)))!.AsArray();
        foreach (var category in all.OfType<JsonObject>())
            foreach (var (language, property) in new[] { ("fr", "keywordsFr"), ("nl", "keywordsNl") })
                if (category[property] is JsonArray words)
                    category[property] = new JsonArray([.. words.Select(w => (string?)w).OfType<string>().Where(w => Split(language, CodeList.Fold(w)) != split).Select(w => JsonValue.Create(w))]);
        File.WriteAllText(Path.Combine(to, categories), all.ToJsonString());
    }

    /// <summary>Copies the directory as it is.</summary>
    public static void Copy(string to)
    {
        foreach (var from in Directory.EnumerateFiles(BrusselsDirectory.Source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(BrusselsDirectory.Source, from));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllBytes(copy, File.ReadAllBytes(from)); // the originals may be read-only, their copies not
        }
    }

    static int Split(string language, string folded) => SHA256.HashData(Encoding.UTF8.GetBytes($"{language}\n{folded.Trim()}"))[0] % Splits;
}
