using System.Data.Common;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Privacy;

/// <summary>All that is known of somebody, from every table that says whose rows are about one person, and from every part of the house where persons stand.</summary>
public sealed class Answer
{
    static readonly HtmlEncoder encoder = HtmlEncoder.Create(new TextEncoderSettings(UnicodeRanges.All));

    Answer(Person person, IReadOnlyList<Known> known, DateTime at) => (Person, Known, At) = (person, known, at);

    public Person Person { get; }
    public IReadOnlyList<Known> Known { get; }
    public DateTime At { get; }

    /// <param name="most">Of each table at most so many rows, the last ones; null: all.</param>
    /// <param name="everywhere">Also in the directory, where a person is found only by going through all of it.</param>
    public static Answer To(DbConnection connection, Person person, DateTime now, int? most = null, bool everywhere = true)
    {
        var known = new List<Known>();
        foreach (var category in PersonalData.Declared.Categories)
            foreach (var table in category.Tables.Where(table => table.Person is not null)) known.AddRange(Rows(connection, category, table, person, most));
        if (everywhere) foreach (var holder in HoldsPersons.All) known.AddRange(holder.Tell(connection, person));
        return new(person, known, now);
    }

    static IEnumerable<Known> Rows(DbConnection connection, Category category, HeldTable table, Person person, int? most)
    {
        var columns = table.Columns.Keys.ToList();
        var about = new { account = person.Account, address = person.Address, actor = person.Actor, within = person.Actor is null ? null : $"%{person.Actor}%" };
        var last = table.Columns.ContainsKey("at") ? " order by at desc" : table.Columns.ContainsKey("created_at") ? " order by created_at desc" : "";
        using var rows = (DbDataReader)connection.ExecuteReader($"select {string.Join(", ", columns)} from {table.Table} where {table.Person}{last}{(most is null ? "" : $" limit {most}")}", about);
        while (rows.Read())
        {
            var facts = new Dictionary<string, string>();
            for (var i = 0; i < columns.Count; i++) if (!rows.IsDBNull(i) && Words(rows.GetValue(i)) is { Length: > 0 } words) facts[columns[i]] = words;
            yield return new(category.Code, table.Table, "", facts);
        }
    }

    static string Words(object value) => value switch
    {
        DateTime at => at.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        string text when text.Length == 36 && Guid.TryParse(text, out var id) => id.ToString(), // one engine keeps them in capitals
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>By category and table, in the order of the file.</summary>
    public IEnumerable<(Category Category, IReadOnlyList<(HeldTable Table, IReadOnlyList<Known> Rows)> Tables)> ByCategory =>
        from category in PersonalData.Declared.Categories
        let tables = (from table in category.Tables let rows = Known.Where(known => known.Table == table.Table).ToList() where rows.Count > 0 select (table, (IReadOnlyList<Known>)rows)).ToList()
        where tables.Count > 0
        select (category, (IReadOnlyList<(HeldTable, IReadOnlyList<Known>)>)tables);

    /// <summary>A zip with the same twice: to read (HTML, in this language) and for programs (JSON).</summary>
    public byte[] Zip(Texts.Texts texts, string language)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "data.json", Json.Write(new { at = At, account = Person.Account, address = Person.Address, known = Known }));
            Add(zip, "data.html", Html(texts, language));
        }
        return file.ToArray();
    }

    /// <summary>What a row is, in a line: its first facts.</summary>
    public static string Summary(HeldTable table, Known row, string language) => row.Where.Length > 0 ? row.Where
        : string.Join(" · ", row.Facts.Where(fact => !Guid.TryParse(fact.Value, out _) && fact.Value.Length < 60).Take(2).Select(fact => $"{(table.Columns.TryGetValue(fact.Key, out var name) ? name.In(language).Text : fact.Key)}: {fact.Value}")) is { Length: > 0 } said ? said
        : row.Facts.Keys.Select(path => table.Columns.TryGetValue(path, out var name) ? name.In(language).Text : path).FirstOrDefault() ?? table.Table;

    static void Add(ZipArchive zip, string name, string text)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    string Html(Texts.Texts texts, string language)
    {
        var html = new StringBuilder($"<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{E(texts.In(language, "privacy.data"))}</title></head>\n<body>\n<h1>{E(texts.In(language, "privacy.data"))}</h1>\n");
        html.Append("<p>").Append(E(string.Format(CultureInfo.InvariantCulture, texts.In(language, "privacy.data.at"), At))).Append("</p>\n");
        foreach (var (category, tables) in ByCategory)
        {
            html.Append("<h2>").Append(E(category.Name.In(language).Text)).Append("</h2>\n<p>").Append(E(category.Purpose.In(language).Text)).Append("</p>\n");
            foreach (var (table, rows) in tables)
                foreach (var row in rows)
                {
                    html.Append("<dl>\n");
                    if (row.Where.Length > 0) html.Append("<dt>").Append(E(row.Where)).Append("</dt>\n");
                    foreach (var (path, words) in row.Facts) html.Append("<dt>").Append(E(table.Columns.TryGetValue(path, out var name) ? name.In(language).Text : path)).Append("</dt><dd>").Append(E(words)).Append("</dd>\n");
                    html.Append("</dl>\n");
                }
            if (tables.Any(held => held.Table.Secret is not null)) html.Append("<p>").Append(E(texts.In(language, "privacy.data.secret"))).Append("</p>\n");
        }
        return html.Append("</body></html>\n").ToString();
    }

    static string E(string words) => encoder.Encode(words);
}
