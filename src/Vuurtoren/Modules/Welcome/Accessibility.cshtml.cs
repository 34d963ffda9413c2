using Microsoft.AspNetCore.Authorization;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Welcome;

[AllowAnonymous]
public sealed class AccessibilityPage : WorkPage
{
    public void OnGet() => Title = Service<Platform.Texts.Texts>()["web.accessibility"];
}
