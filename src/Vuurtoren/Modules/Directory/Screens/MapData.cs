using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>What the map asks for: outlines, which browsers keep, and the places in the part that is in view, those close together as one.</summary>
static class MapData
{
    /// <summary>Of one marker: with more services than this, one has to come closer to see them.</summary>
    const int MostListed = 10;
    const int MostNamed = 600;

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

    static IResult Places(DirectoryIndex index, Rows rows, HttpContext context, PageCache pages, [FromQuery] string? box, [FromQuery] string? zoom, [FromQuery] string? lang, [FromQuery] string? of)
    {
        if (!index.Ready) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var themes = ThemeTree.Of(index.Terms);
        var language = Texts.Languages.FirstOrDefault(known => known == lang) ?? Texts.Languages[0];
        var asked = Asked.Of(context.Request.Query, themes, index);
        var kind = of == Kinds.Organization ? Kinds.Organization : Kinds.Service;
        if (asked.Problem is not null || MapView.Of(box, zoom) is not { } view) return Results.StatusCode(StatusCodes.Status400BadRequest);

        var heaps = view.Heaps(index.Places(asked.ToQuery(kind, themes, pages.Now) with { Facets = false }, Viewer.Anyone(language)));
        var few = heaps.Where(heap => heap.Services.Count <= MostListed).SelectMany(heap => heap.Services).Distinct().Take(MostNamed).ToList();
        var named = rows.Of(kind, few).ToDictionary(row => row.Id);
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(heaps.Select(heap => Marker(heap, named, kind, language)), Json.Options), "application/json");
    }

    static object Marker(MapView.Heap heap, Dictionary<Guid, Row> named, string kind, string language) => new
    {
        latitude = Math.Round(heap.Latitude, 5), longitude = Math.Round(heap.Longitude, 5), services = heap.Services.Count,
        items = heap.Services.Count > MostListed ? null : heap.Services.Select(named.GetValueOrDefault).OfType<Row>().Select(row => Item(row, kind, language)).ToList(),
    };

    static object Item(Row row, string kind, string language)
    {
        var (name, lang) = row.Name.In(language);
        return new { name, lang, of = row.Of is { } of && !of.Equals(row.Name) ? of.In(language).Text : null, id = row.Id, path = $"/{language}/{kind}/{row.Id}" };
    }
}
