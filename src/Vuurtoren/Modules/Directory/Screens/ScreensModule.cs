using Vuurtoren.Modules.Directory.Screens.Finding;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>What people see of the directory: home, lists, sheets, themes, places and the map.</summary>
public sealed class ScreensModule : Module
{
    public override IEnumerable<MenuItem> Menu =>
    [
        new("directory.menu.services", "/services", 10),
        new("directory.menu.themes", "/themes", 20),
        new("directory.menu.places", "/places", 30),
        new("directory.menu.map", "/map", 40),
        new("directory.menu.list", "/list", 50),
    ];

    public override IEnumerable<MenuItem> Below => [new("directory.acronyms", "/acronyms", 10)];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Rows>();
        services.AddSingleton<Pictograms>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder site)
    {
        MapData.Map(site);
        Suggest.Map(site);
        Sitemap.Map(site);
        site.MapGet("/pictograms/{key}", (string key, Pictograms pictograms, HttpContext context) => pictograms.Send(key, context)).WithMetadata(new CanAttribute(Permission.ReadDirectory));
    }
}
