using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

[AllowAnonymous, TakesPost, Attempts]
public sealed class SignInPage(IReadOnlyList<OutsideProvider> providers) : WorkPage
{
    /// <summary>Where one was going; only on this site.</summary>
    [BindProperty(SupportsGet = true)] public string? To { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Password { get; set; }
    /// <summary>What follows asks to sign in again, though one is signed in.</summary>
    [BindProperty(SupportsGet = true)] public bool Again { get; set; }
    /// <summary>Own device: stays signed in when the browser is closed.</summary>
    [BindProperty] public bool Own { get; set; }
    [BindProperty] public string? Credential { get; set; }

    /// <summary>"failed": the service of an organisation did not let somebody in, or did not answer.</summary>
    [BindProperty(SupportsGet = true)] public string? Outside { get; set; }

    public IReadOnlyList<OutsideProvider> Providers => providers;
    public string With(OutsideProvider provider) => $"/{Lang}/signin/with/{provider.Key}{QueryString.Create(new Dictionary<string, string?> { ["to"] = Local(), ["again"] = Again ? "true" : null })}";

    protected override Task<bool> Load()
    {
        (Title, Unlisted) = (Service<Platform.Texts.Texts>()["people.signin"], true);
        return Task.FromResult(true);
    }

    public IActionResult OnGet() => Me.IsSignedIn && !Again ? Onward() : Page();

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Email)) return Wrong("email", "web.form.required-here");
        if (string.IsNullOrEmpty(Password)) return Wrong("password", "web.form.required-here");
        return await Service<SigningIn>().ByPassword(Email.Trim(), Password, Own) switch
        {
            SignInOutcome.SignedIn => Onward(),
            SignInOutcome.SecondFactor => Redirect($"/{Lang}/signin/second{QueryString.Create(new Dictionary<string, string?> { ["to"] = Local(), ["own"] = Own ? "true" : null })}"),
            _ => Wrong("", "people.signin.wrong"),
        };
    }

    /// <summary>What the browser asks a passkey to sign.</summary>
    public async Task<IActionResult> OnPostOptions() => Content(await Service<SignInManager<Account>>().MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskey() =>
        !string.IsNullOrEmpty(Credential) && await Service<SigningIn>().ByPasskey(Credential, ownDevice: true) ? Onward() : Wrong("", "people.passkey.wrong");

    string? Local() => Url.IsLocalUrl(To) ? To : null;

    RedirectResult Onward() => Redirect(Local() ?? MePage.First(Lang));
}
