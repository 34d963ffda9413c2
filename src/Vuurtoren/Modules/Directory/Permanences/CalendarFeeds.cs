using System.Text;
using Microsoft.Net.Http.Headers;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Permanences;

/// <summary>Calendars to subscribe to: of a house, of a service wherever it holds office, of a theme. Services and themes that are discreet have none: its address alone would say what the hours are about.</summary>
static class CalendarFeeds
{
    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapGet("/{lang:language}/house/{id:guid}/calendar.ics", OfHouse).WithMetadata(new CanAttribute(Permission.ReadDirectory));
        site.MapGet("/{lang:language}/service/{id:guid}/calendar.ics", OfService).WithMetadata(new CanAttribute(Permission.ReadDirectory));
        site.MapGet("/{lang:language}/theme/{code}/calendar.ics", OfTheme).WithMetadata(new CanAttribute(Permission.ReadDirectory));
    }

    static async Task<IResult> OfHouse(string lang, Guid id, Houses houses, DirectoryIndex index, Texts texts, PageCache pages, HttpContext http)
    {
        if (!index.Ready) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (await houses.Find(id) is not { } house) return Results.NotFound();
        var words = new PermanenceWords(texts, lang);
        return Send(http, pages, words, words.House(house), calendar => calendar.Events(house.Office, permanence => (house, house.Room(permanence.RoomId)), house.Room));
    }

    static async Task<IResult> OfService(string lang, Guid id, Houses houses, DirectorySheets sheets, DirectoryIndex index, Texts texts, PageCache pages, HttpContext http)
    {
        if (!index.Ready) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (sheets.Service(sheets.Resolve(id), Viewer.Anyone(lang)) is not { } sheet || IsDiscreet(sheet.Service, ThemeTree.Of(index.Terms))) return Results.NotFound();
        return Send(http, pages, new(texts, lang), sheet.Service.Name.In(lang).Text, await houses.Of(sheet.Service.Id));
    }

    static async Task<IResult> OfTheme(string lang, string code, Houses houses, DirectoryIndex index, Texts texts, PageCache pages, HttpContext http)
    {
        if (!index.Ready) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (ThemeTree.Of(index.Terms).Find(code) is not { Discreet: false } theme) return Results.NotFound();
        return Send(http, pages, new(texts, lang), theme.Name.In(lang).Text, await houses.OfTheme(theme.Id));
    }

    public static bool IsDiscreet(Service service, ThemeTree themes) => service.Discreet || service.Themes.Any(theme => themes.Find(theme)?.Discreet == true);

    static IResult Send(HttpContext http, PageCache pages, PermanenceWords words, string name, Elsewhere elsewhere) =>
        Send(http, pages, words, words["permanence.calendar.of", name], calendar => calendar.Events(elsewhere.Office, permanence => (elsewhere.HouseOf(permanence), elsewhere.Room(permanence.RoomId)), elsewhere.Room));

    static IResult Send(HttpContext http, PageCache pages, PermanenceWords words, string name, Func<CalendarOfOffice, IEnumerable<CalendarEvent>> events)
    {
        http.Response.Headers.CacheControl = "no-cache";
        var feed = new CalendarFeed(name, words.Lang).Write(events(new(words, $"{http.Request.Scheme}://{http.Request.Host.ToUriComponent()}", pages.Today)));
        return Results.Bytes(Encoding.UTF8.GetBytes(feed), "text/calendar; charset=utf-8", entityTag: new EntityTagHeaderValue(new(pages.Tag[2..]), isWeak: true));
    }
}
