using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Reading.Rows;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// Which organisations' entries have to be read again after a change: those a changed record belongs to now, by the tables,
/// and those it belonged to before, by the index.
/// </summary>
sealed class ChangedGroups
{
    readonly Snapshot before;
    readonly DbConnection connection;
    readonly DbTransaction transaction;

    public ChangedGroups(Snapshot before, DbConnection connection, DbTransaction transaction)
    {
        (this.before, this.connection, this.transaction) = (before, connection, transaction);
        var changes = connection.Query<(string Kind, Guid Id)>("select distinct kind, record_id from change where seq > @Seq", new { before.Seq }, transaction).ToLookup(c => c.Kind, c => c.Id);
        Records = [.. changes.SelectMany(kind => kind.Select(id => (kind.Key, id)))];
        Organizations(changes[Kinds.Organization]);
        Services(changes[Kinds.Service]);
        Locations(changes[Kinds.Location].ToHashSet());
        AtLocations(changes[Kinds.ServiceAtLocation].ToHashSet());
        Terms = changes.Contains(Kinds.TaxonomyTerm) || changes.Contains(Kinds.Taxonomy);
    }

    public HashSet<Guid> Groups { get; } = [];
    /// <summary>The changed records themselves, with their kinds.</summary>
    public IReadOnlyList<(string Kind, Guid Id)> Records { get; }
    /// <summary>The taxonomies themselves have to be read again; then <see cref="Under"/> has to be told of them.</summary>
    public bool Terms { get; }

    /// <summary>Themselves, and who is at a place of theirs: a place is hidden with its organisation.</summary>
    void Organizations(IEnumerable<Guid> ids)
    {
        foreach (var some in ids.Chunk(500))
        {
            Groups.UnionWith(some);
            Add("""
                select coalesce(s.organization_id, s.id) from directory_location l join directory_service_at_location a on a.location_id = l.id
                join directory_service s on s.id = a.service_id where l.organization_id in @ids
                """, some);
        }
    }

    void Services(IEnumerable<Guid> ids)
    {
        foreach (var some in ids.Chunk(500))
        {
            Add("select coalesce(organization_id, id) from directory_service where id in @ids", some);
            foreach (var id in some)
                foreach (var live in before.Segments)
                    if (live.Segment.Find(id) is >= 0 and var entry) Groups.Add(live.Segment.Groups.Id(live.Segment.Groups.Of(entry)));
        }
    }

    void Locations(HashSet<Guid> ids)
    {
        foreach (var some in ids.Chunk(500))
        {
            Add("select organization_id from directory_location where organization_id is not null and id in @ids", some);
            Add("select coalesce(s.organization_id, s.id) from directory_service_at_location a join directory_service s on s.id = a.service_id where a.location_id in @ids", some);
        }
        InIndex(ids, places => (places.ByLocation, places.LocationIds), (segment, location) => segment.Places.LocationGroup(location));
    }

    void AtLocations(HashSet<Guid> ids)
    {
        foreach (var some in ids.Chunk(500))
            Add("select coalesce(s.organization_id, s.id) from directory_service_at_location a join directory_service s on s.id = a.service_id where a.id in @ids", some);
        InIndex(ids, places => (places.ByAt, places.AtIds), (segment, at) => segment.Groups.Of(segment.EntryOfPlace(segment.Places.Ats.At(at))));
    }

    /// <summary>Who is under a term that has other terms above it than before: also one that came, went, or was hidden or shown, itself or with its taxonomy.</summary>
    public void Under(Terms after)
    {
        var came = new HashSet<Guid>();
        foreach (var id in before.Terms.All.Concat(after.All).Select(term => term.Id).Distinct())
        {
            if (before.Terms.Above(id).SetEquals(after.Above(id))) continue;
            if (before.Terms.Find(id) is null) came.Add(id);
            foreach (var live in before.Segments)
                for (var having = live.Segment.Themes.With(before.Terms.Number(id)); having.Next();)
                    if (live.IsAlive(having.Entry)) Groups.Add(live.Segment.Groups.Id(live.Segment.Groups.Of(having.Entry)));
        }
        // Services that already pointed to it do not have it in the index: they are found by their text in the column.
        if (came.Count <= FewTerms) foreach (var id in came) Add($"select coalesce(organization_id, id) from directory_service where themes like '%{id:D}%'", null);
        else foreach (var (group, themes) in connection.Query<(Guid, string)>("select coalesce(organization_id, id), themes from directory_service where themes <> '[]'", transaction: transaction, buffered: false))
            if (Json.Read<Guid[]>(themes).Any(came.Contains)) Groups.Add(group);
    }

    /// <summary>For so many the column is searched once for each, rather than read whole.</summary>
    const int FewTerms = 4;

    void Add(string sql, IReadOnlyCollection<Guid>? ids) => Groups.UnionWith(RawRows.IdsOf(connection, sql, ids));

    void InIndex(HashSet<Guid> ids, Func<Places, (int[] Order, Guid[] Keys)> keys, Func<Segment, int, int> groupOf)
    {
        foreach (var segment in before.Segments.Select(live => live.Segment))
            foreach (var id in ids)
            {
                var (order, all) = keys(segment.Places);
                for (var at = Segment.LowerBound(order, all, id); at < order.Length && all[order[at]] == id; at++) Groups.Add(segment.Groups.Id(groupOf(segment, order[at])));
            }
    }
}
