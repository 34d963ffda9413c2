using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Owners;

/// <summary>The people who keep the sheets of an organisation.</summary>
sealed class Editors(Db db, UserManager<Account> accounts, OwnerLetters letters, EditingScope scope)
{
    /// <summary>Those who keep its sheets now.</summary>
    /// <param name="organizations">One, and those that went into it: <see cref="EditingScope.WithMerged"/>.</param>
    public static IQueryable<RoleGrant> Of(Db db, IReadOnlyList<Guid> organizations, DateTime now) => db.Set<RoleGrant>().Where(g => g.Role == Role.DirectoryEditor && g.ScopeKind == ScopeKind.Organization && organizations.Contains(g.ScopeId!.Value)
        && g.FromAt <= now && (g.UntilAt == null || g.UntilAt > now) && db.Set<Account>().Any(a => a.Id == g.AccountId && a.ClosedAt == null));

    /// <summary>The answer to a claim is yes. Who asked twice, or was named meanwhile, has the role already: then nothing more happens.</summary>
    /// <inheritdoc cref="Claim.Give"/>
    public async Task Accept(Claim claim, string organizationName, CurrentUser? by, DateTime now)
    {
        claim.Give(by, now);
        if (await accounts.FindByEmailAsync(claim.Email) is { } known && await Of(db, await scope.WithMerged(claim.OrganizationId), now).AnyAsync(g => g.AccountId == known.Id)) await db.SaveChangesAsync();
        else await Add(claim.OrganizationId, organizationName, claim.Email, claim.Name, claim.Lang, by, now);
    }

    /// <summary>Makes somebody an editor: with the account that is there, or with a new one and an invitation. Saves what else waits in the Db in the same transaction.</summary>
    /// <param name="name">Of the person, for a new account.</param>
    /// <param name="by">Null: the organisation itself, over the link in a letter to its known address.</param>
    public async Task Add(Guid organization, string organizationName, string email, string name, string lang, CurrentUser? by, DateTime now)
    {
        var known = await accounts.FindByEmailAsync(email.Trim());
        if (known?.ClosedAt is not null) throw new RuleBroken("owners.closed");
        var same = await scope.WithMerged(organization);
        if (known is not null && await Of(db, same, now).AnyAsync(g => g.AccountId == known.Id)) throw new RuleBroken("people.role.has");
        var account = known ?? Account.For(email, name, lang, now);
        var grant = RoleGrant.Give(account.Id, Role.DirectoryEditor, new(ScopeKind.Organization, organization), now, null, by?.InMerged(same));
        await using var transaction = await db.Database.BeginTransactionAsync();
        string? token = null;
        if (known is null)
        {
            if (!(await accounts.CreateAsync(account)).Succeeded) throw new RuleBroken("people.email.wrong");
            (var link, token) = AccountLink.Make(account.Id, LinkPurpose.Invitation, now);
            db.Add(link);
        }
        db.AddRange(AuditEntry.Of(known is null ? "invited" : "role-given", now, by?.Id, "account", account.Id, grant.InWords()), grant, letters.Given(account, organizationName, token, now));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
