using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Access;

/// <summary>Somebody has a role in the place of another, between two dates: may the same, and gets what would be sent to the other.</summary>
public sealed class StandIn
{
    /// <summary>Longer is no standing in: then the role is given to the other.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    StandIn() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    /// <summary>The role that is stood in for.</summary>
    public Guid GrantId { get; private init; }
    public Guid AccountId { get; private init; }
    public DateTime FromAt { get; private init; }
    public DateTime UntilAt { get; private set; }
    public Guid? GivenBy { get; private init; }
    public Guid? EndedBy { get; private set; }

    /// <param name="account">Who stands in.</param>
    /// <param name="until">UTC.</param>
    /// <param name="by">Who has the role, or may give it.</param>
    public static StandIn Appoint(RoleGrant grant, Guid account, DateTime from, DateTime until, DateTime now, CurrentUser by)
    {
        if (!grant.Holds(now)) throw new RuleBroken("people.role.over");
        if (by.Id != grant.AccountId && !by.MayGive(grant.Role, grant.Scope)) throw new RuleBroken("people.role.not-yours");
        if (account == grant.AccountId) throw new RuleBroken("people.stand-in.self");
        if (until <= from || until <= now) throw new RuleBroken("people.stand-in.until");
        if (until - from > Longest) throw new RuleBroken("people.stand-in.long");
        return new() { GrantId = grant.Id, AccountId = account, FromAt = from, UntilAt = grant.UntilAt < until ? grant.UntilAt.Value : until, GivenBy = by.Id };
    }

    public void End(DateTime now, CurrentUser by)
    {
        if (UntilAt <= now) throw new RuleBroken("people.stand-in.over");
        (UntilAt, EndedBy) = (now, by.Id);
    }
}

/// <summary>Whom to write to about what a role is for.</summary>
public static class RoleHolders
{
    /// <summary>Who has this role now, for this scope or for any when it is null; in the place of who is away comes who stands in.</summary>
    public static async Task<IReadOnlyList<Account>> ToWrite(Db db, Role role, Scope? scope, DateTime now)
    {
        var grants = db.Set<RoleGrant>().Where(g => g.Role == role && g.FromAt <= now && (g.UntilAt == null || g.UntilAt > now));
        if (scope is not null) grants = grants.Where(g => g.ScopeKind == scope.Kind && g.ScopeId == scope.Id);
        var away = db.Set<StandIn>().Where(s => s.FromAt <= now && s.UntilAt > now && db.Set<Account>().Any(a => a.Id == s.AccountId && a.ClosedAt == null));
        var ids = grants.Where(g => !away.Any(s => s.GrantId == g.Id)).Select(g => g.AccountId).Union(away.Where(s => grants.Any(g => g.Id == s.GrantId)).Select(s => s.AccountId));
        return await db.Set<Account>().Where(a => a.ClosedAt == null && ids.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync();
    }
}
