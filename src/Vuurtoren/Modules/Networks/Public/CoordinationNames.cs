using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Public;

/// <summary>What coordinations are called, for modules that hold their ids.</summary>
public static class CoordinationNames
{
    sealed record Named(Guid Id, LocalText Name);

    static readonly Func<Db, IAsyncEnumerable<Named>> all = PreparedQuery.Of((Db db) => db.Set<Coordination>().Select(c => new Named(c.Id, c.Name)));
    static readonly Func<Db, List<Guid>, IAsyncEnumerable<Named>> some = PreparedQuery.Of((Db db, List<Guid> ids) => db.Set<Coordination>().Where(c => ids.Contains(c.Id)).Select(c => new Named(c.Id, c.Name)));

    public static async Task<Dictionary<Guid, string>> Of(Db db, IReadOnlyCollection<Guid> ids, string language) => ids.Count == 0 ? [] : await In(language, some(db, [.. ids]));

    public static Task<Dictionary<Guid, string>> All(Db db, string language) => In(language, all(db));

    /// <summary>In all its languages, for letters to several readers.</summary>
    public static async Task<LocalText> Whole(Db db, Guid coordination) => (await some(db, [coordination]).FirstAsync()).Name;

    static async Task<Dictionary<Guid, string>> In(string language, IAsyncEnumerable<Named> coordinations) => (await coordinations.ToListAsync()).ToDictionary(c => c.Id, c => c.Name.In(language).Text);
}
