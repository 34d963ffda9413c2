using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>A sheet that everybody may see, by its name.</summary>
/// <param name="Kind">As in its address: "organization", "service".</param>
public sealed record NameOnSheet(string Kind, Guid Id, LocalText Name);

/// <summary>Organisations and services by name, for who names them elsewhere. What is discreet is not named.</summary>
public static class NamesOnSheets
{
    const int Most = 200;

    /// <summary>These organisations and their services.</summary>
    public static async Task<IReadOnlyList<NameOnSheet>> Of(Db db, IReadOnlyCollection<Guid> organizations)
    {
        var services = await db.Set<Service>().Where(s => s.OrganizationId != null && organizations.Contains(s.OrganizationId.Value) && s.Visibility == Visibility.Public && s.Parked == null && !s.Discreet).Select(s => new { s.Id, s.Name }).ToListAsync();
        return [.. (await OrganizationNames.Shown(db, organizations)).Select(one => new NameOnSheet(Kinds.Organization, one.Key, one.Value)), .. services.Select(s => new NameOnSheet(Kinds.Service, s.Id, s.Name))];
    }

    /// <summary>These services, the discreet ones left out.</summary>
    public static async Task<Dictionary<Guid, LocalText>> Services(Db db, IReadOnlyCollection<Guid> ids) => ids.Count == 0 ? []
        : (await db.Set<Service>().Where(s => ids.Contains(s.Id) && s.Visibility == Visibility.Public && s.Parked == null && !s.Discreet).Select(s => new { s.Id, s.Name }).ToListAsync()).ToDictionary(s => s.Id, s => s.Name);

    /// <summary>All that these services and their organisations are called, by service, whoever may see them: to take names out of a text.</summary>
    public static async Task<ILookup<Guid, LocalText>> AllOf(Db db, IReadOnlyCollection<Guid> ids)
    {
        var services = await db.Set<Service>().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Name, s.AlternateName, s.OrganizationId }).ToListAsync();
        List<Guid> houses = [.. services.Select(s => s.OrganizationId).OfType<Guid>().Distinct()];
        var organizations = (await db.Set<Organization>().Where(o => houses.Contains(o.Id)).Select(o => new { o.Id, o.Name, o.AlternateName }).ToListAsync()).ToDictionary(o => o.Id);
        return services.SelectMany(s => (LocalText?[])[s.Name, s.AlternateName, .. s.OrganizationId is { } house && organizations.TryGetValue(house, out var its) ? (LocalText?[])[its.Name, its.AlternateName] : []], (s, name) => (s.Id, Name: name))
            .Where(one => one.Name is not null).ToLookup(one => one.Id, one => one.Name!);
    }

    /// <summary>Services of the whole directory whose name begins so, the shortest names first.</summary>
    public static async Task<IReadOnlyList<NameOnSheet>> ServicesFrom(Db db, string beginning)
    {
        // SQLite knows small and capital letters of ASCII only: for any other letter each letter will do, and what does not fit is left out by who asks.
        var plain = string.Concat(beginning.ToLowerInvariant().Select(c => char.IsAscii(c) ? c is '\\' or '%' or '_' or '"' ? $"\\{c}" : c.ToString() : "_"));
        var pattern = $"%\"{plain}%";
        return [.. (await db.Set<Service>()
            .FromSql($"select * from directory_service where parked is null and visibility = 'Public' and not discreet and lower(name) like {pattern} escape '\\' order by length(name), id limit {Most}")
            .Select(s => new { s.Id, s.Name }).ToListAsync()).Select(s => new NameOnSheet(Kinds.Service, s.Id, s.Name))];
    }
}
