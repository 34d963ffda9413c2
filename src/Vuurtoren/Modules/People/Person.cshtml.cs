using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>Somebody's roles, and what an administrator does when a telephone is lost or somebody leaves.</summary>
[Can(Permission.ManagePeople), TakesPost]
public sealed class PersonPage(Db db, UserManager<Account> accounts) : WorkPage
{
    public Account Account { get; private set; } = null!;
    /// <summary>Those that hold, and those that were.</summary>
    public IReadOnlyList<RoleLine> Roles { get; private set; } = [];
    public bool HasSecondFactor { get; private set; }
    [BindProperty] public RoleFields Fields { get; set; } = new();

    /// <summary>An account is of the whole server; nobody shuts himself out.</summary>
    public bool MayClose => Me.Can(Permission.OperateServer) && Me.Id != Account.Id;

    protected override async Task<bool> Load()
    {
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await db.AccountsVisibleTo(Me, Instant).SingleOrDefaultAsync(a => a.Id == id) is not { } account) return false;
        (Account, Title, Unlisted) = (account, account.Name, true);
        Roles = [.. (await RoleLine.Of(db, db.Set<RoleGrant>().Where(g => g.AccountId == id), Lang)).Reverse()];
        HasSecondFactor = account.TwoFactorEnabled || await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(p => p.UserId == id);
        await Fields.Offer(db, Me, Service<Platform.Texts.Texts>(), Lang);
        return true;
    }

    /// <summary>Who opens it is noted, for that person to see.</summary>
    public Task OnGet() => Looked.At(db, Account.Id, Me, Instant);

    public async Task<IActionResult> OnPostGiveRole()
    {
        var grant = await Fields.Grant(db, Account.Id, Instant, Me, Lang);
        if (Roles.Any(r => r.Role == grant.Role && r.Scope == grant.Scope && (r.Until is null || r.Until > Now))) throw new RuleBroken("people.role.has");
        db.AddRange(AuditEntry.Of("role-given", Instant, Me, "account", Account.Id, grant.InWords()), grant);
        return await Saved("role-given");
    }

    public async Task<IActionResult> OnPostEndRole(Guid grant)
    {
        if (await db.Set<RoleGrant>().SingleOrDefaultAsync(g => g.Id == grant && g.AccountId == Account.Id) is not { } found) return NotFound();
        if (found.Role == Role.Administrator && !await OtherAdministrator(found)) throw new RuleBroken("people.role.last-administrator");
        found.End(Instant, Me);
        db.Add(AuditEntry.Of("role-ended", Instant, Me, "account", Account.Id, found.InWords()));
        return await Saved("role-ended");
    }

    Task<bool> OtherAdministrator(RoleGrant than) => db.Set<RoleGrant>().AnyAsync(g => g.Role == Role.Administrator && g.Id != than.Id && (g.UntilAt == null || g.UntilAt > Instant)
        && db.Set<Account>().Any(a => a.Id == g.AccountId && a.ClosedAt == null));

    public async Task<IActionResult> OnPostInvite()
    {
        var (link, token) = AccountLink.Make(Account.Id, LinkPurpose.Invitation, Instant);
        db.AddRange(AuditEntry.Of("invited", Instant, Me, "account", Account.Id), link, Service<Letters>().Invitation(Account, token, Me.Name, Instant));
        return await Saved("invited");
    }

    public async Task<IActionResult> OnPostEndSessions()
    {
        MustClose();
        await Service<SigningIn>().EndSessions(Account.Id);
        db.Add(AuditEntry.Of("sessions-ended", Instant, Me, "account", Account.Id));
        return await Saved("session-ended");
    }

    /// <summary>The telephone with the app is lost, and so are the recovery codes.</summary>
    public async Task<IActionResult> OnPostFactorOff()
    {
        MustClose();
        db.AddRange(Service<Letters>().Changed(Account, "people.letter.changed.factor", Instant), AuditEntry.Of("factor-off", Instant, Me, "account", Account.Id));
        await accounts.SetTwoFactorEnabledAsync(Account, false);
        await accounts.ResetAuthenticatorKeyAsync(Account);
        return Go($"/people/{Account.Id}", "factor-off");
    }

    public async Task<IActionResult> OnPostClose()
    {
        MustClose();
        Account.Close(Instant);
        db.Add(AuditEntry.Of("closed", Instant, Me, "account", Account.Id));
        await Service<SigningIn>().EndSessions(Account.Id);
        return await Saved("closed");
    }

    public async Task<IActionResult> OnPostReopen()
    {
        MustClose();
        Account.Reopen();
        db.Add(AuditEntry.Of("reopened", Instant, Me, "account", Account.Id));
        return await Saved("reopened");
    }

    /// <summary>Somebody left: all roles and what lies half done go to a colleague in one step.</summary>
    public async Task<IActionResult> OnPostHandOver(string? to)
    {
        var address = (to ?? "").Trim().ToUpperInvariant();
        if (await db.AccountsVisibleTo(Me, Instant).SingleOrDefaultAsync(a => a.NormalizedEmail == address && a.ClosedAt == null) is not { } heir) return Wrong("to", "people.stand-in.nobody");
        await new Handover(db, Instant, Me).Of(Account.Id, heir.Id);
        return Go($"/people/{heir.Id}", "left");
    }

    void MustClose()
    {
        if (!MayClose) throw new RuleBroken("people.not-yours");
    }

    async Task<IActionResult> Saved(string done)
    {
        await db.SaveChangesAsync();
        return Go($"/people/{Account.Id}", done);
    }
}
