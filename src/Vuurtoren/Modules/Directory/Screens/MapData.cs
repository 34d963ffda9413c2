using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>What the map asks for: outlines, which browsers keep, and the places in the part that is in view, those close together as one number.</summary>
static class MapData
{
    /// <summary>A cluster is about this wide on the screen, in CSS pixels.</summary>
    const int Cell = 64;
    const int MostNamed = 200;

    sealed record View(double West, double South, double East, double North, int Zoom)
    {
        /// <summary>From "west,south,east,north" and a zoom level of 0 to 19; null when that is no part of the world.</summary>
        public static View? Of(string? box, string? zoom)
        {
            var sides = (box ?? "").Split(',').Select(side => double.TryParse(side, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : double.NaN).ToArray();
            if (sides.Length != 4 || sides.Any(double.IsNaN) || !int.TryParse(zoom, NumberStyles.None, CultureInfo.InvariantCulture, out var level) || level > 19) return null;
            return new(sides[0], sides[1], sides[2], sides[3], level);
        }

        public bool Holds(PlaceOnMap place) => place.Longitude >= West && place.Longitude <= East && place.Latitude >= South && place.Latitude <= North;

        public (int X, int Y) CellOf(PlaceOnMap place)
        {
            var degrees = 360.0 * Cell / (256 << Zoom);
            return ((int)Math.Floor(place.Longitude / degrees), (int)Math.Floor(place.Latitude / (degrees * 0.63))); // as high as wide at 51° north
        }
    }

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/map/outlines/{kind}", Outlines).WithMetadata(new CanAttribute(Permission.ReadDirectory));
        site.MapGet("/map/places", Places).WithMetadata(new CanAttribute(Permission.ReadDirectory));
    }

    static IResult Outlines(string kind, DirectoryIndex index, HttpContext context)
    {
        if (!index.Ready) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var json = kind switch { "municipalities" => MapOutlines.Municipalities(index), "neighbourhoods" => MapOutlines.Neighbourhoods, _ => null };
        if (json is null) return Results.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(json, "application/geo+json");
    }

    static IResult Places(DirectoryIndex index, Rows rows, HttpContext context, [FromQuery] string? box, [FromQuery] string? zoom, [FromQuery] string? lang)
    {
        if (!index.Ready) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var themes = ThemeTree.Of(index.Terms);
        var language = Texts.Languages.FirstOrDefault(known => known == lang) ?? Texts.Languages[0];
        var asked = Asked.Of(context.Request.Query, themes);
        if (asked.Problem is not null || View.Of(box, zoom) is not { } view) return Results.StatusCode(StatusCodes.Status400BadRequest);

        var cells = index.Places(asked.ToQuery(Kinds.Service, themes) with { Facets = false }, Viewer.Anyone(language)).Where(view.Holds)
            .GroupBy(view.CellOf).Select(cell => cell.ToList()).ToList();
        var single = cells.Where(cell => cell.TrueForAll(place => place.LocationId == cell[0].LocationId)).Take(MostNamed).ToList();
        var named = rows.Of(Kinds.Service, [.. single.Select(cell => cell[0].Id)]).ToDictionary(row => row.Id);
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(cells.Select(cell => Marker(cell, named, language)), Json.Options), "application/json");
    }

    static object Marker(List<PlaceOnMap> cell, Dictionary<Guid, Row> named, string language)
    {
        var (latitude, longitude) = (Math.Round(cell.Average(p => p.Latitude), 5), Math.Round(cell.Average(p => p.Longitude), 5));
        var services = cell.Select(p => p.Id).Distinct().Count();
        if (!named.TryGetValue(cell[0].Id, out var row) || cell.Exists(p => p.LocationId != cell[0].LocationId)) return new { latitude, longitude, services };
        var (name, lang) = row.Name.In(language);
        return new { latitude, longitude, services, name, lang, of = row.Of?.In(language).Text, path = services == 1 ? $"/{language}/service/{row.Id}" : $"/{language}/location/{cell[0].LocationId}" };
    }
}
