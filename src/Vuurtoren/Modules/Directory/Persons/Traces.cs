using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Persons;

/// <summary>Where a person is still found after the records themselves: what stood there before, what sources gave, what people typed, and letters.</summary>
sealed class Traces(DbConnection connection, DbTransaction transaction, Guid[] records)
{
    public void Erase(string name, IReadOnlyList<string> mails)
    {
        foreach (var words in mails.Prepend(name))
        {
            foreach (var record in Holding("change", "changes", words)) RawPersons.EraseFrom(connection, transaction, "change", "changes", words, record);
            foreach (var record in Holding("source_record", "raw", words)) RawPersons.EraseFrom(connection, transaction, "source_record", "raw", words, record);
            foreach (var column in (string[])["current", "incoming"])
                foreach (var record in Holding("import_difference", column, words)) RawPersons.EraseFrom(connection, transaction, "import_difference", column, words, record);
            BySource(words);
            Suggestions(words);
            Drafts(words);
        }
        // Addresses are looked for everywhere: nobody else has them.
        foreach (var mail in mails)
        {
            foreach (var (table, column) in ((string, string)[])[("import_before", "raw"), ("import_quarantine", "raw"), ("import_preview", "current"), ("import_preview", "incoming"), ("import_correction", "cells")])
                RawPersons.EraseFrom(connection, transaction, table, column, mail);
            connection.Execute(connection.WithLists("delete from mail where lower(address) = @mail and about_id in @records and in_flight_since is null"), new { mail = mail.ToLowerInvariant(), records }, transaction);
        }
    }

    List<Guid> Holding(string table, string column, string words) =>
        connection.Query<Guid>(connection.WithLists($"select distinct record_id from {table} where record_id in @records and {RawPersons.Holding(column)}"), new { records, within = RawPersons.Within(words), exact = RawPersons.Exact(words) }, transaction).AsList();

    /// <summary>As sources name these records.</summary>
    void BySource(string words)
    {
        var sources = connection.Query<(string Source, string Kind, string SourceId)>(connection.WithLists("select source, kind, source_id from source_record where record_id in @records"), new { records }, transaction).AsList();
        foreach (var (source, kind, sourceId) in sources)
        {
            var about = new { source, kind, sourceId, within = RawPersons.Within(words), exact = RawPersons.Exact(words) };
            foreach (var (run, raw) in connection.Query<(Guid, string)>($"select run, raw from import_before where source = @source and kind = @kind and source_id = @sourceId and {RawPersons.Holding("raw")}", about, transaction).AsList())
                connection.Execute("update import_before set raw = @left where run = @run and source = @source and kind = @kind and source_id = @sourceId", new { left = RawPersons.Without(raw, words) ?? "{}", run, source, kind, sourceId }, transaction);
            connection.Execute($"delete from import_preview where kind = @kind and source_id = @sourceId and ({RawPersons.Holding("current")} or {RawPersons.Holding("incoming")})", about, transaction);
            foreach (var (run, n, raw) in connection.Query<(Guid, long, string)>($"select run, n, raw from import_quarantine where kind = @kind and source_id = @sourceId and {RawPersons.Holding("raw")}", about, transaction).AsList())
                connection.Execute("update import_quarantine set raw = @left where run = @run and n = @n", new { left = RawPersons.Without(raw, words) ?? "", run, n }, transaction);
        }
    }

    void Suggestions(string words)
    {
        foreach (var (id, boxes) in connection.Query<(Guid, string)>(connection.WithLists($"select id, boxes from directory_suggestion where service_id in @records and {RawPersons.Holding("boxes")}"), new { records, within = RawPersons.Within(words), exact = RawPersons.Exact(words) }, transaction).AsList())
            connection.Execute("update directory_suggestion set boxes = @left where id = @id", new { id, left = RawPersons.Without(boxes, words) ?? "{}" }, transaction);
        connection.Execute(connection.WithLists($"update directory_suggestion set words = null where service_id in @records and {RawPersons.Holding("words")}"), new { records, within = RawPersons.Within(words), exact = RawPersons.Exact(words) }, transaction);
    }

    /// <summary>Of forms that are not published: the whole row of the person.</summary>
    void Drafts(string words)
    {
        foreach (var (id, json) in connection.Query<(Guid, string)>(connection.WithLists($"select id, typed from directory_draft where record_id in @records and {RawPersons.Holding("typed")}"), new { records, within = RawPersons.Within(words), exact = RawPersons.Exact(words) }, transaction).AsList())
        {
            var boxes = Json.Read<Dictionary<string, string>>(json);
            foreach (var row in boxes.Where(box => box.Key.Contains(".contacts.", StringComparison.Ordinal) && box.Value.Contains(words, StringComparison.OrdinalIgnoreCase)).Select(box => RowOf(box.Key)).Distinct().ToList())
                foreach (var box in boxes.Keys.Where(box => box.StartsWith(row, StringComparison.Ordinal)).ToList()) boxes.Remove(box);
            connection.Execute("update directory_draft set typed = @typed where id = @id", new { id, typed = Json.Write(boxes) }, transaction);
        }
    }

    /// <summary>"service.contacts.0." of "service.contacts.0.title.nl".</summary>
    static string RowOf(string box)
    {
        var list = box.IndexOf(".contacts.", StringComparison.Ordinal) + ".contacts.".Length;
        return box[..(box.IndexOf('.', list) + 1)];
    }
}
