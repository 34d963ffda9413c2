using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using GetInner = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>Whose sheets somebody may change: of single organisations, of those in the territory of a coordination, or all.</summary>
public sealed class EditingScope(Db db, Territories territories)
{
    public async Task<bool> Covers(CurrentUser me, Guid organization)
    {
        var scopes = me.Where(Permission.EditSheets).ToList();
        if (All(scopes) || scopes.Contains(new(ScopeKind.Organization, organization))) return true;
        if ((await Merged(scopes)).Contains(organization)) return true;
        var (municipalities, neighbourhoods) = await Areas(scopes);
        return municipalities.Count + neighbourhoods.Count > 0 && await InTerritory(municipalities, neighbourhoods).AnyAsync(o => o == organization);
    }

    /// <summary>May make organisations, not only change them.</summary>
    public static bool MayMakeOrganizations(CurrentUser me) => me.Where(Permission.EditSheets).Any(scope => scope.Kind != ScopeKind.Organization);

    /// <summary>The organisations one may change, for lists; null: all.</summary>
    public async Task<IReadOnlyList<Guid>?> Organizations(CurrentUser me)
    {
        var scopes = me.Where(Permission.EditSheets).ToList();
        if (All(scopes)) return null;
        var own = Own(scopes).Concat(await Merged(scopes)).Distinct();
        var (municipalities, neighbourhoods) = await Areas(scopes);
        return municipalities.Count + neighbourhoods.Count == 0 ? [.. own] : [.. own.Union(await InTerritory(municipalities, neighbourhoods).ToListAsync())];
    }

    static IEnumerable<Guid> Own(IEnumerable<Scope> scopes) => scopes.Where(scope => scope.Kind == ScopeKind.Organization).Select(scope => scope.Id).OfType<Guid>();

    /// <summary>Who kept an organisation that went into another keeps that one.</summary>
    async Task<IReadOnlyList<Guid>> Merged(List<Scope> scopes)
    {
        var own = Own(scopes).ToArray();
        if (own.Length == 0) return [];
        var connection = db.Database.GetDbConnection();
        return [.. await connection.QueryAsync<Guid>(connection.WithLists("select record_id from alias where kind = 'organization' and id in @own"), new { own }, db.Database.CurrentTransaction is { } open ? GetInner.GetDbTransaction(open) : null)];
    }

    /// <summary>This organisation and those that went into it.</summary>
    public async Task<IReadOnlyList<Guid>> WithMerged(Guid organization) =>
        [organization, .. await db.Database.GetDbConnection().QueryAsync<Guid>("select id from alias where kind = 'organization' and record_id = @organization", new { organization }, db.Database.CurrentTransaction is { } open ? GetInner.GetDbTransaction(open) : null)];

    static bool All(IEnumerable<Scope> scopes) => scopes.Any(scope => scope.Kind is ScopeKind.Server or ScopeKind.Region);

    async Task<(List<string> Municipalities, List<string> Neighbourhoods)> Areas(IEnumerable<Scope> scopes)
    {
        var codes = await territories.Of(db, [.. scopes.Where(scope => scope.Kind == ScopeKind.Coordination).Select(scope => scope.Id).OfType<Guid>()]);
        return ([.. Coded(codes, "nis:")], [.. Coded(codes, "md:")]);
    }

    static IEnumerable<string> Coded(IEnumerable<string> codes, string kind) => codes.Where(code => code.StartsWith(kind, StringComparison.Ordinal)).Select(code => code[kind.Length..]);

    /// <summary>Organisations with a place of their own there, or a service that is given there.</summary>
    IQueryable<Guid> InTerritory(List<string> municipalities, List<string> neighbourhoods)
    {
        var there = db.Set<Location>().Where(l => municipalities.Contains(l.Municipality!) || neighbourhoods.Contains(l.Neighbourhood!));
        return there.Where(l => l.OrganizationId != null).Select(l => l.OrganizationId!.Value)
            .Union(from l in there
                   join at in db.Set<ServiceAtLocation>() on l.Id equals at.LocationId
                   join service in db.Set<Service>() on at.ServiceId equals service.Id
                   where service.OrganizationId != null
                   select service.OrganizationId!.Value);
    }
}
