using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.People;

static class Visible
{
    /// <summary>An administrator sees everybody, others see who has a role that they may give.</summary>
    public static IQueryable<Account> AccountsVisibleTo(this Db db, CurrentUser me, DateTime now)
    {
        if (me.Can(Permission.OperateServer)) return db.Set<Account>();
        var roles = me.MayGive().ToList();
        var anywhere = me.Where(Permission.ManagePeople).Any(scope => scope.Kind == ScopeKind.Region);
        var coordinations = me.Where(Permission.ManagePeople).Where(scope => scope.Kind == ScopeKind.Coordination).Select(scope => scope.Id).ToList();
        return db.Set<Account>().Where(a => db.Set<RoleGrant>().Any(g => g.AccountId == a.Id && (g.UntilAt == null || g.UntilAt > now) && roles.Contains(g.Role)
            && (anywhere || coordinations.Contains(g.ScopeId) || (g.ScopeKind == ScopeKind.Organization && coordinations.Count > 0))));
    }
}
