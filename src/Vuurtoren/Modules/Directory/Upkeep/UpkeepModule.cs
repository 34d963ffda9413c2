using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep;

/// <summary>Keeping the directory true: how fresh each sheet is, which one hurts most, and who says that it still holds.</summary>
public sealed class UpkeepModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(found => FreshnessTerms.Of(found.GetRequiredService<IConfiguration>(), found.GetRequiredService<HoursTerm>()));
        services.AddSingleton<UpkeepLines>();
        services.AddSingleton(found => ConfirmingSettings.Of(found.GetRequiredService<IConfiguration>()));
        services.AddSingleton<Letters>();
        services.AddSingleton<Campaigns.CampaignCounts>();
        services.AddScoped<Escalation>();
        services.AddSingleton<Views>();
        services.AddSingleton<Ranking>();
        services.AddHostedService(found => found.GetRequiredService<Views>());
        services.AddHostedService(found => found.GetRequiredService<Campaigns.CampaignCounts>());
    }

    public override void UseOn(WebApplication site) => site.Use(site.Services.GetRequiredService<Views>().Count);
}
