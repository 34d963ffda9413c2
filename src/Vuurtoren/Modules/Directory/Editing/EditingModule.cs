using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>Changing what the directory says: forms, drafts, history and undoing, for who may.</summary>
public sealed class EditingModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<EditingScope>();
        services.AddScoped<Openings>();
    }
}
