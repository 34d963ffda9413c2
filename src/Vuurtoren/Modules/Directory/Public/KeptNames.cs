using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Public;

/// <param name="Shown">Everybody may see it.</param>
sealed record OrganizationName(Guid Id, LocalText Name, bool Shown);

/// <summary>Names of organisations as they were read last, each until the change sequence says that it changed.</summary>
sealed class KeptNames
{
    const int Most = 20_000, MostChanges = 2_000;

    /// <param name="Name">Null: there is none.</param>
    /// <param name="At">How far the sequence was before it was read.</param>
    sealed record One(OrganizationName? Name, long At);

    sealed record Changed(Guid Id, long At);

    static readonly Func<Db, long, long, IAsyncEnumerable<Changed>> changes = PreparedQuery.Of((Db db, long after, long until) =>
        db.Set<Change>().Where(c => c.Seq > after && c.Seq <= until && c.Kind == Kinds.Organization).OrderBy(c => c.Seq).Select(c => new Changed(c.RecordId, c.Seq)));

    readonly ConcurrentDictionary<Guid, One> names = new();
    readonly ConcurrentDictionary<Guid, long> changed = new();
    readonly SemaphoreSlim following = new(1);
    long seen, begun;

    /// <param name="mark">How far the sequence is.</param>
    public async Task<IReadOnlyCollection<OrganizationName>> Of(Db db, long mark, IReadOnlyCollection<Guid> ids, Func<List<Guid>, Task<List<OrganizationName>>> read)
    {
        if (Volatile.Read(ref seen) < mark) await Follow(db, mark);
        var (found, missing) = (new List<OrganizationName>(ids.Count), new List<Guid>());
        foreach (var id in ids.Distinct())
            if (!names.TryGetValue(id, out var one) || one.At < Math.Max(Volatile.Read(ref begun), changed.GetValueOrDefault(id))) missing.Add(id);
            else if (one.Name is not null) found.Add(one.Name);
        if (missing.Count == 0) return found;
        var rows = await read(missing);
        foreach (var id in missing) names[id] = new(null, mark);
        foreach (var row in rows) names[row.Id] = new(row, mark);
        return [.. found, .. rows];
    }

    async Task Follow(Db db, long mark)
    {
        await following.WaitAsync();
        try
        {
            if (seen >= mark) return;
            if (seen == 0 || mark - seen > MostChanges || names.Count > Most)
            {
                names.Clear();
                changed.Clear();
                Volatile.Write(ref begun, mark);
            }
            else foreach (var one in await changes(db, seen, mark).ToListAsync()) changed[one.Id] = one.At;
            Volatile.Write(ref seen, mark);
        }
        finally { following.Release(); }
    }
}
