using System.Globalization;
using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Directory.Geography;

/// <summary>
/// Where things are in Belgium: municipalities through their mergers, postal codes, the neighbourhoods of Brussels, and in
/// which of them a point lies. Read once; immutable and safe to use from many threads.
/// </summary>
public sealed partial class Geography
{
    /// <summary>
    /// Outlines are simplified: a point in a gap between two of them belongs to the nearest. The same margin keeps a house on the
    /// outer border in Belgium.
    /// </summary>
    const double GapInMetres = 30;

    /// <summary>The outlines of Wallonia come from a coarser file than the others, which leaves gaps along that border.</summary>
    const double SeamInMetres = 2_500;

    const double EarthRadiusInMetres = 6_371_009;

    const string WalloonRegion = "03000";

    static readonly Lazy<Geography> shipped = new(() => Read(Path.Combine(AppContext.BaseDirectory, "data", "geo")));

    readonly Dictionary<string, Municipality> municipalities;
    readonly Dictionary<string, string> nisByPostcode;
    readonly Dictionary<int, Neighbourhood> neighbourhoods;
    readonly Dictionary<string, (Area Area, string? Parent)> areas;
    readonly Outlines country, municipalityOutlines, brusselsOutlines, neighbourhoodOutlines;
    readonly PlaceNames names = new();

    /// <summary>The geography that ships with the program.</summary>
    public static Geography Shipped => shipped.Value;

    /// <summary>Reads the files of data/geo from a folder.</summary>
    public static Geography Read(string folder) => new(folder);

    Geography(string folder)
    {
        Postcodes = [.. GeographyFiles.Postcodes(folder)];
        nisByPostcode = Postcodes.DistinctBy(p => p.Code).ToDictionary(p => p.Code, p => p.Nis);
        municipalities = GeographyFiles.Municipalities(folder, Postcodes.ToLookup(p => p.Nis)).ToDictionary(m => m.Nis);
        areas = GeographyFiles.Areas(folder).ToDictionary(a => a.Area.Code);

        var hoods = GeographyFiles.Features(Path.Combine(folder, "brussels_neighbourhoods.geojson"))
            .Select(f => (Hood: new Neighbourhood(f.Properties.GetProperty("md_id").GetInt32(),
                GeographyFiles.Names(f.Properties.GetProperty("name_nl").GetString(), f.Properties.GetProperty("name_fr").GetString()),
                f.Properties.GetProperty("inhabited").GetBoolean(), f.Properties.GetProperty("nis").GetString()!), f.Feature)).ToList();
        neighbourhoods = hoods.ToDictionary(h => h.Hood.Id, h => h.Hood);
        neighbourhoodOutlines = new(hoods.Select(h => (Code(h.Hood.Id), h.Feature)));

        country = new(Outlined("belgium.geojson"));
        var brussels = Outlined("brussels_municipalities.geojson").ToList();
        var others = Outlined("municipalities.geojson").Where(o => !municipalities[o.Nis].IsInBrussels);
        brusselsOutlines = new(brussels);
        // Where outlines overlap along the regional borders, the finer ones go first: Brussels, Flanders, Wallonia.
        municipalityOutlines = new(brussels.Concat(others.OrderBy(o => municipalities[o.Nis].Region, StringComparer.Ordinal)));

        Municipalities = [.. municipalities.Values.Where(m => m.IsCurrent)];
        BrusselsMunicipalities = [.. Municipalities.Where(m => m.IsInBrussels)];
        Neighbourhoods = [.. neighbourhoods.Values];
        NameEverything(folder);

        IEnumerable<(string Nis, string Feature)> Outlined(string file) =>
            GeographyFiles.Features(Path.Combine(folder, file)).Select(f => (f.Properties.GetProperty("nis").GetString()!, f.Feature));
    }

    /// <summary>The 565 municipalities of today, by NIS code.</summary>
    public IReadOnlyList<Municipality> Municipalities { get; }

    /// <summary>The 19 municipalities of Brussels, by NIS code.</summary>
    public IReadOnlyList<Municipality> BrusselsMunicipalities { get; }

    /// <summary>The 145 neighbourhoods of Brussels, by number.</summary>
    public IReadOnlyList<Neighbourhood> Neighbourhoods { get; }

    public IReadOnlyList<Postcode> Postcodes { get; }

    /// <summary>
    /// The municipality that a code stands for on a day (today's when null). A code that has been merged away gives the
    /// municipality it became part of; on a day before the merger it gives itself. Null for an unknown code, and for a code on a
    /// day on which it did not exist yet.
    /// </summary>
    public Municipality? Municipality(string? nis, DateOnly? on = null)
    {
        var found = Known(nis);
        while (found is { Successor: { } successor } && (on is null || on >= found.Until)) found = Known(successor);
        return found is not null && on is { } day && !found.ExistedOn(day) ? null : found;
    }

