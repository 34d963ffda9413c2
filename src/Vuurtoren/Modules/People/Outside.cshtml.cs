using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>Back from the sign-in service of an organisation: in, on to the second step, or nobody here is linked with it. It makes no accounts: people are invited.</summary>
[AllowAnonymous, Personal]
public sealed class OutsidePage(IReadOnlyList<OutsideProvider> providers) : WorkPage
{
    [BindProperty(SupportsGet = true)] public string? To { get; set; }

    public string Called { get; private set; } = "";

    protected override Task<bool> Load()
    {
        (Title, Unlisted) = (Service<Platform.Texts.Texts>()["people.outside.nobody"], true);
        return Task.FromResult(true);
    }

    public async Task<IActionResult> OnGet()
    {
        if (await Vouched.In(HttpContext, providers) is not { } who) return Go("/signin", "too-long");
        var to = Url.IsLocalUrl(To) ? To : null;
        var outcome = await Service<SigningIn>().ByOutside(who);
        if (outcome != SignInOutcome.SecondFactor) await Vouched.Forget(HttpContext);
        if (outcome == SignInOutcome.SignedIn) return Redirect(to ?? MePage.First(Lang));
        if (outcome == SignInOutcome.SecondFactor) return Redirect($"/{Lang}/signin/second{QueryString.Create("to", to ?? "")}");
        Called = who.Called;
        return Page();
    }
}
