using System.Data.Common;
using Dapper;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>What is to be done with a staged record.</summary>
public enum Verdict { New = 0, Unchanged = 1, Changed = 2, SecondSource = 3 }

/// <summary>Sets what was staged beside what the database knows of this source, without changing the database.</summary>
static class Comparison
{
    public static void Compare(Stage stage, DbConnection connection, DbTransaction? transaction, string source)
    {
        stage.Connection.Execute("""
            drop table if exists known;
            drop table if exists existing;
            create table known (kind integer not null, source_id text not null, record_id text not null, hash text not null, missing integer not null, primary key (kind, source_id)) without rowid;
            create table existing (record_id text primary key) without rowid;
            """);
        stage.Begin();
        stage.Connection.Execute("create index if not exists item_kind on item (kind)"); // what is to be looked up and written is read kind after kind
        LoadKnown(stage, connection, transaction, source);
        MergedRows.Follow(stage, connection, transaction);
        LoadExisting(stage, connection, transaction);
        Judge(stage);
        MergedRows.Judge(stage);
        Orphans(stage);
        stage.Commit();
    }

    static void LoadKnown(Stage stage, DbConnection connection, DbTransaction? transaction, string source)
    {
        var kinds = Kinds.All.Select((k, i) => (k.Name, i)).ToDictionary(k => k.Name, k => k.i);
        var rows = connection.Query<(string Kind, string SourceId, Guid Record, string Hash, bool Missing)>(
            "select kind, source_id, record_id, hash, case when missing_since is null then 0 else 1 end from source_record where source = @source", new { source }, transaction, buffered: false);
        BulkWriter.Write(stage.Connection, null, "known", ["kind", "source_id", "record_id", "hash", "missing"],
            rows.Where(r => kinds.ContainsKey(r.Kind)).Select(r => new object?[] { kinds[r.Kind], r.SourceId, r.Record.ToString(), r.Hash, r.Missing ? 1 : 0 }));
    }

    /// <summary>Which of the records that are new for this source, and of those they point to, the database has already.</summary>
    static void LoadExisting(Stage stage, DbConnection connection, DbTransaction? transaction)
    {
        Look(2, Targets(stage, 4, "organization_id"));
        Look(3, Targets(stage, 5, "location_id"));
        Look(4, Targets(stage, 5, "service_id"));
        for (var kind = 0; kind < Kinds.All.Count; kind++)
            Look(kind, stage.Connection.Query<string>($"select record_id from item where kind = {kind} and not exists (select 1 from known where known.kind = item.kind and known.source_id = item.source_id and known.record_id = item.record_id)", buffered: false).Select(Guid.Parse));

        void Look(int kind, IEnumerable<Guid> ids)
        {
            var table = stage.Table(kind).Name;
            if (!connection.ExecuteScalar<bool>($"select exists (select 1 from {table})", transaction: transaction)) return;
            foreach (var some in ids.Chunk(500).ToList())
                stage.Connection.Execute("insert or ignore into existing (record_id) values (@id)",
                    connection.Query<Guid>($"select id from {table} where id in ('{string.Join("', '", some.Select(id => id.ToString().ToUpperInvariant()))}')", transaction: transaction).Select(id => new { id = id.ToString() }));
        }
    }

    /// <summary>What records point to and the input itself does not hold.</summary>
    static IEnumerable<Guid> Targets(Stage stage, int kind, string link) => Links(stage, kind, link).Where(row => row.Target is not null).Select(row => row.Target!.Value).Where(id => !stage.Knows(id)).Distinct();

    static IEnumerable<(long N, Guid? Target)> Links(Stage stage, int kind, string link) =>
        stage.Connection.Query<(long N, string? Target)>($"select n, json_extract(cast(raw as text), '$.{link}') from item join raw_{kind} using (n) where kind = {kind} and loose and parked is null", buffered: false)
            .Select(row => (row.N, row.Target is null ? (Guid?)null : Guid.Parse(row.Target)));

    static void Judge(Stage stage)
    {
        if (stage.Connection.ExecuteScalar<bool>("select exists (select 1 from existing)"))
            stage.Connection.Execute("update item set state = 3 where exists (select 1 from existing where existing.record_id = item.record_id)");
        if (KnowsSource(stage))
            stage.Connection.Execute("""
                create index if not exists item_record on item (record_id);
                create index if not exists item_source on item (kind, source_id);
                -- a row that was joined to another before, and still has no twin of its own, goes on filling that record
                update item set record_id = known.record_id from known
                    where known.kind = item.kind and known.source_id = item.source_id and known.record_id <> item.record_id
                      and not exists (select 1 from item other where other.record_id = known.record_id);
                update item set state = case when known.hash = item.hash and known.missing = 0 then 1 else 2 end from known
                    where known.kind = item.kind and known.source_id = item.source_id and known.record_id = item.record_id;
                """);
    }

    /// <summary>Whether this source was here before; a first import needs no indexes to find its rows by.</summary>
    public static bool KnowsSource(Stage stage) => stage.Connection.ExecuteScalar<bool>("select exists (select 1 from known)");

    /// <summary>A service without its organisation is parked; a service at a place that nobody knows cannot be used.</summary>
    static void Orphans(Stage stage)
    {
        var existing = stage.Connection.Query<string>("select record_id from existing").Select(Guid.Parse).ToHashSet();
        List<long> Lost(int kind, string link) => [.. Links(stage, kind, link).Where(row => row.Target is not { } id || !(stage.Knows(id) || existing.Contains(id))).Select(row => row.N)];

        stage.Connection.Execute("update item set parked = 'organization-unknown' where n = @n", Lost(4, "organization_id").Select(n => new { n }));
        foreach (var (link, reason) in new[] { ("service_id", "service-unknown"), ("location_id", "location-unknown") })
            foreach (var n in Lost(5, link))
            {
                var row = stage.Connection.QuerySingle<(string SourceId, long Line, string Raw)>("select source_id, line, cast(raw as text) from item join raw_5 using (n) where n = @n", new { n });
                stage.Note(Kinds.ServiceAtLocation, row.SourceId, row.Line, reason, used: false, row.Raw);
                stage.Connection.Execute("delete from item where n = @n; delete from raw_5 where n = @n", new { n });
            }
    }

    /// <summary>What this source gave before and does not give any more.</summary>
    public static List<(string Kind, string SourceId, Guid Record)> Missing(Stage stage) => stage.Connection.Query<(int Kind, string SourceId, string Record)>("""
        select kind, source_id, record_id from known where missing = 0
            and not exists (select 1 from item where item.kind = known.kind and item.source_id = known.source_id)
            and not exists (select 1 from alias where alias.kind = known.kind and alias.source_id = known.source_id)
            and not exists (select 1 from note where note.used = 0 and note.source_id = known.source_id)
        order by kind, source_id
        """).Select(r => (Kinds.All[r.Kind].Name, r.SourceId, Guid.Parse(r.Record))).ToList();
}
