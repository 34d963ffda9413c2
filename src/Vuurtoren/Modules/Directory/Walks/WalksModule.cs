using System.Text;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Walks;

/// <summary>Mornings on which people who work in an area walk along each other's doors.</summary>
public sealed class WalksModule : Module
{
    public override void AddServices(IServiceCollection services) => services.AddScoped<WalkReading>();

    public override void MapEndpoints(IEndpointRouteBuilder site) => site.MapGet("/{lang:language}/walk/{id:guid}/calendar.ics", Calendar).WithMetadata(new CanAttribute(Permission.ReadDirectory));

    static async Task<IResult> Calendar(string lang, Guid id, Db db, WalkReading reading, SiteAddress site, HttpContext http)
    {
        if (await db.Set<Walk>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == id) is not { PublishedAt: not null } walk) return Results.NotFound();
        var visits = Route.Times(walk, await reading.Doors(walk, lang));
        var title = walk.Title.In(lang).Text;
        http.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(Encoding.UTF8.GetBytes(new CalendarFeed(title, lang).Write([
            new($"{walk.Id:N}@walk.vuurtoren", walk.Sequence, walk.ChangedAt, walk.Day, walk.Begins, Math.Min(visits.Count > 0 ? visits[^1].Leaves : walk.Begins + 60, 1440), title)
            {
                Where = walk.Meet, Cancelled = walk.CancelledAt is not null, Link = site.Of($"/{lang}/walk/{walk.Id}").AbsoluteUri,
                Words = string.Join('\n', visits.Select(visit => $"{News.When.Clock(visit.Arrives)} {visit.Door.Name}{(visit.Door.Address is { } address ? $", {address}" : "")}")),
            }])), "text/calendar; charset=utf-8");
    }
}
