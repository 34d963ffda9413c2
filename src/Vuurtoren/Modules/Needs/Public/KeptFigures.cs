using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Indicators;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Public;

/// <summary>The figures that are nobody's own count, as they were read last, until one of them changes: to find the latest of each area among thousands took longer than the page that shows some.</summary>
public sealed class KeptFigures
{
    /// <summary>Lists of kinds: there is one for each theme.</summary>
    const int MostKept = 200;

    sealed record Mark(string Key, string? Fingerprint, Guid? Stamp);

    /// <param name="Marks">Of all kinds, as they were before the figures were read.</param>
    sealed record Kept(IReadOnlyList<Mark> Marks, IReadOnlyList<FigureKind> Kinds, ConcurrentDictionary<string, ILookup<string, Figure>> Latest);

    static readonly Func<Db, IAsyncEnumerable<Mark>> marks = PreparedQuery.Of((Db db) => db.Set<Indicator>().Where(one => one.CoordinationId == null).OrderBy(one => one.Key).Select(one => new Mark(one.Key, one.Fingerprint, one.Stamp)));

    volatile Kept? kept;

    async Task<Kept> Now(Db db)
    {
        var now = await marks(db).ToListAsync();
        if (kept is { } known && known.Marks.SequenceEqual(now)) return known;
        return kept = new(now, [.. (await Figures.Kinds(db)).Where(kind => kind.CoordinationId is null)], new(StringComparer.Ordinal));
    }

    /// <summary>The kinds that are asked for, with what is known last of them by area: the same object as long as nothing changes.</summary>
    public async Task<(IReadOnlyList<FigureKind> Kinds, ILookup<string, Figure> Latest)> Of(Db db, Func<IReadOnlyList<FigureKind>, IReadOnlyList<FigureKind>> which)
    {
        var now = await Now(db);
        var kinds = which(now.Kinds);
        var key = string.Join(' ', kinds.Select(kind => kind.Key));
        if (now.Latest.TryGetValue(key, out var latest)) return (kinds, latest);
        if (now.Latest.Count >= MostKept) now.Latest.Clear();
        return (kinds, now.Latest[key] = await Figures.Latest(db, [.. kinds.Select(kind => kind.Key)]));
    }
}
