using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Upkeep.Links;

/// <summary>Which sheets name which web addresses.</summary>
static class LinkPlaces
{
    const int Longest = 1000, InOneGo = 1000;

    static readonly (string Kind, string Sql)[] columns =
    [
        (Kinds.Service, "select id, url as one, additional_urls as more from directory_service where parked is null and visibility <> 'OwnerOnly' and status <> 'Defunct' and (url is not null or additional_urls <> '[]')"),
        (Kinds.Organization, "select id, website as one, additional_websites as more from directory_organization where parked is null and visibility <> 'OwnerOnly' and (website is not null or additional_websites <> '[]')"),
    ];

    /// <summary>The addresses in these two columns, as a browser would open them.</summary>
    public static IEnumerable<string> In(string? one, string? more) =>
        (one is null ? [] : Json.Read<LocalText>(one).Select(text => text.Value)).Concat(more is null or "[]" ? [] : Json.Read<List<WebAddress>>(more).Select(address => address.Url))
            .Select(WebAddresses.Link).OfType<string>().Select(url => url.Split('#')[0]).Where(url => url.Length <= Longest).Distinct();

    /// <summary>Brings the tables up to what the sheets say now.</summary>
    public static void Follow(Database database, DateTime now)
    {
        using var connection = database.Open();
        var named = columns.SelectMany(kind => connection.Query<(Guid Id, string? One, string? More)>(kind.Sql).SelectMany(row => In(row.One, row.More).Select(url => (Url: url, kind.Kind, RecordId: row.Id)))).ToHashSet();
        var known = connection.Query<(string Url, string Kind, Guid RecordId)>("select url, kind, record_id from directory_link_place").ToHashSet();
        Change(connection, "delete from directory_link_place where url = @Url and kind = @Kind and record_id = @RecordId", known.Except(named));
        Change(connection, "insert into directory_link_place (url, kind, record_id) values (@Url, @Kind, @RecordId)", named.Except(known));
        connection.Execute("insert into directory_link (url, failed_days, next_at) select distinct url, 0, @now from directory_link_place where url not in (select url from directory_link)", new { now });
        connection.Execute("delete from directory_link where url not in (select url from directory_link_place)");
    }

    /// <summary>In short transactions: others write meanwhile.</summary>
    static void Change(DbConnection connection, string sql, IEnumerable<(string Url, string Kind, Guid RecordId)> places)
    {
        foreach (var some in places.Chunk(InOneGo))
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(sql, some.Select(place => new { place.Url, place.Kind, place.RecordId }), transaction);
            transaction.Commit();
        }
    }
}