    Municipality? Known(string? nis) => nis is null ? null : municipalities.GetValueOrDefault(nis.Trim());

    public Municipality? MunicipalityOfPostcode(string? postcode) =>
        postcode is not null && nisByPostcode.TryGetValue(postcode.Trim(), out var nis) ? Known(nis) : null;

    /// <summary>The municipality in which a point lies (WGS 84); null outside Belgium.</summary>
    public Municipality? MunicipalityAt(double latitude, double longitude) =>
        Known(municipalityOutlines.At(latitude, longitude, GapInMetres) ?? InSeam(latitude, longitude));

    /// <summary>
    /// A point in Belgium but in no municipality lies between the fine outlines and the coarse Walloon ones. It is not in the
    /// fine ones, so it is in Wallonia; elsewhere, along the border of the country, the nearest will do.
    /// </summary>
    string? InSeam(double latitude, double longitude)
    {
        if (country.At(latitude, longitude, 0) is null) return null;
        var near = municipalityOutlines.Near(latitude, longitude, SeamInMetres);
        return near.FirstOrDefault(nis => municipalities[nis].Region == WalloonRegion) ?? near.FirstOrDefault();
    }

    public Neighbourhood? Neighbourhood(int id) => neighbourhoods.GetValueOrDefault(id);

    /// <summary>The neighbourhood in which a point lies (WGS 84); null outside Brussels.</summary>
    public Neighbourhood? NeighbourhoodAt(double latitude, double longitude) =>
        neighbourhoodOutlines.At(latitude, longitude, GapInMetres) is { } id ? neighbourhoods[int.Parse(id, Invariant)] : null;

    /// <summary>A municipality by its name or by that of a locality in it, in any of its languages; null when unknown or not unique.</summary>
    public Municipality? MunicipalityByName(string? name) =>
        AreaByName(name) is { Kind: AreaKind.Municipality, Code: var nis } ? Municipality(nis) : null;

    public Area? Area(AreaKind kind, string code) => kind switch
    {
        AreaKind.Neighbourhood => int.TryParse(code, Invariant, out var id) && Neighbourhood(id) is { } hood ? AreaOf(hood) : null,
        AreaKind.Municipality => Municipality(code) is { } municipality ? AreaOf(municipality) : null,
        _ => areas.TryGetValue(code, out var found) && found.Area.Kind == kind ? found.Area : null,
    };

    /// <summary>The one territory that a name stands for, in Dutch or French; null when there is none or more than one.</summary>
    public Area? AreaByName(string? name) => AreasByName(name) is [var only] ? only : null;

    /// <summary>All territories that a name stands for: "Brussel-Halle-Vilvoorde" is two districts.</summary>
    public IReadOnlyList<Area> AreasByName(string? name) => names.Find(name);

    /// <summary>The area and all that it lies in, up to the country. A neighbourhood counts under the municipality that holds most of it.</summary>
    public IEnumerable<Area> Enclosing(Area area)
    {
        for (var at = area; at is not null; at = Above(at)) yield return at;
    }

    Area? Above(Area area) => area switch
    {
        { Postcode: not null } => Area(AreaKind.Municipality, area.Code),
        { Kind: AreaKind.Neighbourhood } => Area(AreaKind.Municipality, neighbourhoods[int.Parse(area.Code, Invariant)].MunicipalityNis),
        { Kind: AreaKind.Municipality } => areas[municipalities[area.Code].Arrondissement].Area,
        _ => areas[area.Code].Parent is { } parent ? areas[parent].Area : null,
    };

    /// <summary>The outline of a municipality or a neighbourhood as a GeoJSON feature; null for other areas.</summary>
    public string? Outline(Area area) => area.Kind switch
    {
        AreaKind.Neighbourhood => neighbourhoodOutlines.Feature(area.Code),
        AreaKind.Municipality => municipalityOutlines.Feature(area.Code),
        _ => null,
    };

    /// <summary>The areas in a square of twice so many metres around a point: neighbourhoods in Brussels, else municipalities.</summary>
    public IEnumerable<OutlinedArea> Around(double latitude, double longitude, double metres)
    {
        var hoods = NeighbourhoodAt(latitude, longitude) is not null;
        foreach (var (code, geometry) in (hoods ? neighbourhoodOutlines : municipalityOutlines).Around(latitude, longitude, metres))
            if (Area(hoods ? AreaKind.Neighbourhood : AreaKind.Municipality, code) is { } area)
                yield return new(area.Name, Rings(geometry), (geometry.InteriorPoint.Y, geometry.InteriorPoint.X));
    }

