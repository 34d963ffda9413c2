using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Public;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>What there is, for whom, where and when, and what nobody has.</summary>
public sealed class CoverageModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Offers>();
        services.AddSingleton<HolidayOffers>();
        services.AddSingleton<CoverageOfOffer>();
        services.AddSingleton<GapRankings>();
        services.AddSingleton<KeptFigures>();
        services.AddHostedService<LoadOffer>();
    }
}
