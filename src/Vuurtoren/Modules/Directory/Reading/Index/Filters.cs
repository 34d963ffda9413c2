using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>All that is asked of an entry besides words, looked up once, the same for all segments.</summary>
sealed class Filters
{
    const int NotAsked = -2;

    readonly Query query;
    readonly int theme, taxonomy, municipality, neighbourhood, spoken, postcode, livesPostcode, target;
    readonly FilterFlags flags;
    readonly OpenMoment? open;
    readonly ushort[]? livesIn;
    readonly (double MinLat, double MaxLat, double MinLon, double MaxLon) box;

    public Filters(Query query, Values values, Terms terms)
    {
        this.query = query;
        theme = query.Theme is { } t ? terms.Number(t) : NotAsked;
        taxonomy = query.Taxonomy is { } x ? terms.Number(x) : NotAsked;
        municipality = query.Municipality is { } m ? values.Find(AreaNames.Today(m)) : NotAsked;
        neighbourhood = query.Neighbourhood is { } n ? values.Find(n) : NotAsked;
        spoken = query.Spoken is { } s ? values.Find(s) : NotAsked;
        postcode = query.Postcode is { } p ? values.Find(p) : NotAsked;
        livesPostcode = query.LivesIn is { } l ? values.Find(l) : NotAsked;
        livesIn = query.LivesIn is { } code ? [.. AreaNames.AroundPostcode(code).Select(values.Find).Where(v => v >= 0).Select(v => (ushort)v)] : null;
        target = query.Target is { } group ? values.Filters.Targets.Find(group) : NotAsked;
        open = query.Open is { } at ? values.Filters.At(at) : null;
        flags = (query.Wheelchair ? FilterFlags.Wheelchair : 0) | (query.Free ? FilterFlags.Free : 0)
            | query.ByAppointment switch { true => FilterFlags.ByAppointment, false => FilterFlags.WithoutAppointment, null => 0 };
        if (query.Near is not { } near) return;
        var (lat, lon) = (near.Metres / 111_000, near.Metres / (111_000 * Math.Max(0.01, Math.Cos(near.Latitude * Math.PI / 180))));
        box = (near.Latitude - lat, near.Latitude + lat, near.Longitude - lon, near.Longitude + lon);
    }

    /// <summary>Nothing but the kind of record was asked.</summary>
    public bool None => query is { Theme: null, Taxonomy: null, Organization: null, Municipality: null, Neighbourhood: null, Spoken: null,
        Postcode: null, LivesIn: null, Near: null, Status: null, ModifiedFrom: null, Target: null, Open: null, ByAppointment: null, Wheelchair: false, Free: false };

    /// <summary>The entries that have the values that are asked. Whether the rest <see cref="Fits"/> is not looked at.</summary>
    public Listed In(Segment segment)
    {
        var asked = new List<(Dimension, int)>();
        Add(segment.Themes, theme);
        Add(segment.Themes, taxonomy);
        Add(segment.Municipalities, municipality);
        Add(segment.Neighbourhoods, neighbourhood);
        Add(segment.Languages, spoken);
        Add(segment.Postcodes, postcode);
        Add(segment.Targets, target);
        return new(segment, asked, query.Organization is { } organization ? segment.Groups.Entries(organization) : null);

        void Add(Dimension dimension, int value)
        {
            if (value != NotAsked) asked.Add((dimension, value));
        }
    }

    /// <summary>All but the values of <see cref="In"/>.</summary>
    public bool Fits(Segment segment, int entry)
    {
        if (segment.IsOrganization[entry] != (query.Kind == Kinds.Organization)) return false;
        if (query.Status is { } status && segment.Status[entry] != (byte)status) return false;
        if (query.ModifiedFrom is { } from && query.Kind != Kinds.ServiceAtLocation && segment.Modified[entry] < from.Ticks) return false;
        if (flags != 0 && !segment.Columns.Has(entry, flags)) return false;
        if (open is not null && !segment.Columns.IsOpen(entry, open)) return false;
        if (livesIn is not null && !OpenTo(segment, entry)) return false;
        return query.Near is null || AnyNear(segment, entry);
    }

    bool OpenTo(Segment segment, int entry)
    {
        var areas = segment.Areas.Of(entry);
        return areas.Length > 0 ? areas.ContainsAny(livesIn) : livesPostcode >= 0 && segment.Postcodes.Of(entry).Contains((ushort)livesPostcode);
    }

    bool AnyNear(Segment segment, int entry)
    {
        for (var place = segment.PlaceStarts[entry]; place < segment.PlaceStarts[entry + 1]; place++)
            if (IsNear(segment, place)) return true;
        return false;
    }

    bool IsNear(Segment segment, int place)
    {
        var (lat, lon) = (segment.Latitudes[place], segment.Longitudes[place]);
        return lat >= box.MinLat && lat <= box.MaxLat && lon >= box.MinLon && lon <= box.MaxLon
            && Distance(query.Near!.Latitude, query.Near.Longitude, lat, lon) <= query.Near.Metres;
    }

    /// <summary>Whether this one place of an entry that answers also does: for answers that consist of places.</summary>
    public bool FitsPlace(Segment segment, int place)
    {
        if (query.Near is not null && !IsNear(segment, place)) return false;
        if (municipality >= 0 && segment.PlaceMunicipality[place] != municipality) return false;
        if (neighbourhood >= 0 && segment.PlaceNeighbourhood[place] != neighbourhood) return false;
        if (postcode >= 0 && segment.PlacePostcode[place] != postcode) return false;
        if (query.Kind != Kinds.Organization && segment.Places.AtId(place) != default)
        {
            if (open is not null && !segment.Columns.IsOpenPlace(place, open)) return false;
            if (query.Wheelchair && !segment.Columns.IsWheelchairPlace(place)) return false;
        }
        return query.Kind != Kinds.ServiceAtLocation || segment.Places.AtId(place) != default
            && (query.ModifiedFrom is not { } from || segment.AtModified(place) >= from.Ticks);
    }

    /// <summary>Metres on a sphere: within 0.5 % here.</summary>
    static double Distance(double lat1, double lon1, double lat2, double lon2)
    {
        const double radians = Math.PI / 180;
        var (sinLat, sinLon) = (Math.Sin((lat2 - lat1) * radians / 2), Math.Sin((lon2 - lon1) * radians / 2));
        return 2 * 6_371_000 * Math.Asin(Math.Sqrt(sinLat * sinLat + Math.Cos(lat1 * radians) * Math.Cos(lat2 * radians) * sinLon * sinLon));
    }
}
