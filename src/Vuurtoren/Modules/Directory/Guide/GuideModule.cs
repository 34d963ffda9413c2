using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Guide;

/// <summary>The directory, or a part of it, as a book: on paper, in Word, as a table.</summary>
public sealed class GuideModule : Module
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<GuideSelection>();
        services.AddSingleton<GuideReading>();
    }
}
