using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>
/// Rows that are the same except for their id become one record with all their identifiers; the other ids live on as aliases.
/// Kind after kind, so that what points to joined records is compared by what they became.
/// </summary>
static class Joining
{
    static readonly string[] links = ["organization_id", "parent_organization_id", "location_id", "service_id", "intake_location_id"];

    public static void Join(Stage stage, bool same)
    {
        if (!same) return;
        stage.Connection.Execute("create index if not exists item_content on item (kind, content, parked)");
        stage.Begin();
        for (var kind = 2; kind < Kinds.All.Count; kind++) // words of taxonomies mean what stands above them: never joined
        {
            if (stage.Connection.ExecuteScalar<bool>("select exists (select 1 from alias)")) FollowLinks(stage, kind);
            foreach (var content in stage.Connection.Query<string>("select content from item where kind = @kind and parked is null group by content having count(*) > 1", new { kind }).ToList())
                JoinGroup(stage, kind, content);
        }
        stage.Commit();
    }

    static void FollowLinks(Stage stage, int kind)
    {
        var table = stage.Table(kind);
        var aliases = stage.Connection.Query<(string Id, string Record)>("select id, record_id from alias").ToDictionary(a => Guid.Parse(a.Id), a => Guid.Parse(a.Record));
        foreach (var (n, raw) in stage.Connection.Query<(long, string)>("select n, raw from item where kind = @kind", new { kind }).ToList())
        {
            var values = table.FromJson(raw);
            var followed = false;
            foreach (var link in links.Where(table.Has))
                if (values[table[link]] is Guid id && aliases.TryGetValue(id, out var record)) (values[table[link]], followed) = (record, true);
            if (!followed) continue;
            Update(stage, n, table.ToJson(values));
        }
    }

    static void JoinGroup(Stage stage, int kind, string content)
    {
        var table = stage.Table(kind);
        var rows = stage.Connection.Query<(long N, string SourceId, string Record, string Raw, string Hash)>(
            "select n, source_id, record_id, raw, hash from item where kind = @kind and content = @content and parked is null order by n", new { kind, content }).ToList();
        var (first, others) = (rows[0], rows[1..]);
        var values = table.FromJson(first.Raw);
        values[table["identifiers"]] = Json.Write(rows.SelectMany(row => Identifiers(table, row.Raw)).Distinct().ToList());
        foreach (var row in others)
            stage.Connection.Execute("""
                insert into alias (id, kind, record_id, source_id, hash, raw) values (@Record, @kind, @to, @SourceId, @Hash, @Raw);
                delete from item where n = @N;
                """, new { row.Record, kind, to = first.Record, row.SourceId, row.Hash, row.Raw, row.N });
        Update(stage, first.N, table.ToJson(values));
    }

    static List<Identifier> Identifiers(RecordTable table, string raw) =>
        table.FromJson(raw)[table["identifiers"]] is string json ? Json.Read<List<Identifier>>(json) : [];

    static void Update(Stage stage, long n, (string Raw, string Hash, string Content) json) =>
        stage.Connection.Execute("update item set raw = @Raw, hash = @Hash, content = @Content where n = @n", new { json.Raw, json.Hash, json.Content, n });
}
