using System.Data.Common;
using Dapper;
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
        Records = changes.SelectMany(kind => kind).ToHashSet();
        Organizations(changes[Kinds.Organization]);
        Services(changes[Kinds.Service]);
        Locations(changes[Kinds.Location].ToHashSet());
        AtLocations(changes[Kinds.ServiceAtLocation].ToHashSet());
        Words(changes[Kinds.TaxonomyTerm].Concat(changes[Kinds.Taxonomy]).ToList());
    }

    public HashSet<Guid> Groups { get; } = [];
    /// <summary>The changed records themselves.</summary>
    public HashSet<Guid> Records { get; }
    /// <summary>The taxonomies themselves have to be read again.</summary>
    public bool Terms { get; private set; }

    void Organizations(IEnumerable<Guid> ids) => Groups.UnionWith(ids);

    void Services(IEnumerable<Guid> ids)
    {
        foreach (var some in ids.Chunk(500))
        {
            Add("select coalesce(organization_id, @none) from directory_service where id in @ids", some);
            foreach (var id in some)
                foreach (var live in before.Segments)
                    if (live.Segment.Find(id) is >= 0 and var entry) Groups.Add(live.Segment.Groups[entry]);
        }
    }

    void Locations(HashSet<Guid> ids)
    {
        foreach (var some in ids.Chunk(500))
        {
            Add("select organization_id from directory_location where organization_id is not null and id in @ids", some);
            Add("select coalesce(s.organization_id, @none) from directory_service_at_location a join directory_service s on s.id = a.service_id where a.location_id in @ids", some);
        }
        InIndex(ids, segment => segment.LocationIds);
    }

    void AtLocations(HashSet<Guid> ids)
    {
        foreach (var some in ids.Chunk(500))
            Add("select coalesce(s.organization_id, @none) from directory_service_at_location a join directory_service s on s.id = a.service_id where a.id in @ids", some);
        InIndex(ids, segment => segment.AtIds);
    }

    void Words(IReadOnlyList<Guid> ids)
    {
        if (ids.Count == 0) return;
        Terms = true;
        foreach (var number in ids.Select(before.Terms.Number).Where(n => n >= 0))
            foreach (var live in before.Segments)
                foreach (var entry in live.Segment.Themes.With(number).Span) Groups.Add(live.Segment.Groups[entry]);
        // A term that was not there before: services that already pointed to it are found by their text in the column.
        foreach (var id in ids.Where(id => before.Terms.Number(id) < 0).Take(before.Terms.All.Count == 0 ? 0 : 20))
            Add("select coalesce(organization_id, @none) from directory_service where themes like @like", [], $"%{id:D}%");
    }

    void Add(string sql, IReadOnlyCollection<Guid> ids, string? like = null) =>
        Groups.UnionWith(connection.Query<Guid>(connection.WithLists(sql), new { ids = ids.ToArray(), like, none = Guid.Empty }, transaction));

    void InIndex(HashSet<Guid> ids, Func<Segment, Guid[]> keys)
    {
        if (ids.Count == 0) return;
        foreach (var live in before.Segments)
        {
            var all = keys(live.Segment);
            for (var place = 0; place < all.Length; place++)
                if (ids.Contains(all[place])) Groups.Add(live.Segment.Groups[live.Segment.EntryOfPlace(place)]);
        }
    }
}
