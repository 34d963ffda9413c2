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
        public Row Row;
        /// <summary>Of the row and its offer, here too: a question walks past all of these, and does not have to fetch those.</summary>
        public int[] Themes;
        public long Free;
        public bool Tells;
        public bool Checked, HolidaysUnknown;
        public WeekBits Week, Holidays;
    }

    sealed record Row(Offer Offer, int[] Themes)
    {
        public int[] Areas { get; set; } = [];
    }

    /// <summary>All services in one area side by side, in no order.</summary>
    sealed class InArea
    {
        readonly Dictionary<Guid, int> places = [];
        readonly List<Presence> all = [];

        public ReadOnlySpan<Presence> All => CollectionsMarshal.AsSpan(all);

        public void Add(in Presence presence)
        {
            places[presence.Row.Offer.Id] = all.Count;
            all.Add(presence);
        }

        public void Remove(Guid service)
        {
            places.Remove(service, out var at);
            if (at < all.Count - 1)
            {
                all[at] = all[^1];
                places[all[at].Row.Offer.Id] = at;
            }
            all.RemoveAt(all.Count - 1);
        }
    }

    readonly Dictionary<string, int> areas = new(StringComparer.Ordinal), themes = new(StringComparer.Ordinal);
    readonly Dictionary<Guid, Row> rows = [];
    readonly List<InArea> byArea = [];
    readonly Dictionary<Guid, Guid> serviceOfPlace = [];

    public int Services => rows.Count;
    /// <summary>Another object after each change.</summary>
    public object Stamp { get; private set; } = new();
    public IReadOnlyCollection<string> Areas => areas.Keys;
    public IReadOnlyCollection<string> Themes => themes.Keys;

    /// <summary>Which service a place of a service belongs to, as it was when it was read.</summary>
    public Guid? ServiceOf(Guid place) => serviceOfPlace.TryGetValue(place, out var service) ? service : null;

    /// <summary>In the place of what was known of this service.</summary>
    public void Put(Offer offer)
    {
        Remove(offer.Id);
        Stamp = new();
        var row = rows[offer.Id] = new(offer, [.. offer.Themes.Select(theme => Number(themes, theme))]);
        var there = Presences(row);
        row.Areas = [.. there.Select(presence => presence.Area)];
        foreach (var presence in there) byArea[presence.Area].Add(presence);
        foreach (var place in offer.Places) serviceOfPlace[place.At] = offer.Id;
    }

    public void Remove(Guid service)
    {
        if (!rows.Remove(service, out var row)) return;
        Stamp = new();
        foreach (var area in row.Areas) byArea[area].Remove(service);
        foreach (var place in row.Offer.Places) serviceOfPlace.Remove(place.At);
    }

    List<Presence> Presences(Row row)
    {
        var all = new List<Presence>();
        foreach (var place in row.Offer.Places)
            foreach (var area in place.Areas)
            {
                ref var there = ref At(all, AreaNumber(area), row);
                there.Week.Unite(place.Week);
                there.Holidays.Unite(place.Holidays);
                there.Checked |= place.CheckedOn is not null;
                there.HolidaysUnknown |= place.HolidaysUnknown;
            }
        if (row.Offer.Places.Count == 0) foreach (var area in row.Offer.Served) At(all, AreaNumber(area), row);
        return all;
    }

    static ref Presence At(List<Presence> all, int area, Row row)
    {
        var at = all.FindIndex(presence => presence.Area == area);
        if (at < 0)
        {
            at = all.Count;
            all.Add(new() { Area = area, Row = row, Themes = row.Themes, Tells = row.Offer.Capacity is not null, Free = row.Offer.Capacity ?? 0 });
        }
        return ref CollectionsMarshal.AsSpan(all)[at];
    }

    int AreaNumber(string area)
    {
        var number = Number(areas, area);
        if (number == byArea.Count) byArea.Add(new());
        return number;
    }

    static int Number(Dictionary<string, int> numbers, string name) => numbers.TryGetValue(name, out var known) ? known : numbers[name] = numbers.Count;

    /// <summary>Every theme in every area: the cell of an area and a theme stands at area * <see cref="Themes"/> + theme, in the order of both lists.</summary>
    public Cell[] All(ForWhom whom = default)
    {
        var cells = new Cell[areas.Count * themes.Count];
        // Area after area, each with few cells: they stay in the cache of the processor.
        for (var area = 0; area < byArea.Count; area++) Add(cells.AsSpan(area * themes.Count, themes.Count), byArea[area], whom);
        return cells;
    }

    /// <summary>Every theme in one area, in the order of <see cref="Themes"/>.</summary>
    public Cell[] Of(string area, ForWhom whom = default)
    {
        var cells = new Cell[themes.Count];
        if (areas.TryGetValue(area, out var number)) Add(cells, byArea[number], whom);
        return cells;
    }

    static void Add(Span<Cell> cells, InArea area, ForWhom whom)
    {
        var all = whom == default;
        foreach (ref readonly var presence in area.All)
            if (all || whom.Fits(presence.Row.Offer))
                foreach (var theme in presence.Themes) Add(ref cells[theme], presence);
    }

    /// <summary>One theme in every area, by the code of the area; where there is none it is left out.</summary>
    public Dictionary<string, Cell> OfTheme(string theme, ForWhom whom = default)
    {
        var cells = new Dictionary<string, Cell>();
        if (!themes.TryGetValue(theme, out var number)) return cells;
        foreach (var (area, at) in areas)
        {
            var cell = default(Cell);
            foreach (ref readonly var presence in byArea[at].All)
                if (Array.IndexOf(presence.Themes, number) >= 0 && whom.Fits(presence.Row.Offer)) Add(ref cell, presence);
            if (cell.Services > 0) cells[area] = cell;
        }
        return cells;
    }

    /// <summary>The offers themselves.</summary>
    public IReadOnlyList<Offer> In(string area, string theme, ForWhom whom = default)
    {
        var found = new List<Offer>();
        if (areas.TryGetValue(area, out var at) && themes.TryGetValue(theme, out var number))
            foreach (ref readonly var presence in byArea[at].All)
                if (Array.IndexOf(presence.Themes, number) >= 0 && whom.Fits(presence.Row.Offer)) found.Add(presence.Row.Offer);
        return found;
    }

    /// <summary>All offers in an area of which the offer itself says enough.</summary>
    public IReadOnlyList<Offer> In(string area, Func<Offer, bool> fits)
    {
        var found = new List<Offer>();
        if (areas.TryGetValue(area, out var at))
            foreach (ref readonly var presence in byArea[at].All)
                if (fits(presence.Row.Offer)) found.Add(presence.Row.Offer);
        return found;
    }

    /// <summary>The offers with the hours that they have in this area, in an ordinary week.</summary>
    public IReadOnlyList<(Offer Offer, WeekBits Week)> HoursIn(string area, string theme)
    {
        var found = new List<(Offer, WeekBits)>();
        if (areas.TryGetValue(area, out var at) && themes.TryGetValue(theme, out var number))
            foreach (ref readonly var presence in byArea[at].All)
                if (Array.IndexOf(presence.Themes, number) >= 0) found.Add((presence.Row.Offer, presence.Week));
        return found;
    }

    /// <summary>Where people are received for a theme: latitude and longitude, WGS 84.</summary>
    public IEnumerable<(double Latitude, double Longitude)> PlacesOf(string theme, ForWhom whom = default) => !themes.TryGetValue(theme, out var number) ? []
        : rows.Values.Where(row => Array.IndexOf(row.Themes, number) >= 0 && whom.Fits(row.Offer)).SelectMany(row => row.Offer.Places)
            .Where(place => place is { Latitude: not null, Longitude: not null }).Select(place => (place.Latitude!.Value, place.Longitude!.Value));

    static void Add(ref Cell cell, in Presence presence)
    {
        cell.Services++;
        if (presence.Checked) cell.Checked++;
        if (presence.HolidaysUnknown) cell.HolidaysUnknown++;
        if (presence.Tells) (cell.Told, cell.Free) = (cell.Told + 1, cell.Free + presence.Free);
        cell.Week.Unite(presence.Week);
        cell.Holidays.Unite(presence.Holidays);
    }
}
