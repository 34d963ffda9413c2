using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>Short questionnaires that residents answer without an account: by a link or square, on paper, in an interview, or in a group.</summary>
public sealed class VoiceModule : Module
{
    public override void AddServices(IServiceCollection services) => services.AddSingleton<FromOnePlace>().AddSingleton<KeptResults>();
}
