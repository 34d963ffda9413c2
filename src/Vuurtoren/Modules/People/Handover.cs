using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.People;

/// <summary>Who leaves hands over everything in one step: the roles end and begin with the other at the same moment, with what lies half done.</summary>
sealed class Handover(Db db, DateTime now, CurrentUser by)
{
    public async Task Of(Guid leaver, Guid heir)
    {
        if (leaver == heir) throw new RuleBroken("people.stand-in.self");
        await using var together = await db.Database.BeginTransactionAsync();
        var held = await db.Set<RoleGrant>().Where(g => (g.AccountId == leaver || g.AccountId == heir) && (g.UntilAt == null || g.UntilAt > now)).ToListAsync();
        var leaving = held.Where(g => g.AccountId == leaver).ToList();
        if (leaving.Count == 0) throw new RuleBroken("people.leave.nothing");
        foreach (var grant in leaving)
        {
            if (!held.Exists(g => g.AccountId == heir && g.Role == grant.Role && g.Scope == grant.Scope)) db.Add(RoleGrant.HandedTo(heir, grant, now, by));
            foreach (var standIn in await db.Set<StandIn>().Where(s => s.GrantId == grant.Id && s.UntilAt > now).ToListAsync()) standIn.End(now, by);
            grant.End(now, by);
        }
        foreach (var part in HandedOver.All) await part.Take(db, leaver, heir);
        db.Add(AuditEntry.Of("handed-over", now, by, "account", heir, string.Join(", ", leaving.Select(g => g.InWords()))));
        await db.SaveChangesAsync();
        await together.CommitAsync();
    }
}
