using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>The directory at one moment as one viewer may see it, read page after page in the order of the ids: flat memory, however large.</summary>
public sealed class DirectorySnapshot : IDisposable
{
    const int PageSize = 500;

    readonly Db db;
    readonly Restrictions restrictions;

    public DirectorySnapshot(Database database, Viewer viewer)
    {
        db = database.Context();
        db.Database.OpenConnection();
        Connection = db.Database.GetDbConnection();
        // Reads only, so that on SQLite nobody waits for a long export.
        Transaction = Connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : Connection.BeginTransaction(IsolationLevel.RepeatableRead);
        db.Database.UseTransaction(Transaction);
        restrictions = Restrictions.Load(Connection, viewer);
        Vocabulary = new(Records<Taxonomy>(), Records<TaxonomyTerm>());
    }

    public Vocabulary Vocabulary { get; }
    internal DbConnection Connection { get; }
    internal DbTransaction Transaction { get; }

    /// <summary>How many records there are, hidden ones included: for a progress bar.</summary>
    public long Count<T>() where T : DirectoryRecord => db.Set<T>().LongCount();

    /// <summary>All records of a kind.</summary>
    public IEnumerable<T> Records<T>() where T : DirectoryRecord => Pages<T>().SelectMany(Seen);

    /// <summary>All services with their organisation and their places.</summary>
    public IEnumerable<ServiceSheet> Services() => Pages<Service>().SelectMany(page =>
    {
        var (first, last) = (page[0].Id, page[^1].Id);
        var places = Seen(db.Set<ServiceAtLocation>().AsNoTracking().Where(at => at.ServiceId >= first && at.ServiceId <= last).OrderBy(at => at.Id).ToList()).ToLookup(at => at.ServiceId);
        var services = Seen(page).ToList();
        var organizations = ByIds<Organization>(services.Select(s => s.OrganizationId));
        var locations = ByIds<Location>(places.SelectMany(at => at).Select(at => (Guid?)at.LocationId));
        return services.Select(service => new ServiceSheet(service, Find(organizations, service.OrganizationId),
            [.. places[service.Id].Select(at => new PlaceOfService(at, locations.GetValueOrDefault(at.LocationId)))]));
    });

    /// <summary>All organisations with their own places and their services.</summary>
    public IEnumerable<OrganizationSheet> Organizations() => Pages<Organization>().SelectMany(page =>
    {
        Guid? first = page[0].Id, last = page[^1].Id;
        var locations = Seen(db.Set<Location>().AsNoTracking().Where(l => l.OrganizationId >= first && l.OrganizationId <= last).OrderBy(l => l.Id).ToList()).ToLookup(l => l.OrganizationId);
        var services = Seen(db.Set<Service>().AsNoTracking().Where(s => s.OrganizationId >= first && s.OrganizationId <= last).OrderBy(s => s.Id).ToList()).ToLookup(s => s.OrganizationId);
        return Seen(page).Select(organization => new OrganizationSheet(organization, [.. locations[organization.Id]], [.. services[organization.Id]]));
    });

    /// <summary>All places with what is done there.</summary>
    public IEnumerable<LocationSheet> Locations() => Pages<Location>().SelectMany(page =>
    {
        var (first, last) = (page[0].Id, page[^1].Id);
        var places = Seen(db.Set<ServiceAtLocation>().AsNoTracking().Where(at => at.LocationId >= first && at.LocationId <= last).OrderBy(at => at.Id).ToList()).ToLookup(at => at.LocationId);
        var locations = Seen(page).ToList();
        var services = ByIds<Service>(places.SelectMany(at => at).Select(at => (Guid?)at.ServiceId));
        var organizations = ByIds<Organization>(locations.Select(l => l.OrganizationId).Concat(services.Values.Select(s => s.OrganizationId)));
        return locations.Select(location =>
        {
            var here = places[location.Id].Select(at => services.GetValueOrDefault(at.ServiceId)).OfType<Service>().ToList();
            return new LocationSheet(location, Find(organizations, location.OrganizationId ?? here.FirstOrDefault()?.OrganizationId), here);
        });
    });

    IEnumerable<List<T>> Pages<T>() where T : DirectoryRecord
    {
        var after = Guid.Empty;
        while (Page<T>(r => r.Id > after) is { Count: > 0 } page)
        {
            yield return page;
            after = page[^1].Id;
        }
    }

    /// <summary>The records from the first to the last of these ids, hidden ones included.</summary>
    internal IReadOnlyDictionary<Guid, DirectoryRecord> Between<T>(Guid first, Guid last) where T : DirectoryRecord =>
        db.Set<T>().AsNoTracking().Where(r => r.Id >= first && r.Id <= last).ToDictionary(r => r.Id, DirectoryRecord (r) => r);

    List<T> Page<T>(Expression<Func<T, bool>> from) where T : DirectoryRecord => db.Set<T>().AsNoTracking().Where(from).OrderBy(r => r.Id).Take(PageSize).ToList();

    Dictionary<Guid, T> ByIds<T>(IEnumerable<Guid?> ids) where T : DirectoryRecord
    {
        var wanted = ids.OfType<Guid>().Distinct().ToList();
        return wanted.Count == 0 ? [] : Seen(db.Set<T>().AsNoTracking().Where(r => wanted.Contains(r.Id)).ToList()).ToDictionary(r => r.Id);
    }

    IEnumerable<T> Seen<T>(IEnumerable<T> records) where T : DirectoryRecord => records.Select(restrictions.Redact).OfType<T>();
    static T? Find<T>(Dictionary<Guid, T> records, Guid? id) where T : class => id is { } some ? records.GetValueOrDefault(some) : null;

    public void Dispose()
    {
        Transaction.Dispose();
        db.Dispose();
    }
}

/// <summary>A place with its organisation and the services given there.</summary>
public sealed record LocationSheet(Location Location, Organization? Organization, IReadOnlyList<Service> Services);
