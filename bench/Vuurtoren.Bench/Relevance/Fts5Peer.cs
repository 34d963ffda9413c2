using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Bench.Relevance;

/// <summary>
/// What SQLite's own full text search finds in the same directory: names, the categories with their keywords, what stands above these, and
/// descriptions, each in a column with a weight of its own; without accents, words of four letters and more also as beginnings.
/// </summary>
sealed partial class Fts5Peer : IDisposable
{
    readonly SqliteConnection index = new("Data Source=:memory:");

    public Fts5Peer(Database database)
    {
        index.Open();
        index.Execute("create virtual table found using fts5(id unindexed, name, category, wider, description, tokenize = 'unicode61 remove_diacritics 2')");
        using var directory = database.Open();
        var terms = directory.Query("select id, name, description, alternate_names, broader from directory_taxonomy_term where source = 'social-brussels'")
            .ToDictionary(t => Guid.Parse((string)t.id), t => (Names: Texts((string)t.name) + " " + Texts((string)t.alternate_names),
                Description: Texts((string?)t.description), Broader: JsonSerializer.Deserialize<Guid[]>((string)t.broader)!));
        var services = directory.Query("select organization_id, name, alternate_name, description, for_whom, what_you_get, themes from directory_service where parked is null")
            .ToLookup(s => (string)s.organization_id);
        using var transaction = index.BeginTransaction();
        foreach (var organization in directory.Query("select id, name, alternate_name, description from directory_organization where parked is null"))
        {
            var its = services[(string)organization.id].ToList();
            var themes = its.SelectMany(s => JsonSerializer.Deserialize<Guid[]>((string)s.themes)!).Distinct().Where(terms.ContainsKey).ToList();
            var wider = new HashSet<Guid>();
            foreach (var theme in themes) Widen(theme);
            index.Execute("insert into found values (@id, @name, @category, @wider, @description)", new
            {
                id = (string)organization.id,
                name = string.Join(' ', its.SelectMany(s => new[] { (string?)s.name, (string?)s.alternate_name }).Prepend((string?)organization.alternate_name).Prepend((string?)organization.name).Select(Texts)),
                category = string.Join(' ', themes.Select(t => terms[t].Names)),
                wider = string.Join(' ', wider.Except(themes).Select(t => terms[t].Names)),
                description = string.Join(' ', its.SelectMany(s => new[] { (string?)s.description, (string?)s.for_whom, (string?)s.what_you_get }).Prepend((string?)organization.description).Select(Texts).Concat(themes.Select(t => terms[t].Description))),
            }, transaction);

            void Widen(Guid term)
            {
                foreach (var broader in terms[term].Broader)
                    if (terms.ContainsKey(broader) && wider.Add(broader)) Widen(broader);
            }
        }
        transaction.Commit();
    }

    /// <summary>The ten that suit best: any of the words is enough, more of them and rarer ones count more.</summary>
    public IReadOnlyList<Guid> Ask(string text)
    {
        var words = Word().Matches(text).Select(m => m.Value).Where(w => w.Length > 1 && !Common.Contains(w.ToLowerInvariant())).Distinct().ToList();
        if (words.Count == 0) return [];
        var match = string.Join(" OR ", words.Select(w => w.Length > 3 ? $"\"{w}\"*" : $"\"{w}\""));
        return [.. index.Query<string>("select id from found where found match @match order by bm25(found, 0, 4, 3, 1, 0.5), rowid limit 10", new { match }).Select(Guid.Parse)];
    }

    /// <summary>All texts and languages of a JSON column, one after the other.</summary>
    static string Texts(string? json)
    {
        if (string.IsNullOrEmpty(json)) return "";
        using var document = JsonDocument.Parse(json);
        return string.Join(' ', All(document.RootElement));

        static IEnumerable<string> All(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => All(p.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(All),
            JsonValueKind.String => [element.GetString()!],
            _ => [],
        };
    }

    /// <summary>Function words, which the peer would otherwise rank by.</summary>
    public static readonly HashSet<string> Common =
    [
        "de", "het", "een", "van", "voor", "in", "op", "met", "bij", "en", "of", "te", "aan", "die", "dat", "is", "ik", "naar", "om", "er", "we", "wij", "mijn", "niet", "hij", "zij", "ze", "zijn", "heb", "hebben", "heeft", "kan", "moet", "wil", "als", "ook", "maar", "nog", "meer", "wat", "waar", "hoe", "wie", "geen", "al", "dan", "me", "mij", "ons", "uit", "tot", "door", "over", "wordt", "ben",
        "le", "la", "les", "un", "une", "des", "du", "et", "ou", "où", "pour", "dans", "sur", "avec", "aux", "au", "par", "je", "est", "mon", "ma", "mes", "qui", "que", "ne", "pas", "plus", "il", "elle", "on", "nous", "ai", "suis", "me", "se", "son", "sa", "ses", "en", "ce", "cette", "ça", "peut", "peux", "veux", "dois", "quand", "comment", "quoi", "sans", "tout", "très", "fait", "être", "avoir", "été", "qu", "j'ai",
    ];

    public void Dispose() => index.Dispose();

    [GeneratedRegex(@"[\p{L}\p{N}]+")] private static partial Regex Word();
}
