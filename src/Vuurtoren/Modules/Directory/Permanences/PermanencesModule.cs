using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Permanences;

/// <summary>Who holds office when, in which room of which house: weeks, the screen in the hall, calendars, and mails to who follows.</summary>
public sealed class PermanencesModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Houses>();
        services.AddSingleton<RoomsToMeet>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder site) => CalendarFeeds.Map(site);

    public override IEnumerable<MenuItem> Below => [new("permanence.houses", "/houses", 5)];
}
