using System.Diagnostics;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Vuurtoren.Bench.Search;

/// <summary>
/// PostgreSQL's full text search as one would tune it: Dutch and French stems without accents, weights by field, one GIN index over words and
/// facets together, prepared statements planned for the words at hand. All words first; when that does not fill the page, any of them.
/// </summary>
static class PostgresSearch
{
    const string Page = """
        with hits as materialized (select id, facets, ts_rank(words, $1) as score from found where words @@ $1 and facets @> $2)
        select -1, id from (select id, score from hits order by score desc, id limit 20) page
        union all select value, count(*)::int from hits, unnest(facets) value group by value
        union all select -2, count(*)::int from hits
        """;
    const string Words = "setweight(to_tsvector('nl_plain', n0), 'A') || setweight(to_tsvector('fr_plain', f0), 'A') || setweight(to_tsvector('nl_plain', n1), 'B') || setweight(to_tsvector('fr_plain', f1), 'B') || to_tsvector('nl_plain', n2) || to_tsvector('fr_plain', f2)";

    public static Engine Build(PeerRows rows, string connectionString)
    {
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 3600, Options = "-c work_mem=64MB -c maintenance_work_mem=1GB -c max_parallel_workers_per_gather=0 -c jit=off -c plan_cache_mode=force_custom_plan" });
        using var connection = source.OpenConnection();
        var clock = Stopwatch.StartNew();
        connection.Execute("""
            create extension if not exists unaccent;
            drop table if exists found, staged;
            drop text search configuration if exists nl_plain;
            drop text search configuration if exists fr_plain;
            create text search configuration nl_plain (copy = dutch);
            create text search configuration fr_plain (copy = french);
            alter text search configuration nl_plain alter mapping for hword, hword_part, word with unaccent, dutch_stem;
            alter text search configuration fr_plain alter mapping for hword, hword_part, word with unaccent, french_stem;
            create unlogged table staged (id int, n0 text, n1 text, n2 text, f0 text, f1 text, f2 text, facets int[]);
            """);
        using (var writer = connection.BeginBinaryImport("copy staged from stdin (format binary)"))
        {
            foreach (var row in rows.All())
            {
                writer.StartRow();
                writer.Write(row.Number, NpgsqlDbType.Integer);
                foreach (var text in row.Fields["nl"]) writer.Write(text, NpgsqlDbType.Text);
                foreach (var text in row.Fields["fr"]) writer.Write(text, NpgsqlDbType.Text);
                writer.Write(row.Facets, NpgsqlDbType.Array | NpgsqlDbType.Integer);
            }
            writer.Complete();
        }
        connection.Execute($"""
            create table found as select id, facets, {Words} as words from staged;
            drop table staged;
            alter table found add primary key (id);
            create index found_words on found using gin (words, facets) with (fastupdate = off);
            """);
        connection.Execute("vacuum analyze found");
        return new("PostgreSQL", clock.Elapsed.TotalSeconds, connection.ExecuteScalar<long>("select pg_total_relation_size('found')") / 1e6,
            () => Ask(source.OpenConnection(), rows), sample => Update(source, rows, sample));
    }

    static Func<Question, int> Ask(NpgsqlConnection connection, PeerRows rows)
    {
        // Which stems are asked, once for all words and once for any of them, is worked out before: so the plan knows how rare they are.
        var understand = new NpgsqlCommand("select (plainto_tsquery('nl_plain', $1) || plainto_tsquery('fr_plain', $1))::text, (to_tsquery('nl_plain', $2) || to_tsquery('fr_plain', $2))::text", connection);
        understand.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Text });
        understand.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Text });
        understand.Prepare();
        var command = new NpgsqlCommand(Page.Replace("$1", "$1::tsquery", StringComparison.Ordinal), connection);
        command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        command.Prepare();
        return question =>
        {
            var words = PeerRows.Words(question.Text);
            if (words.Count == 0) return 0;
            (understand.Parameters[0].Value, understand.Parameters[1].Value) = (string.Join(' ', words), string.Join(" | ", words));
            string all, any;
            using (var reader = understand.ExecuteReader())
            {
                reader.Read();
                (all, any) = (reader.GetString(0), reader.GetString(1));
            }
            var filters = rows.Filters(question.Query);
            var found = Found(all);
            return found >= Question.Page || words.Count == 1 ? found : Found(any);

            int Found(string stems)
            {
                if (stems.Length == 0) return 0;
                (command.Parameters[0].Value, command.Parameters[1].Value) = (stems, filters);
                return PeerRows.Total(command);
            }
        };
    }

    static double Update(NpgsqlDataSource source, PeerRows rows, int sample)
    {
        using var connection = source.OpenConnection();
        var row = rows.Sample[sample];
        var (nl, fr) = (row.Fields["nl"], row.Fields["fr"]);
        var clock = Stopwatch.StartNew();
        connection.Execute($"update found set words = (select {Words} from (values (@n0, @n1, @n2, @f0, @f1, @f2)) as t (n0, n1, n2, f0, f1, f2)) where id = @id",
            new { id = row.Number, n0 = nl[0] + " vernieuwd", n1 = nl[1], n2 = nl[2], f0 = fr[0], f1 = fr[1], f2 = fr[2] });
        return clock.Elapsed.TotalSeconds;
    }
}
