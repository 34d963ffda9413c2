using System.Diagnostics;

namespace Vuurtoren.Modules.Directory.Upkeep;

/// <summary>A service that nobody checked for too long.</summary>
/// <param name="Views">In the last eight weeks.</param>
public sealed record Ranked(UpkeepLine Line, long Views, double Hurts);

/// <summary>
/// All services that nobody checked for too long, what hurts most first. Ordering a hundred thousand takes a tenth of a second, so it is kept until a day begins; sheets that
/// changed since take their new place in it one by one. For new counts of views it is done again only when that takes no more than a hundredth of the time.
/// </summary>
public sealed class Ranking(UpkeepLines lines, Views views, FreshnessTerms terms)
{
    const int Share = 100;

    /// <summary>With more changes than this all is ordered again.</summary>
    const int MostMoves = 100;

    static readonly Comparer<Ranked> order = Comparer<Ranked>.Create((a, b) => (-a.Hurts, a.Line.Id).CompareTo((-b.Hurts, b.Line.Id)));

    /// <param name="ById">What stands in the rows.</param>
    sealed record Made(long Stamp, IReadOnlyDictionary<Guid, long> Views, DateOnly Day, Ranked[] Rows, Dictionary<Guid, Ranked> ById, long At, TimeSpan Took);

    readonly Lock making = new();
    Made? last;

    public IReadOnlyList<Ranked> Of(DateOnly today)
    {
        lock (making)
        {
            var counts = views.Recent();
            var (all, stamp, changed) = lines.Since(last?.Stamp ?? -1);
            if (last is { } made && made.Day == today && (ReferenceEquals(made.Views, counts) || Stopwatch.GetElapsedTime(made.At) < made.Took * Share))
            {
                if (changed is { Count: 0 }) return made.Rows;
                if (changed is { Count: <= MostMoves }) return (last = Moved(made, stamp, changed, today)).Rows;
            }
            var began = Stopwatch.GetTimestamp();
            var rows = all.Select(line => Of(line, counts, today)).Where(row => row.Hurts > 0).ToArray();
            Array.Sort(rows, order);
            last = new(stamp, counts, today, rows, rows.ToDictionary(row => row.Line.Id), Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(began));
            return rows;
        }
    }

    /// <summary>A copy, for somebody may be reading the rows, in which these services stand where they belong now.</summary>
    Made Moved(Made made, long stamp, IReadOnlyDictionary<Guid, UpkeepLine?> changed, DateOnly today)
    {
        var rows = new List<Ranked>(made.Rows.Length + changed.Count);
        rows.AddRange(made.Rows);
        foreach (var (id, line) in changed)
        {
            if (made.ById.Remove(id, out var before)) rows.RemoveAt(rows.BinarySearch(before, order));
            if (line is null || Of(line, made.Views, today) is not { Hurts: > 0 } row) continue;
            made.ById[id] = row;
            rows.Insert(~rows.BinarySearch(row, order), row);
        }
        return made with { Stamp = stamp, Rows = [.. rows] };
    }

    Ranked Of(UpkeepLine line, IReadOnlyDictionary<Guid, long> counts, DateOnly today) => new(line, counts.GetValueOrDefault(line.Id), Overlooked.Hurts(line, counts, terms, today));
}
