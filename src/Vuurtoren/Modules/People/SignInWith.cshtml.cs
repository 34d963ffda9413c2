using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>On to the sign-in service of an organisation; it sends people back to <see cref="OutsidePage"/>, or to their own settings when they link it.</summary>
[AllowAnonymous, Personal]
public sealed class SignInWithPage(IReadOnlyList<OutsideProvider> providers) : WorkPage
{
    [BindProperty(SupportsGet = true)] public string? To { get; set; }
    [BindProperty(SupportsGet = true)] public bool Again { get; set; }
    /// <summary>To link it with the account in which one is signed in.</summary>
    [BindProperty(SupportsGet = true)] public bool Link { get; set; }

    public async Task<IActionResult> OnGet(string provider)
    {
        if (providers.FirstOrDefault(p => p.Key == provider) is not { } known) return NotFound();
        var back = Link ? $"/{Lang}/me/outside" : $"/{Lang}/signin/outside{QueryString.Create("to", Url.IsLocalUrl(To) ? To! : "")}";
        return await Vouched.Ask(HttpContext, known, Lang, back, Again) ? new EmptyResult() : Redirect($"/{Lang}/signin?outside=failed");
    }
}