    static List<IReadOnlyList<(double, double)>> Rings(NetTopologySuite.Geometries.Geometry geometry) =>
        [.. Enumerable.Range(0, geometry.NumGeometries).Select(i => (NetTopologySuite.Geometries.Polygon)geometry.GetGeometryN(i))
            .Select(polygon => (IReadOnlyList<(double, double)>)[.. polygon.ExteriorRing.Coordinates.Select(c => (c.Y, c.X))])];

    /// <summary>All outlines to draw, by NIS code or number of the neighbourhood.</summary>
    internal IEnumerable<(string Code, NetTopologySuite.Geometries.Geometry Geometry)> Geometries(bool hoods) => (hoods ? neighbourhoodOutlines : municipalityOutlines).All;

    /// <summary>Also around holes.</summary>
    internal static IEnumerable<IReadOnlyList<(double Latitude, double Longitude)>> EveryRing(NetTopologySuite.Geometries.Geometry geometry) =>
        from i in Enumerable.Range(0, geometry.NumGeometries)
        let polygon = (NetTopologySuite.Geometries.Polygon)geometry.GetGeometryN(i)
        from ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing)
        select (IReadOnlyList<(double, double)>)[.. ring.Coordinates.Select(c => (c.Y, c.X))];

    /// <summary>GeoJSON feature collection; properties nis, name_nl, name_fr.</summary>
    public string BrusselsMunicipalityOutlines() => brusselsOutlines.FeatureCollection();

    /// <summary>GeoJSON feature collection; properties md_id, name_nl, name_fr, inhabited, nis.</summary>
    public string NeighbourhoodOutlines() => neighbourhoodOutlines.FeatureCollection();

    /// <summary>GeoJSON feature collection of all of Belgium; property nis.</summary>
    public string MunicipalityOutlines() => municipalityOutlines.FeatureCollection();

    /// <summary>Metres between two points as the crow flies, on a sphere: at most 0.5 % off.</summary>
    public static double Distance(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        double a = double.DegreesToRadians(latitude1), b = double.DegreesToRadians(latitude2);
        double north = Math.Sin((b - a) / 2), east = Math.Sin(double.DegreesToRadians(longitude2 - longitude1) / 2);
        return 2 * EarthRadiusInMetres * Math.Asin(Math.Min(1, Math.Sqrt(north * north + Math.Cos(a) * Math.Cos(b) * east * east)));
    }

    /// <summary>
    /// Of two areas of one name the one that people mean goes first: a municipality (Antwerpen) before the province around it, its own
    /// language before a translation, a part of Brussels (Haren) before a village elsewhere.
    /// </summary>
    void NameEverything(string folder)
    {
        foreach (var (name, kind, code) in GeographyFiles.OtherNames(folder)) names.Add(name, 0, Named(kind, code));
        foreach (var (area, _) in areas.Values)
            foreach (var (_, name) in area.Name)
            {
                names.Add(name, area.Kind is AreaKind.Country or AreaKind.Region ? 1 : 2, area);
                if (area.Kind == AreaKind.Province) names.Add(ProvincePrefix().Replace(name, ""), 5, area);
            }
        foreach (var municipality in municipalities.Values)
            foreach (var (language, name) in municipality.Name)
                names.Add(name, !municipality.IsCurrent ? 6 : municipality.Languages.Contains(language) ? 3 : 4,
                    AreaOf(Municipality(municipality.Nis)!));
        foreach (var postcode in Postcodes)
            foreach (var (_, name) in postcode.Name)
                names.Add(name, municipalities[postcode.Nis].IsInBrussels ? 6 : 8, AreaOf(postcode));
        foreach (var hood in Neighbourhoods)
            foreach (var (_, name) in hood.Name) names.Add(name, 7, AreaOf(hood));
    }

    Area Named(string kind, string code) => kind == "locality"
        ? AreaOf(Postcodes.First(p => p.Code == code))
        : Area(Enum.Parse<AreaKind>(kind, ignoreCase: true), code) ?? throw new InvalidDataException($"area_names.csv: {kind} {code}");

    /// <summary>What stands before the name in "Provincie Vlaams-Brabant", "Province du Brabant flamand", "Province d'Anvers".</summary>
    [GeneratedRegex("^(Provincie |Province (de |du |d')|Provinz )")]
    private static partial Regex ProvincePrefix();

    static Area AreaOf(Municipality municipality) => new(AreaKind.Municipality, municipality.Nis, municipality.Name);
    static Area AreaOf(Neighbourhood hood) => new(AreaKind.Neighbourhood, Code(hood.Id), hood.Name);
    static Area AreaOf(Postcode postcode) => new(AreaKind.Municipality, postcode.Nis, postcode.Name, postcode.Code);
    static string Code(int id) => id.ToString(Invariant);
    static CultureInfo Invariant => CultureInfo.InvariantCulture;
}
