using System.Globalization;
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
        if (!same || !MayHaveTwoAlike(stage)) return;
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

    /// <summary>Seen by the first 64 bits of the content hashes, sorted in memory: most inputs hold nothing twice, and then nothing else needs sorting.</summary>
    static bool MayHaveTwoAlike(Stage stage)
    {
        var contents = stage.Connection.Query<string>("select substr(content, 1, 16) from item where kind >= 2 and parked is null", buffered: false).Select(start => ulong.Parse(start, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
        Array.Sort(contents);
        for (var i = 1; i < contents.Length; i++) if (contents[i] == contents[i - 1]) return true;
        return false;
    }

    static void FollowLinks(Stage stage, int kind)
    {
        var table = stage.Table(kind);
        var aliases = stage.Connection.Query<(string Id, string Record)>("select id, record_id from alias").ToDictionary(a => Guid.Parse(a.Id), a => Guid.Parse(a.Record));
        foreach (var n in stage.Connection.Query<long>("select n from item where kind = @kind", new { kind }).ToList())
        {
            var values = table.FromJson(stage.Connection.QuerySingle<byte[]>($"select raw from raw_{kind} where n = @n", new { n }));
            var followed = false;
            foreach (var link in links.Where(table.Has))
                if (values[table[link]] is Guid id && aliases.TryGetValue(id, out var record)) (values[table[link]], followed) = (record, true);
            if (!followed) continue;
            Update(stage, kind, n, table.ToJson(values));
        }
    }

    static void JoinGroup(Stage stage, int kind, string content)
    {
        var table = stage.Table(kind);
        var rows = stage.Connection.Query<(long N, string SourceId, string Record, byte[] Raw, string Hash)>(
            $"select n, source_id, record_id, raw, hash from item join raw_{kind} using (n) where kind = @kind and content = @content and parked is null order by n", new { kind, content }).ToList();
        var (first, others) = (rows[0], rows[1..]);
        var values = table.FromJson(first.Raw);
        values[table["identifiers"]] = Json.Write(rows.SelectMany(row => Identifiers(table, row.Raw)).Distinct().ToList());
        foreach (var row in others)
            stage.Connection.Execute($"""
                insert into alias (id, kind, record_id, source_id, hash, raw) values (@Record, @kind, @to, @SourceId, @Hash, @Raw);
                delete from item where n = @N;
                delete from raw_{kind} where n = @N;
                """, new { row.Record, kind, to = first.Record, row.SourceId, row.Hash, row.Raw, row.N });
        Update(stage, kind, first.N, table.ToJson(values));
    }

    static List<Identifier> Identifiers(RecordTable table, byte[] raw) =>
        table.FromJson(raw)[table["identifiers"]] is string json ? Json.Read<List<Identifier>>(json) : [];

    static void Update(Stage stage, int kind, long n, (byte[] Raw, string Hash, string Content) json) =>
        stage.Connection.Execute($"update item set hash = @Hash, content = @Content where n = @n; update raw_{kind} set raw = @Raw where n = @n", new { json.Raw, json.Hash, json.Content, n });
}
