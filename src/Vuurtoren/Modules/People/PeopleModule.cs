using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>Those who work with the site: how they come in, what they may do, and who invites them.</summary>
public sealed class PeopleModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<Letters>();
        services.AddHostedService<First.FirstAdministrator>();
    }
}
