namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Takes the places of entries, group after group.</summary>
sealed class PlacesBuilder
{
    readonly List<int> starts = [0], locations = [], groupEntries = [], groupLocations = [], atHours = [];
    readonly List<Guid> groups = [], locationIds = [], atIds = [];
    readonly List<float> latitudes = [], longitudes = [];
    readonly List<ushort> municipalities = [], neighbourhoods = [], postcodes = [];
    readonly List<bool> wheelchair = [], isAt = [];
    readonly List<long> atModified = [];
    readonly Dictionary<Guid, int> inGroup = []; // locations of the group that is being added
    bool anyHours;

    public Guid Group => groups.Count == 0 ? default : groups[^1];

    public void BeginGroup(Guid group)
    {
        groups.Add(group);
        groupEntries.Add(starts.Count - 1);
        groupLocations.Add(locationIds.Count);
        inGroup.Clear();
    }

    /// <param name="numberOf">The number of a code, and of hours.</param>
    public void Add(Entry entry, Values values, Func<CheckedHours, int> numberOf)
    {
        foreach (var place in entry.Places)
        {
            if (!inGroup.TryGetValue(place.Location.Id, out var location))
            {
                inGroup[place.Location.Id] = location = locationIds.Count;
                var read = place.Location;
                AddLocation(read.Id, read.Latitude, read.Longitude, Number(read.Municipality), Number(read.Neighbourhood), Number(read.Postcodes.Count > 0 ? read.Postcodes[0] : null), read.Wheelchair);
            }
            AddPlace(location, place.AtId, place.ModifiedAt.Ticks, place.Hours is { } hours ? numberOf(hours) : -1);
        }
        starts.Add(locations.Count);

        ushort Number(string? code) => code is not null && values.Number(code) is >= 0 and var number ? (ushort)number : Places.Unknown;
    }

    /// <summary>An entry of another segment.</summary>
    /// <param name="hours">Where its hours will stand.</param>
    public void Add(Segment from, int entry, int hours)
    {
        var places = from.Places;
        for (var place = places.Starts[entry]; place < places.Starts[entry + 1]; place++)
        {
            var old = places.Locations[place];
            if (!inGroup.TryGetValue(places.LocationIds[old], out var location))
            {
                inGroup[places.LocationIds[old]] = location = locationIds.Count;
                AddLocation(places.LocationIds[old], places.Latitudes[old], places.Longitudes[old], places.Municipalities[old], places.Neighbourhoods[old], places.Postcodes[old], places.Wheelchair[old]);
            }
            var at = places.Ats.NumberOf(place);
            if (at < 0) AddPlace(location, default, 0, -1);
            else AddPlace(location, places.AtIds[at], places.AtModified[at], from.Columns.HoursOfPlace(place) is { } open ? hours + from.Columns.Hours(entry).IndexOf(open) : -1);
        }
        starts.Add(locations.Count);
    }

    void AddLocation(Guid id, float latitude, float longitude, ushort municipality, ushort neighbourhood, ushort postcode, bool access)
    {
        locationIds.Add(id);
        latitudes.Add(latitude);
        longitudes.Add(longitude);
        municipalities.Add(municipality);
        neighbourhoods.Add(neighbourhood);
        postcodes.Add(postcode);
        wheelchair.Add(access);
    }

    void AddPlace(int location, Guid at, long modified, int hours)
    {
        isAt.Add(at != default);
        if (at != default)
        {
            atIds.Add(at);
            atModified.Add(modified);
            atHours.Add(hours);
            anyHours |= hours >= 0;
        }
        locations.Add(location);
    }

    public Places Build(out Groups made)
    {
        made = new([.. groups], [.. groupEntries, starts.Count - 1]);
        return new()
        {
            Starts = [.. starts], Locations = [.. locations], Ats = new(isAt), LocationIds = [.. locationIds], Latitudes = [.. latitudes], Longitudes = [.. longitudes],
            Municipalities = [.. municipalities], Neighbourhoods = [.. neighbourhoods], Postcodes = [.. postcodes], Wheelchair = [.. wheelchair],
            GroupStarts = [.. groupLocations, locationIds.Count], AtIds = [.. atIds], AtModified = new(atModified), AtHours = anyHours ? [.. atHours] : [],
        };
    }
}
