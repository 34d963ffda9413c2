using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Tables;

/// <summary>The cells of one row by the field they are for.</summary>
sealed class TableValues
{
    static readonly char[] between = [',', ';', '\n', '|'];
    readonly Dictionary<string, List<(FieldTarget Field, string Text)>> byPath = [];
    readonly string language;

    public TableValues(TableRow row, FieldTarget[]?[] fields, TableMapping mapping, string language)
    {
        this.language = language;
        for (var place = 0; place < fields.Length; place++)
            if (fields[place] is { } targets && row[place] is { } text)
                foreach (var target in targets) Add(target, text);
        // A constant stands in where the row says nothing.
        foreach (var (field, text) in mapping.Constants) if (!byPath.TryGetValue(field.Path, out var there) || there.TrueForAll(t => t.Field.Language != field.Language)) Add(field, text);
    }

    void Add(FieldTarget field, string text)
    {
        if (!byPath.TryGetValue(field.Path, out var texts)) byPath[field.Path] = texts = [];
        texts.Add((field, text));
    }

    public bool HasAny(string prefix) => byPath.Keys.Any(path => path.StartsWith(prefix, StringComparison.Ordinal));

    public string? One(string path) => byPath.TryGetValue(path, out var texts) ? texts[0].Text : null;

    public IEnumerable<string> All(string path) => byPath.TryGetValue(path, out var texts) ? texts.Select(t => t.Text) : [];

    public LocalText? Text(string path) => Local(path, CleanText.ToMarkdown, "\n\n", language);

    public LocalText? Line(string path) => Local(path, CleanText.PlainLine, " ", language);

    /// <summary>Without a language unless the mapping gives one.</summary>
    public LocalText? Neutral(string path, Func<string?, string?> tidy) => Local(path, tidy, null, LocalText.NoLanguage);

    LocalText? Local(string path, Func<string?, string?> tidy, string? join, string otherwise) => !byPath.TryGetValue(path, out var texts) ? null
        : LocalText.From(texts.Select(t => (Language: t.Field.Language ?? otherwise, Text: tidy(t.Text))).Where(t => t.Text is not null).GroupBy(t => t.Language)
            .Select(g => KeyValuePair.Create(g.Key, (string?)(join is null ? g.First().Text : string.Join(join, g.Select(t => t.Text).Distinct())))));

    /// <summary>The items of a list; items of two columns in two languages are the same items when there are as many.</summary>
    public IReadOnlyList<LocalText> List(string path)
    {
        if (!byPath.TryGetValue(path, out var texts)) return [];
        var lists = texts.GroupBy(t => t.Field.Language ?? language).Select(g => (Language: g.Key, Items: g.SelectMany(t => Items(t.Field, t.Text)).Distinct().ToList())).Where(l => l.Items.Count > 0).ToList();
        if (lists.Count > 1 && lists.TrueForAll(l => l.Items.Count == lists[0].Items.Count))
            return [.. Enumerable.Range(0, lists[0].Items.Count).Select(i => LocalText.From(lists.Select(l => KeyValuePair.Create(l.Language, (string?)l.Items[i])))!)];
        return [.. lists.Take(1).SelectMany(l => l.Items.Select(i => LocalText.From(l.Language, i)!))];
    }

    static IEnumerable<string> Items(FieldTarget field, string text) =>
        (field.Separator is { } separator ? text.Split(separator) : text.Split(between)).Select(i => CleanText.PlainLine(i)?.TrimStart('-', ' ')).OfType<string>().Where(i => i.Length > 0);
}
