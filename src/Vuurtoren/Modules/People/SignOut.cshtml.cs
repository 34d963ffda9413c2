using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

[AllowAnonymous, TakesPost]
public sealed class SignOutPage : WorkPage
{
    protected override Task<bool> Load()
    {
        (Title, Unlisted) = (Service<Platform.Texts.Texts>()["people.signout.done"], true);
        return Task.FromResult(true);
    }

    public IActionResult OnGet() => Me.IsSignedIn ? Go("/me") : Page();

    public async Task<IActionResult> OnPost()
    {
        await Service<SigningIn>().SignOut();
        return Go("/signout");
    }
}
