using System.Data.Common;
using Dapper;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>
/// Rows of records that a person merged into others: they fill the record that stayed, from whichever source they come, and what points to them
/// points there. Nothing here costs anything as long as nobody merged anything.
/// </summary>
static class MergedRows
{
    static readonly string[] links = ["organization_id", "parent_organization_id", "location_id", "service_id", "intake_location_id"];

    /// <summary>Which ids lead elsewhere because a person said so; links to them are followed before anything is compared.</summary>
    public static void Follow(Stage stage, DbConnection connection, DbTransaction? transaction)
    {
        stage.Connection.Execute("drop table if exists merged; create table merged (gone text primary key, kept text not null) without rowid");
        var merged = connection.Query<(Guid Gone, Guid Kept)>(string.Join(" union all ", Kinds.All.Select(kind => $"select a.id, a.record_id from alias a join directory_{kind.Name} r on r.id = a.id where r.parked = 'merged'")), transaction: transaction)
            .ToDictionary(row => row.Gone, row => row.Kept);
        if (merged.Count == 0) return;
        stage.Connection.Execute("insert into merged (gone, kept) values (@gone, @kept)", merged.Select(row => new { gone = row.Key.ToString(), kept = row.Value.ToString() }));
        for (var kind = 2; kind < Kinds.All.Count; kind++)
            foreach (var link in links.Where(stage.Table(kind).Has))
                foreach (var n in stage.Connection.Query<long>($"select item.n from item join raw_{kind} using (n) where kind = {kind} and json_extract(cast(raw as text), '$.{link}') in (select gone from merged)").ToList())
                    FollowLink(stage, kind, link, n, merged);
    }

    static void FollowLink(Stage stage, int kind, string link, long n, Dictionary<Guid, Guid> merged)
    {
        var table = stage.Table(kind);
        var (raw, secret) = stage.Connection.QuerySingle<(byte[], string?)>($"select raw, secret from raw_{kind} where n = @n", new { n });
        var values = table.FromJson(raw);
        values[table[link]] = merged[(Guid)values[table[link]]!];
        var json = table.ToJson(values, secret);
        stage.Connection.Execute($"update item set hash = @Hash, content = @Content where n = @n; update raw_{kind} set raw = @Raw where n = @n", new { json.Raw, json.Hash, json.Content, n });
    }

    /// <summary>
    /// A merged row fills the record that stayed; where the same input also holds that record itself, or another row of it, the merged one is
    /// left out: two rows of one source must not change one record in turns.
    /// </summary>
    public static void Judge(Stage stage)
    {
        if (!stage.Connection.ExecuteScalar<bool>("select exists (select 1 from merged)")) return;
        stage.Connection.Execute("""
            create index if not exists item_record on item (record_id);
            update item set state = 1 where exists (select 1 from merged join item other on other.record_id = merged.kept and other.n <> item.n where merged.gone = item.record_id);
            update item set state = 1 where exists (select 1 from merged join item other on other.record_id = merged.gone and other.n < item.n where merged.gone <> item.record_id
                and merged.kept = (select m.kept from merged m where m.gone = item.record_id));
            update item set state = 3, record_id = (select kept from merged where gone = item.record_id) where state <> 1 and record_id in (select gone from merged);
            """);
    }
}
