using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

[Can(Permission.KeepOwnAccount), TakesPost, Recent, Attempts]
public sealed class PasswordPage(Db db, UserManager<Account> accounts) : WorkPage
{
    public Account Account { get; private set; } = null!;

    [BindProperty] public string? Current { get; set; }
    [BindProperty] public string? Password { get; set; }

    protected override async Task<bool> Load()
    {
        Account = await db.Set<Account>().SingleAsync(a => a.Id == Me.Id);
        (Title, Unlisted) = (Service<Platform.Texts.Texts>()[Account.PasswordHash is null ? "people.password.make" : "people.password.change"], true);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (Account.PasswordHash is not null && !await accounts.CheckPasswordAsync(Account, Current ?? "")) return Wrong("current", "people.password.current.wrong");
        db.Add(AuditEntry.Of("password", Instant, Me, "account", Account.Id));
        if (await accounts.SetPassword(Account, Password) is { } refusal) return Wrong("password", refusal.Key, refusal.Details);
        await Service<SigningIn>().EndSessions(Account.Id, but: Me.SessionId); // whoever knew the old one is out
        return Go("/me", "password");
    }
}
