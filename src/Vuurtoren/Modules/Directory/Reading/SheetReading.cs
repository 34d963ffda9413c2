using System.Data.Common;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading;

/// <summary>One reading of sheets: first all records that belong together, then at once what is hidden of them.</summary>
/// <param name="known">What is hidden from this viewer at this moment, when that is known already.</param>
/// <param name="forRows">Only the columns of which a list makes its rows.</param>
sealed class SheetReading(DbConnection connection, Viewer viewer, Restrictions? known, bool forRows)
{
    public List<ServiceSheet> Services(IReadOnlyCollection<Guid> ids, bool full)
    {
        if (ids.Count == 0) return [];
        var services = ByIds<Service>(ids);
        var found = services.ConvertAll(s => s.Id);
        List<ServiceAtLocation> ats = full ? Read<ServiceAtLocation>("where r.service_id in @ids order by r.id", found) : [];
        var organizations = ByIds<Organization>(Ids(services.Select(s => s.OrganizationId)));
        var locations = ByIds<Location>(Ids(ats.Select(a => (Guid?)a.LocationId)));
        var seen = See([.. services, .. ats, .. organizations, .. locations]);
        var byService = ats.ToLookup(a => a.ServiceId);
        return InOrder(ids, id => seen.Get<Service>(id) is { } service
            ? new ServiceSheet(service, seen.Get<Organization>(service.OrganizationId), [.. Places(byService[id], seen)]) : null);
    }

    static IEnumerable<PlaceOfService> Places(IEnumerable<ServiceAtLocation> ats, Seen seen) =>
        from at in ats
        let shown = seen.Get<ServiceAtLocation>(at.Id)
        where shown is not null
        select new PlaceOfService(shown, seen.Get<Location>(at.LocationId));

    public List<OrganizationSheet> Organizations(IReadOnlyCollection<Guid> ids, bool full)
    {
        if (ids.Count == 0) return [];
        var organizations = ByIds<Organization>(ids);
        List<Guid> found = full ? organizations.ConvertAll(o => o.Id) : [];
        var services = Read<Service>("where r.organization_id in @ids order by r.id", found);
        var locations = Read<Location>("""
            where r.organization_id in @ids or r.id in (select a.location_id from directory_service_at_location a
                join directory_service s on s.id = a.service_id where s.organization_id in @ids) order by r.id
            """, found);
        var ats = Read<ServiceAtLocation>("where r.service_id in (select id from directory_service where organization_id in @ids)", found);
        var seen = See([.. organizations, .. services, .. locations, .. ats]);
        var byOrganization = services.ToLookup(s => s.OrganizationId);
        var organizationOf = services.ToDictionary(s => s.Id, s => s.OrganizationId);
        // A place counts when it is the organisation's own, or when one may see that a service is given there.
        var placesOf = ats.Where(a => seen.Get<ServiceAtLocation>(a.Id) is not null).ToLookup(a => organizationOf[a.ServiceId], a => a.LocationId);
        return InOrder(ids, id => seen.Get<Organization>(id) is { } organization
            ? new OrganizationSheet(organization,
                [.. locations.Where(l => l.OrganizationId == id || placesOf[id].Contains(l.Id)).Select(l => seen.Get<Location>(l.Id)).OfType<Location>()],
                [.. byOrganization[id].Select(s => seen.Get<Service>(s.Id)).OfType<Service>()]) : null);
    }

    public List<LocationSheet> Locations(IReadOnlyCollection<Guid> ids)
    {
        if (ids.Count == 0) return [];
        var locations = ByIds<Location>(ids);
        var ats = Read<ServiceAtLocation>("where r.location_id in @ids order by r.id", locations.ConvertAll(l => l.Id));
        var services = ByIds<Service>(Ids(ats.Select(a => (Guid?)a.ServiceId)));
        var organizations = ByIds<Organization>(Ids(locations.Select(l => l.OrganizationId)));
        var seen = See([.. locations, .. ats, .. services, .. organizations]);
        return InOrder(ids, id => seen.Get<Location>(id) is { } location
            ? new LocationSheet(location, seen.Get<Organization>(location.OrganizationId), [.. from at in ats
                where at.LocationId == id
                let shown = seen.Get<ServiceAtLocation>(at.Id)
                let service = seen.Get<Service>(at.ServiceId)
                where shown is not null && service is not null
                select (shown, service)]) : null);
    }

    public List<(PlaceOfService Place, Service Service, Organization? Organization)> AtLocations(IReadOnlyCollection<Guid> ids)
    {
        if (ids.Count == 0) return [];
        var ats = ByIds<ServiceAtLocation>(ids);
        var services = ByIds<Service>(Ids(ats.Select(a => (Guid?)a.ServiceId)));
        var organizations = ByIds<Organization>(Ids(services.Select(s => s.OrganizationId)));
        var locations = ByIds<Location>(Ids(ats.Select(a => (Guid?)a.LocationId)));
        var seen = See([.. ats, .. services, .. organizations, .. locations]);
        return [.. from id in ids.Distinct()
            let at = seen.Get<ServiceAtLocation>(id)
            where at is not null
            let service = seen.Get<Service>(at.ServiceId)
            where service is not null
            select (new PlaceOfService(at, seen.Get<Location>(at.LocationId)), service, seen.Get<Organization>(service.OrganizationId))];
    }


    List<T> Read<T>(string where, List<Guid> ids) where T : DirectoryRecord => Records.Read<T>(connection, where, ids, forRows);

    List<T> ByIds<T>(IReadOnlyCollection<Guid> ids) where T : DirectoryRecord => Records.ByIds<T>(connection, ids, forRows);

    static HashSet<Guid> Ids(IEnumerable<Guid?> ids) => [.. ids.OfType<Guid>()];

    static List<T> InOrder<T>(IEnumerable<Guid> ids, Func<Guid, T?> sheet) where T : class => [.. ids.Distinct().Select(sheet).OfType<T>()];

    Seen See(List<DirectoryRecord> records)
    {
        // Also what they link to, so that links to what is hidden go.
        var restrictions = known ?? Restrictions.Load(connection, viewer, records.Select(r => r.Id).Concat(records.SelectMany(Links)).ToHashSet());
        return new(records.Select(restrictions.Redact).OfType<DirectoryRecord>().DistinctBy(r => r.Id).ToDictionary(r => r.Id));
    }

    static IEnumerable<Guid> Links(DirectoryRecord record) => record switch
    {
        Service s => s.IntakeLocationId is { } intake ? s.Themes.Append(intake) : s.Themes,
        Organization { ParentOrganizationId: { } parent } => [parent],
        _ => [],
    };

    sealed class Seen(Dictionary<Guid, DirectoryRecord> records)
    {
        public T? Get<T>(Guid? id) where T : DirectoryRecord => id is { } some && records.TryGetValue(some, out var record) ? record as T : null;
    }
}
