using Vuurtoren.Modules.Needs.Indicators.Keeping;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Indicators;

/// <summary>Figures about neighbourhoods and municipalities: on a map, ranked, beside each other, through the years; and own counts that come in as a list.</summary>
public sealed class IndicatorsModule : Module
{
    public override IEnumerable<MenuItem> Below => [new("figures.title", "/figures", 7)];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<FigureWords>();
        services.AddScoped<OwnTerritory>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder site) => FigureFiles.Map(site);
}
