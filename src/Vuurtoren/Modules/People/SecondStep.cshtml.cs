using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>The password was right; now the code of the app, or a recovery code.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class SecondStepPage : WorkPage
{
    [BindProperty(SupportsGet = true)] public string? To { get; set; }
    [BindProperty(SupportsGet = true)] public bool Own { get; set; }
    [BindProperty] public string? Code { get; set; }

    protected override Task<bool> Load()
    {
        (Title, Unlisted) = (Service<Platform.Texts.Texts>()["people.second"], true);
        return Task.FromResult(true);
    }

    public async Task<IActionResult> OnGet() => await Service<SigningIn>().IsHalfway() ? Page() : Go("/signin");

    public async Task<IActionResult> OnPost()
    {
        if (!await Service<SigningIn>().IsHalfway()) return Go("/signin", "too-long");
        if (string.IsNullOrWhiteSpace(Code)) return Wrong("code", "web.form.required-here");
        if (!await Service<SigningIn>().BySecondFactor(Code, Own)) return Wrong("code", "people.second.wrong");
        return Redirect(Url.IsLocalUrl(To) ? To : MePage.First(Lang));
    }
}
