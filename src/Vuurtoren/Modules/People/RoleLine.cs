using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>A role of somebody, as it is read.</summary>
/// <param name="For">The name of the organisation or coordination it is for.</param>
/// <param name="From">On the clock on the wall.</param>
public sealed record RoleLine(Guid Id, Guid AccountId, Role Role, Scope Scope, string? For, DateTime From, DateTime? Until)
{
    public string Period(Texts texts) => Until is { } until ? texts["people.role.from-to", From.ToString("d", CultureInfo.CurrentCulture), until.ToString("d", CultureInfo.CurrentCulture)]
        : texts["people.role.since", From.ToString("d", CultureInfo.CurrentCulture)];

    public static Task<IReadOnlyList<RoleLine>> Of(Db db, Guid account, DateTime now, string language) =>
        Of(db, db.Set<RoleGrant>().Where(g => g.AccountId == account && (g.UntilAt == null || g.UntilAt > now)), language);

    public static async Task<IReadOnlyList<RoleLine>> Of(Db db, IQueryable<RoleGrant> grants, string language)
    {
        var found = await grants.OrderBy(g => g.FromAt).ToListAsync();
        var names = await OrganizationNames.Of(db, [.. found.Where(g => g.ScopeKind == ScopeKind.Organization).Select(g => g.ScopeId!.Value)], language);
        foreach (var (id, name) in await CoordinationNames.Of(db, [.. found.Where(g => g.ScopeKind == ScopeKind.Coordination).Select(g => g.ScopeId!.Value)], language)) names[id] = name;
        return [.. found.Select(g => new RoleLine(g.Id, g.AccountId, g.Role, g.Scope, g.ScopeId is { } id ? names.GetValueOrDefault(id, "?") : null, LocalClock.At(g.FromAt), g.UntilAt is { } until ? LocalClock.At(until) : null))];
    }
}
