using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>A link to choose a new password. The answer, and how long it takes, says nothing about whether the address is known.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class ForgottenPage(Db db, UserManager<Account> accounts) : WorkPage
{
    static readonly TimeSpan takes = TimeSpan.FromMilliseconds(600), pause = TimeSpan.FromMinutes(2);

    [BindProperty] public string? Email { get; set; }
    public bool Sent { get; private set; }

    protected override Task<bool> Load()
    {
        (Title, Unlisted) = (Service<Platform.Texts.Texts>()["people.forgotten"], true);
        return Task.FromResult(true);
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var began = Stopwatch.GetTimestamp();
        if (string.IsNullOrWhiteSpace(Email) || !Account.IsAddress(Email.Trim())) return Wrong("email", "people.email.wrong");
        if (await accounts.FindByEmailAsync(Email.Trim()) is { ClosedAt: null } account && !await JustAsked(account.Id)) await SendLink(account);
        var left = takes - Stopwatch.GetElapsedTime(began);
        if (left > TimeSpan.Zero) await Task.Delay(left);
        Sent = true;
        return Page();
    }

    /// <summary>Nobody's box is filled by someone who keeps asking.</summary>
    Task<bool> JustAsked(Guid account) => db.Set<AccountLink>().AnyAsync(l => l.AccountId == account && l.Purpose == LinkPurpose.NewPassword && l.MadeAt > Instant - pause);

    async Task SendLink(Account account)
    {
        var (link, token) = AccountLink.Make(account.Id, LinkPurpose.NewPassword, Instant);
        db.Add(link);
        db.Add(Service<Letters>().NewPassword(account, token, Instant));
        await db.SaveChangesAsync();
    }
}
