using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.People;

/// <summary>A role that is being given: which, for which organisation or coordination, until when.</summary>
public sealed class RoleFields
{
    public string? Role { get; set; }
    /// <summary>Its name, as typed.</summary>
    public string? Organization { get; set; }
    /// <summary>Chosen where several have the name.</summary>
    public Guid? OrganizationId { get; set; }
    public string? Coordination { get; set; }
    /// <summary>A day, the last one.</summary>
    public string? Until { get; set; }

    [BindNever] public IEnumerable<Choice> Roles { get; private set; } = [];
    [BindNever] public IEnumerable<Choice> Coordinations { get; private set; } = [];
    [BindNever] public IReadOnlyList<(Guid Id, string Name)> Organizations { get; private set; } = [];

    public async Task Offer(Db db, CurrentUser me, Texts texts, string language)
    {
        Roles = [.. me.MayGive().Select(role => new Choice(role.ToString(), texts["people.role." + role]))];
        Coordinations = [.. (await CoordinationNames.All(db, language)).OrderBy(c => c.Value, StringComparer.CurrentCulture).Select(c => new Choice(c.Key.ToString(), c.Value))];
    }

    /// <summary>The role as it can be given; a refusal says what is missing.</summary>
    public async Task<RoleGrant> Grant(Db db, Guid account, DateTime now, CurrentUser me, string language)
    {
        if (!Enum.TryParse<Role>(Role, out var role) || !Permissions.Given.Contains(role)) throw new RuleBroken("people.role.unknown");
        return RoleGrant.Give(account, role, await Scope(db, role, language), now, Last(), me);
    }

    async Task<Scope> Scope(Db db, Role role, string language)
    {
        if (role.Scopes().Contains(ScopeKind.Organization)) return new(ScopeKind.Organization, await FindOrganization(db, language));
        if (Guid.TryParse(Coordination, out var coordination) && role.Scopes().Contains(ScopeKind.Coordination)) return new(ScopeKind.Coordination, coordination);
        return role.Scopes().Contains(ScopeKind.Server) ? Platform.Access.Scope.Server : role.Scopes().Contains(ScopeKind.Region) ? Platform.Access.Scope.Region
            : throw new RuleBroken("people.role.which-coordination");
    }

    async Task<Guid> FindOrganization(Db db, string language)
    {
        if (string.IsNullOrWhiteSpace(Organization)) throw new RuleBroken("people.role.which-organization");
        Organizations = await OrganizationNames.Like(db, Organization.Trim(), language);
        if (Organizations.Any(o => o.Id == OrganizationId)) return OrganizationId!.Value;
        var same = Organizations.Where(o => string.Equals(o.Name, Organization.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        var only = same.Count == 1 ? same : Organizations;
        return only is [var one] ? one.Id : throw new RuleBroken(Organizations.Count == 0 ? "people.role.no-organization" : "people.role.many-organizations", Organization);
    }

    /// <summary>The end of that day on the clock on the wall.</summary>
    DateTime? Last() => string.IsNullOrWhiteSpace(Until) ? null
        : DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? LocalClock.ToInstant(day.AddDays(1).ToDateTime(default)) : throw new RuleBroken("people.role.until.wrong");
}
