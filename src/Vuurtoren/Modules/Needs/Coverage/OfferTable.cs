using System.Runtime.InteropServices;
using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>
/// All offers in memory, by number of area and theme, so that any question about them is one walk. A service with two places in an area is one service there, open
/// when one of them is. Not for several threads at once: see <see cref="CoverageOfOffer"/>.
/// </summary>
sealed class OfferTable
{
    /// <summary>One service in one area.</summary>
    struct Presence
    {
        public int Area;
        public bool Checked, HolidaysUnknown;
        public WeekBits Week, Holidays;
    }

    sealed record Row(Offer Offer, int[] Themes, Presence[] Areas);

    readonly Dictionary<string, int> areas = new(StringComparer.Ordinal), themes = new(StringComparer.Ordinal);
    readonly Dictionary<Guid, Row> rows = [];
    readonly List<HashSet<Guid>> byArea = [];
    readonly Dictionary<Guid, Guid> serviceOfPlace = [];

    public int Services => rows.Count;
    public IReadOnlyCollection<string> Areas => areas.Keys;
    public IReadOnlyCollection<string> Themes => themes.Keys;

    /// <summary>Which service a place of a service belongs to, as it was when it was read.</summary>
    public Guid? ServiceOf(Guid place) => serviceOfPlace.TryGetValue(place, out var service) ? service : null;

    /// <summary>In the place of what was known of this service.</summary>
    public void Put(Offer offer)
    {
        Remove(offer.Id);
        var row = new Row(offer, [.. offer.Themes.Select(theme => Number(themes, theme))], Presences(offer));
        rows[offer.Id] = row;
        foreach (ref readonly var presence in row.Areas.AsSpan()) byArea[presence.Area].Add(offer.Id);
        foreach (var place in offer.Places) serviceOfPlace[place.At] = offer.Id;
    }

    public void Remove(Guid service)
    {
        if (!rows.Remove(service, out var row)) return;
        foreach (ref readonly var presence in row.Areas.AsSpan()) byArea[presence.Area].Remove(service);
        foreach (var place in row.Offer.Places) serviceOfPlace.Remove(place.At);
    }

    Presence[] Presences(Offer offer)
    {
        var all = new List<Presence>();
        foreach (var place in offer.Places)
            foreach (var area in place.Areas)
            {
                ref var there = ref At(all, AreaNumber(area));
                there.Week.Unite(place.Week);
                there.Holidays.Unite(place.Holidays);
                there.Checked |= place.CheckedOn is not null;
                there.HolidaysUnknown |= place.HolidaysUnknown;
            }
        if (offer.Places.Count == 0) foreach (var area in offer.Served) At(all, AreaNumber(area));
        return [.. all];
    }

    static ref Presence At(List<Presence> all, int area)
    {
        var at = all.FindIndex(presence => presence.Area == area);
        if (at < 0)
        {
            at = all.Count;
            all.Add(new() { Area = area });
        }
        return ref CollectionsMarshal.AsSpan(all)[at];
    }

    int AreaNumber(string area)
    {
        var number = Number(areas, area);
        if (number == byArea.Count) byArea.Add([]);
        return number;
    }

    static int Number(Dictionary<string, int> numbers, string name) => numbers.TryGetValue(name, out var known) ? known : numbers[name] = numbers.Count;

    /// <summary>Every theme in every area: the cell of an area and a theme stands at area * <see cref="Themes"/> + theme, in the order of both lists.</summary>
    public Cell[] All(ForWhom whom = default)
    {
        var cells = new Cell[areas.Count * themes.Count];
        foreach (var row in rows.Values)
            if (whom.Fits(row.Offer))
                foreach (ref readonly var presence in row.Areas.AsSpan())
                    foreach (var theme in row.Themes) Add(ref cells[presence.Area * themes.Count + theme], presence, row.Offer);
        return cells;
    }

    /// <summary>Every theme in one area, in the order of <see cref="Themes"/>.</summary>
    public Cell[] Of(string area, ForWhom whom = default)
    {
        var cells = new Cell[themes.Count];
        if (!areas.TryGetValue(area, out var number)) return cells;
        foreach (var service in byArea[number])
            if (rows[service] is var row && whom.Fits(row.Offer))
                foreach (ref readonly var presence in row.Areas.AsSpan())
                    if (presence.Area == number) foreach (var theme in row.Themes) Add(ref cells[theme], presence, row.Offer);
        return cells;
    }

    /// <summary>One theme in every area, by the code of the area; where there is none it is left out.</summary>
    public Dictionary<string, Cell> OfTheme(string theme, ForWhom whom = default)
    {
        if (!themes.TryGetValue(theme, out var number)) return [];
        var cells = new Cell[areas.Count];
        foreach (var row in rows.Values)
            if (Array.IndexOf(row.Themes, number) >= 0 && whom.Fits(row.Offer))
                foreach (ref readonly var presence in row.Areas.AsSpan()) Add(ref cells[presence.Area], presence, row.Offer);
        return areas.Where(area => cells[area.Value].Services > 0).ToDictionary(area => area.Key, area => cells[area.Value]);
    }

    /// <summary>The offers themselves.</summary>
    public IReadOnlyList<Offer> In(string area, string theme, ForWhom whom = default) => areas.TryGetValue(area, out var at) && themes.TryGetValue(theme, out var number)
        ? [.. byArea[at].Select(service => rows[service]).Where(row => Array.IndexOf(row.Themes, number) >= 0 && whom.Fits(row.Offer)).Select(row => row.Offer)] : [];

    /// <summary>Where people are received for a theme: latitude and longitude, WGS 84.</summary>
    public IEnumerable<(double Latitude, double Longitude)> PlacesOf(string theme, ForWhom whom = default) => !themes.TryGetValue(theme, out var number) ? []
        : rows.Values.Where(row => Array.IndexOf(row.Themes, number) >= 0 && whom.Fits(row.Offer)).SelectMany(row => row.Offer.Places)
            .Where(place => place is { Latitude: not null, Longitude: not null }).Select(place => (place.Latitude!.Value, place.Longitude!.Value));

    static void Add(ref Cell cell, in Presence presence, Offer offer)
    {
        cell.Services++;
        if (presence.Checked) cell.Checked++;
        if (presence.HolidaysUnknown) cell.HolidaysUnknown++;
        if (offer.Capacity is { } free) (cell.Told, cell.Free) = (cell.Told + 1, cell.Free + free);
        cell.Week.Unite(presence.Week);
        cell.Holidays.Unite(presence.Holidays);
    }
}
