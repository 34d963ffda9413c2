using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Owners;

/// <summary>Organisations keep their own sheets: they ask for it, name who does it, and hear when somebody leaves.</summary>
public sealed class OwnersModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<OwnerLetters>();
        services.AddScoped<Editors>();
    }
}
