using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Import.Screens;

/// <summary>Importing on the site, for who may.</summary>
public sealed class ImportsModule : Module
{
    public override void AddServices(IServiceCollection services) => services.AddSingleton<ImportWords>();
}
