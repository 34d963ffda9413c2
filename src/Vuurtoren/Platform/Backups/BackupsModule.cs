using Vuurtoren.Platform.Web;

namespace Vuurtoren.Platform.Backups;

/// <summary>What backups add to the site.</summary>
public sealed class BackupsModule : Module
{
    public override void AddServices(IServiceCollection services) => services.AddSingleton(found => BackupSettings.Of(found.GetRequiredService<IConfiguration>()));
}
