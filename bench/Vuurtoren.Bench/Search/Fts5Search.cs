using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Vuurtoren.Modules.Directory.Reading;

namespace Vuurtoren.Bench.Search;

/// <summary>
/// SQLite's full text search as one would tune it: without accents, an index of beginnings, names before themes before text, filters as a column of
/// the index so that lists are cut against each other, counts from a clustered table. All words first; when that does not fill the page, any of them.
/// </summary>
static class Fts5Search
{
    const string Page = """
        with hits as materialized (select rowid as id, bm25(found, 4, 3, 1, 0) as score from found where found match @match)
        select -1, id from (select id, score from hits order by score, id limit 20)
        union all select value, count(*) from hits join facet on entry = hits.id group by value
        union all select -2, count(*) from hits
        """;

    public static Engine Build(PeerRows rows, string folder)
    {
        var clock = Stopwatch.StartNew();
        var file = Path.Combine(folder, "fts5.db");
        using (var connection = Open(file))
        {
            connection.Execute("""
                create virtual table found using fts5(name, related, text, facets, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='3 4');
                create table facet (entry integer not null, value integer not null, primary key (entry, value)) without rowid;
                """);
            using var transaction = connection.BeginTransaction();
            using var insert = Prepared(connection, transaction, "insert into found (rowid, name, related, text, facets) values (@p0, @p1, @p2, @p3, @p4)", 5);
            using var count = Prepared(connection, transaction, "insert into facet values (@p0, @p1)", 2);
            foreach (var row in rows.All())
            {
                Run(insert, [row.Number, .. Columns(row)]);
                foreach (var value in row.Facets) Run(count, row.Number, value);
            }
            transaction.Commit();
            connection.Execute("insert into found(found) values ('optimize'); analyze; pragma wal_checkpoint(truncate)");
        }
        return new("FTS5", clock.Elapsed.TotalSeconds, new FileInfo(file).Length / 1e6, () => Ask(Open(file), rows), sample => Update(file, rows, sample));
    }

    static object[] Columns(PeerRow row) => [.. Enumerable.Range(0, 3).Select(field => string.Join(' ', DirectoryIndex.Languages.Select(l => row.Fields[l][field]))), string.Join(' ', row.Facets.Select(f => "f" + f.ToString(CultureInfo.InvariantCulture)))];

    static Func<Question, int> Ask(SqliteConnection connection, PeerRows rows)
    {
        var command = connection.CreateCommand();
        command.CommandText = Page;
        var match = command.Parameters.Add("@match", SqliteType.Text);
        command.Prepare();
        return question =>
        {
            var words = PeerRows.Words(question.Text).Select(w => w.Length > 3 ? $"\"{w}\"*" : $"\"{w}\"").ToList();
            if (words.Count == 0) return 0;
            var filters = string.Concat(rows.Filters(question.Query).Select(f => $"facets : f{f} AND "));
            var found = Found(" AND ");
            return found >= Question.Page || words.Count == 1 ? found : Found(" OR ");

            int Found(string between)
            {
                match.Value = $"{filters}{{name related text}} : ({string.Join(between, words)})";
                return PeerRows.Total(command);
            }
        };
    }

    static double Update(string file, PeerRows rows, int sample)
    {
        using var connection = Open(file);
        var row = rows.Sample[sample];
        var columns = Columns(row);
        columns[0] += " vernieuwd";
        var clock = Stopwatch.StartNew();
        using var transaction = connection.BeginTransaction();
        using var update = Prepared(connection, transaction, "insert or replace into found (rowid, name, related, text, facets) values (@p0, @p1, @p2, @p3, @p4)", 5);
        Run(update, [row.Number, .. columns]);
        transaction.Commit();
        return clock.Elapsed.TotalSeconds;
    }

    static SqliteCommand Prepared(SqliteConnection connection, SqliteTransaction transaction, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        for (var i = 0; i < parameters; i++) command.Parameters.AddWithValue("@p" + i.ToString(CultureInfo.InvariantCulture), DBNull.Value);
        command.Prepare();
        return command;
    }

    static void Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }

    static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        connection.Execute("pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -1000000; pragma mmap_size = 8000000000; pragma temp_store = memory");
        return connection;
    }
}
