using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Public;

/// <summary>What coordinations are called, for modules that hold their ids.</summary>
public static class CoordinationNames
{
    public static async Task<Dictionary<Guid, string>> Of(Db db, IReadOnlyCollection<Guid> ids, string language) => ids.Count == 0 ? []
        : await All(db, db.Set<Coordination>().Where(c => ids.Contains(c.Id)), language);

    public static Task<Dictionary<Guid, string>> All(Db db, string language) => All(db, db.Set<Coordination>(), language);

    static async Task<Dictionary<Guid, string>> All(Db db, IQueryable<Coordination> coordinations, string language) =>
        (await coordinations.Select(c => new { c.Id, c.Name }).ToListAsync()).ToDictionary(c => c.Id, c => c.Name.In(language).Text);
}
