using System.Collections.Concurrent;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Permanences;

/// <summary>Where services hold office.</summary>
public sealed record Elsewhere(Office Office, IReadOnlyDictionary<Guid, Location> Places, IReadOnlyDictionary<Guid, Room> Rooms)
{
    public House HouseOf(Permanence permanence) => new(Places[permanence.LocationId], [], Office);

    public Room? Room(Guid? id) => id is { } of ? Rooms.GetValueOrDefault(of) : null;
}

/// <summary>Finds houses, and who holds office in them, for everybody.</summary>
public sealed class Houses(Database database, DirectorySheets sheets, DirectoryIndex index, TimeProvider time)
{
    static readonly Viewer anyone = Viewer.Anyone("nl");

    OfficeReading Reading(Db db) => new(db, sheets, ThemeTree.Of(index.Terms));

    DateTime Now => time.GetUtcNow().UtcDateTime;

    sealed record Holders(HashSet<Guid> Services, HashSet<Guid> Places);

    /// <summary>What was read since the last change of anything: whoever saves a house, a service or a merge numbers a change.</summary>
    sealed record Kept(long Seq, ConcurrentDictionary<Guid, House?> Houses)
    {
        public ConcurrentDictionary<Guid, Elsewhere> Services { get; } = new();
        public IReadOnlyList<House>? All { get; set; }
        public Holders? Holding { get; set; }
    }

    const int MostKept = 500;

    volatile Kept kept = new(-1, new());

    Kept UpToNow()
    {
        var seq = index.Seq;
        return kept.Seq == seq ? kept : kept = new(seq, new());
    }

    /// <summary>Null: there is no such place for everybody, it is secret, or it has no rooms and nobody holds office there.</summary>
    public async Task<House?> Find(Guid id)
    {
        var known = UpToNow();
        if (known.Houses.TryGetValue(id, out var house)) return house;
        house = await Read(id);
        if (known.Houses.Count < MostKept) known.Houses[id] = house;
        return house;
    }

    async Task<House?> Read(Guid id) => sheets.Location(id, anyone) is { Location: { Confidential: false } place } && await Of(place) is { } house && (house.Rooms.Count > 0 || house.Office.All.Count > 0) ? house : null;

    /// <summary>With all that is held there.</summary>
    public async Task<House> Of(Location place)
    {
        await using var db = database.Context();
        var reading = Reading(db);
        var ids = await reading.WithGone([place.Id]);
        var rooms = await db.Set<Room>().AsNoTracking().Where(room => ids.Contains(room.LocationId)).OrderBy(room => room.Position).ThenBy(room => room.Id).ToListAsync();
        return new(place, rooms, await reading.Read(db.Set<Permanence>().Where(permanence => ids.Contains(permanence.LocationId)), Now));
    }

    /// <summary>All houses in which something is held.</summary>
    public async Task<IReadOnlyList<House>> All()
    {
        var known = UpToNow();
        if (known.All is { } all) return all;
        await using var db = database.Context();
        var reading = Reading(db);
        var office = await reading.Read(db.Set<Permanence>().Where(permanence => permanence.RemovedAt == null), Now);
        var real = await reading.Real(office.All.Select(permanence => permanence.LocationId));
        var places = Places(real.Values);
        return known.All = [.. office.All.GroupBy(permanence => real[permanence.LocationId]).Where(group => places.ContainsKey(group.Key)).Select(group => new House(places[group.Key], [], office.With([.. group])))];
    }

    /// <summary>Where a service holds office openly: what is discreet is told in its house only.</summary>
    public async Task<Elsewhere> Of(Guid service)
    {
        var known = UpToNow();
        if (known.Services.TryGetValue(service, out var held)) return held;
        held = await Of([service]);
        if (known.Services.Count < MostKept) known.Services[service] = held;
        return held;
    }

    /// <summary>The same of several services together.</summary>
    public async Task<Elsewhere> Of(IReadOnlyCollection<Guid> services)
    {
        await using var db = database.Context();
        var reading = Reading(db);
        var ids = await reading.WithGone(services);
        var office = await reading.Read(db.Set<Permanence>().Where(permanence => permanence.ServiceId != null && ids.Contains(permanence.ServiceId.Value)), Now);
        var real = await reading.Real(office.All.Select(permanence => permanence.LocationId));
        var places = Places(real.Values);
        var open = office.With([.. office.All.Where(permanence => !office.Of(permanence).Discreet && places.ContainsKey(real[permanence.LocationId]))]);
        var rooms = open.All.Select(permanence => permanence.RoomId).Concat(open.All.SelectMany(open.DaysOf).Select(day => day.RoomId)).OfType<Guid>().Distinct().ToList();
        return new(open, open.All.Select(p => p.LocationId).Distinct().ToDictionary(id => id, id => places[real[id]]), await db.Set<Room>().AsNoTracking().Where(room => rooms.Contains(room.Id)).ToDictionaryAsync(room => room.Id));
    }

    Dictionary<Guid, Location> Places(IEnumerable<Guid> ids) => sheets.Locations([.. ids.Distinct()], anyone).Select(sheet => sheet.Location).Where(place => !place.Confidential).ToDictionary(place => place.Id);

    /// <summary>Where the services of a theme, and of those under it, hold office.</summary>
    public Task<Elsewhere> OfTheme(Guid theme) => Of(ServicesOf(theme));

    /// <summary>Those of a theme that hold office somewhere.</summary>
    public IReadOnlyList<Guid> ServicesOf(Guid theme)
    {
        var holding = Holding().Services;
        return holding.Count == 0 ? [] : [.. index.Find(new Query { Theme = theme, Sort = SortBy.Id, Take = int.MaxValue }, anyone).Ids.Where(holding.Contains)];
    }

    /// <summary>Whether anything is held there: for links on sheets.</summary>
    public bool IsHouse(Guid location) => Holding().Places.Contains(location);

    /// <summary>Whether this service holds office anywhere for everybody to know.</summary>
    public bool HoldsOffice(Guid service) => Holding().Services.Contains(service);

    /// <summary>All that hold office, and where: sheets ask it each time, and few do.</summary>
    Holders Holding()
    {
        var known = UpToNow();
        if (known.Holding is { } holding) return holding;
        using var connection = database.Open();
        return known.Holding = new(Real("service_id", "and service_id is not null and not discreet"), Real("location_id", ""));

        HashSet<Guid> Real(string column, string only) =>
            [.. connection.Query<Guid>($"select distinct coalesce((select record_id from alias where alias.id = p.{column}), p.{column}) from directory_permanence p where removed_at is null {only}")];
    }
}
