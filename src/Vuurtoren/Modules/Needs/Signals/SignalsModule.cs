using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>What members of a coordination see (signals), with or without their name, and what signals say together (needs).</summary>
public sealed class SignalsModule : Module
{
    public override void AddServices(IServiceCollection services) => services.AddSingleton<Likeness>().AddSingleton<AlikeGroups>().AddSingleton<NeedNames>().AddSingleton<FittingSignals>().AddSingleton<SignalCounts>();
}
