using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>What a link in a letter leads to. Opening it shows what it is for; only the button does it.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class LinkPage(Db db, UserManager<Account> accounts) : WorkPage
{
    AccountLink? link;

    public Account? Account { get; private set; }
    public bool Works { get; private set; }
    public LinkPurpose Purpose => link!.Purpose;
    public bool ChoosesPassword => Purpose is LinkPurpose.Invitation or LinkPurpose.NewPassword;
    public string? NewAddress => link!.Email;

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Password { get; set; }

    protected override async Task<bool> Load()
    {
        var hash = Session.Hash((string)RouteData.Values["token"]!);
        link = await db.Set<AccountLink>().SingleOrDefaultAsync(l => l.TokenHash == hash);
        Account = link is null ? null : await db.Set<Account>().SingleOrDefaultAsync(a => a.Id == link.AccountId && a.ClosedAt == null);
        Works = Account is not null && link!.Works(Instant);
        (Title, Unlisted) = (Service<Platform.Texts.Texts>()[!Works ? "people.link" : ChoosesPassword ? "people.password.make" : "people.address"], true);
        return true;
    }

    public void OnGet() => Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key

    public async Task<IActionResult> OnPost()
    {
        if (!Works) throw new RuleBroken("people.link.over");
        return ChoosesPassword ? await ChoosePassword() : await ConfirmAddress();
    }

    async Task<IActionResult> ChoosePassword()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (Purpose == LinkPurpose.Invitation) Account!.Call(Name ?? "", Lang);
        link!.Use(Instant);
        Account!.EmailConfirmed = true; // the letter arrived
        db.Add(AuditEntry.Of("password", Instant, Account.Id, "account", Account.Id, Purpose.ToString()));
        if (await accounts.SetPassword(Account, Password) is { } refusal) return Wrong("password", refusal.Key, refusal.Details);
        await accounts.SetLockoutEndDateAsync(Account, null);
        if (Purpose == LinkPurpose.NewPassword) db.Add(Service<Letters>().Changed(Account, "people.letter.changed.password", Instant));
        await Service<SigningIn>().EndSessions(Account.Id);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return Go("/signin", "password");
    }

    /// <summary>Both ends have to say yes; the second one changes it.</summary>
    async Task<IActionResult> ConfirmAddress()
    {
        link!.Use(Instant);
        var other = Purpose == LinkPurpose.NewAddress ? LinkPurpose.OldAddress : LinkPurpose.NewAddress;
        var both = await db.Set<AccountLink>().AnyAsync(l => l.AccountId == Account!.Id && l.Purpose == other && l.Email == link.Email && l.MadeAt == link.MadeAt && l.UsedAt != null);
        if (!both)
        {
            await db.SaveChangesAsync();
            return Go("/signin", "address-half");
        }
        if (await accounts.FindByEmailAsync(link.Email!) is not null) throw new RuleBroken("people.address.taken");
        db.Add(AuditEntry.Of("address", Instant, Account!.Id, "account", Account.Id));
        var result = await accounts.SetEmailAsync(Account!, link.Email!);
        if (!result.Succeeded) throw new RuleBroken("people.address.taken");
        await Service<SigningIn>().EndSessions(Account!.Id);
        return Go("/signin", "address");
    }
}
