using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>What organisations are called, for modules that hold their ids.</summary>
public static class OrganizationNames
{
    const int Most = 10;

    static readonly Func<Db, List<Guid>, IAsyncEnumerable<OrganizationName>> some = PreparedQuery.Of((Db db, List<Guid> ids) => db.Set<Organization>().Where(o => ids.Contains(o.Id)).Select(o => new OrganizationName(o.Id, o.Name, o.Visibility == Visibility.Public && o.Parked == null)));

    static readonly Func<Db, IAsyncEnumerable<long>> last = PreparedQuery.Of((Db db) => db.Set<Change>().OrderByDescending(c => c.Seq).Take(1).Select(c => c.Seq));

    /// <summary>Rises with each change of the directory.</summary>
    public static ValueTask<long> Mark(Db db) => db.Mark("directory", () => last(db).FirstOrDefaultAsync().AsTask());

    public static async Task<Dictionary<Guid, string>> Of(Db db, IReadOnlyCollection<Guid> ids, string language) => (await Read(db, ids)).ToDictionary(o => o.Id, o => o.Name.In(language).Text);

    /// <summary>In all their languages, for what several people read.</summary>
    public static async Task<Dictionary<Guid, LocalText>> Whole(Db db, IReadOnlyCollection<Guid> ids) => (await Read(db, ids)).ToDictionary(o => o.Id, o => o.Name);

    /// <summary>Only those that everybody may see.</summary>
    public static async Task<Dictionary<Guid, LocalText>> Shown(Db db, IReadOnlyCollection<Guid> ids) => (await Read(db, ids)).Where(o => o.Shown).ToDictionary(o => o.Id, o => o.Name);

    static async Task<IReadOnlyCollection<OrganizationName>> Read(Db db, IReadOnlyCollection<Guid> ids)
    {
        if (ids.Count == 0) return [];
        if (db.Database.CurrentTransaction is not null) return await some(db, [.. ids]).ToListAsync(); // what is being written may still be undone
        return await db.InMemory.Own<KeptNames>().Of(db, await Mark(db), ids, missing => some(db, missing).ToListAsync().AsTask());
    }

    /// <summary>At most ten whose name, in any language, holds these words; the shortest first. Reads all names: for who manages people, not for visitors.</summary>
    public static async Task<IReadOnlyList<(Guid Id, string Name)>> Like(Db db, string words, string language)
    {
        // SQLite knows small and capital letters of ASCII only: for any other letter each letter will do, and what does not fit is left out after.
        var plain = string.Concat(words.ToLowerInvariant().Select(c => char.IsAscii(c) ? c is '\\' or '%' or '_' ? $"\\{c}" : c.ToString() : "_"));
        var pattern = $"%{plain}%";
        var found = await db.Set<Organization>()
            .FromSql($"select * from directory_organization where parked is null and lower(name) like {pattern} escape '\\' order by length(name), id limit {Most * 3}")
            .Select(o => new { o.Id, o.Name }).ToListAsync();
        return [.. found.Where(o => o.Name.Any(name => name.Value.Contains(words, StringComparison.InvariantCultureIgnoreCase))).Take(Most).Select(o => (o.Id, o.Name.In(language).Text))];
    }
}
