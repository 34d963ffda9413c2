using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Mandates;

/// <summary>Roles in bodies that end because something else ends: on the same day, saved with it. Those that were to begin or to end later too.</summary>
static class Endings
{
    /// <summary>A member leaves the coordination: so do all who sat in its bodies for it.</summary>
    public static Task Of(Db db, Member member, DateOnly today) =>
        Of(db.Set<Mandate>().Where(m => m.OrganizationId == member.OrganizationId && db.Set<Body>().Any(b => b.Id == m.BodyId && b.CoordinationId == member.CoordinationId)), today);

    /// <summary>Somebody no longer speaks for a member.</summary>
    public static Task Of(Db db, Members.Delegate one, DateOnly today) => Of(db.Set<Mandate>().Where(m => m.DelegateId == one.Id), today);

    public static Task Of(Db db, Body body, DateOnly today) => Of(db.Set<Mandate>().Where(m => m.BodyId == body.Id), today);

    static async Task Of(IQueryable<Mandate> mandates, DateOnly today)
    {
        foreach (var mandate in await mandates.Where(m => m.UntilOn == null || m.UntilOn > today).ToListAsync()) mandate.End(today);
    }
}
