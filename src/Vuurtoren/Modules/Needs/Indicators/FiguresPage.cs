using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Indicators;

/// <summary>A page with figures, for everybody. An own count can come in at any time, also at the command line: a kept page is a minute old at most.</summary>
public abstract class FiguresPage : WorkPage
{
    static readonly TimeSpan kept = TimeSpan.FromMinutes(1);

    protected override Task<bool> Load()
    {
        HoldsUntil(Now + kept);
        return Task.FromResult(true);
    }
}
