using System.Runtime.InteropServices;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>The places that may be seen, by service and by organisation: read before these, as they come from the tables in no order.</summary>
sealed class PlacesRead
{
    const int None = -1;

    readonly Dictionary<Guid, int> numbers = [], firstAt = [], firstOwn = [];
    readonly List<LocationRead> locations = [];
    readonly List<int> nextOwn = []; // the next place of the same organisation
    readonly List<At> ats = [];

    /// <param name="Next">The next place of the same service.</param>
    readonly record struct At(AtRead Seen, int Location, int Next);

    readonly Dictionary<string, string[]> postcodes = []; // the same list for all places with the same one

    public void Add(Location seen)
    {
        numbers[seen.Id] = locations.Count;
        nextOwn.Add(seen.OrganizationId is { } owner ? Link(firstOwn, owner, locations.Count) : None);
        var hasDetails = seen.Schedules.Count > 0 || seen.Accessibility.Count > 0 || seen.VerifiedAt is not null;
        locations.Add(new(seen.Id, (float)(seen.Latitude ?? double.NaN), (float)(seen.Longitude ?? double.NaN), seen.Municipality, seen.Neighbourhood, Postcodes(seen.Addresses), hasDetails ? seen : null));
    }

    string[] Postcodes(IReadOnlyList<Address> addresses) => addresses switch
    {
        [] => [],
        [{ Type: AddressType.Physical, PostalCode: { } only }] => postcodes.TryGetValue(only, out var list) ? list : postcodes[only] = [only],
        _ => [.. addresses.Where(a => a.Type == AddressType.Physical).Select(a => a.PostalCode).OfType<string>().Distinct()],
    };

    /// <summary>A place of a service at a location that was added before; at any other it is left out.</summary>
    public void Add(AtRead seen)
    {
        if (numbers.TryGetValue(seen.LocationId, out var location)) ats.Add(new(seen, location, Link(firstAt, seen.ServiceId, ats.Count)));
    }

    /// <returns>What was first before.</returns>
    static int Link(Dictionary<Guid, int> first, Guid owner, int number)
    {
        ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(first, owner, out var known);
        var before = known ? head : None;
        head = number;
        return before;
    }

    /// <summary>The places of a service, in the order of their ids, and what they say.</summary>
    public void AddTo(Entry service)
    {
        for (var at = firstAt.GetValueOrDefault(service.Id, None); at != None; at = ats[at].Next)
        {
            var seen = ats[at].Seen;
            service.Places.Add(new(seen.Id, locations[ats[at].Location], seen.ModifiedAt, seen.Details));
            if (seen.Description is { } text) service.Texts.Add((text, Place.Text));
        }
        if (service.Places.Count > 1) service.Places.Sort((a, b) => a.AtId.CompareTo(b.AtId));
    }

    /// <summary>An organisation's own places, after those of its services; each once.</summary>
    public void AddOwnTo(Entry organization)
    {
        for (var own = firstOwn.GetValueOrDefault(organization.Id, None); own != None; own = nextOwn[own]) organization.Places.Add(new(default, locations[own]));
        if (organization.Places.Count < 2) return;
        var seen = new HashSet<Guid>();
        organization.Places.RemoveAll(place => !seen.Add(place.Location.Id));
    }
}
