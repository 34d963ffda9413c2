using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Welcome;

/// <summary>Sends on to the language of the browser; who asks for neither of ours chooses.</summary>
[AllowAnonymous]
public sealed class StartPage : WorkPage
{
    public IActionResult OnGet()
    {
        Response.Headers.Vary = "Accept-Language";
        Unlisted = true;
        return Languages.Asked(Request) is { } language ? Redirect($"/{language}") : Page();
    }
}
