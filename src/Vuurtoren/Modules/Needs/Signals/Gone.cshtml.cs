using Microsoft.AspNetCore.Authorization;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>After a signal was withdrawn: it has no page any more.</summary>
[AllowAnonymous]
public sealed class GonePage(Texts texts) : WorkPage
{
    protected override Task<bool> Load()
    {
        (Unlisted, Title) = (true, texts["signals.gone"]);
        return Task.FromResult(true);
    }

    public void OnGet() { }
}
