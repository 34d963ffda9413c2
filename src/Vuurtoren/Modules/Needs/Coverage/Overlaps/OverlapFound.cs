using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Needs.Coverage.Overlaps;

/// <summary>Two services of different organisations for one theme in one area, for the same people, with somebody there at the same time.</summary>
/// <param name="HalfHours">A week with both there.</param>
/// <param name="Part">That is so much of the hours of the one with the fewest, 0 to 1.</param>
public sealed record OverlapFound(Guid One, Guid Other, int HalfHours, double Part)
{
    /// <summary>Less than two hours a week together is no overlap.</summary>
    public const int LeastHalfHours = 4;

    /// <summary>The same for a pair, whichever comes first.</summary>
    public (Guid, Guid) Pair => PairOf(One, Other);

    public static (Guid, Guid) PairOf(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);

    /// <summary>All pairs among these, the most alike first. What is discreet is in none: it is named to nobody.</summary>
    /// <param name="offers">With the hours of each in the area that is looked at.</param>
    internal static IReadOnlyList<OverlapFound> Among(IReadOnlyList<(Offer Offer, WeekBits Week)> offers)
    {
        var open = offers.Where(one => !one.Offer.Discreet && one.Week.Count >= LeastHalfHours).ToList();
        var found = new List<OverlapFound>();
        for (var i = 0; i < open.Count; i++)
            for (var j = i + 1; j < open.Count; j++)
            {
                if (open[i].Offer.Organization is { } organization && organization == open[j].Offer.Organization || !SamePeople(open[i].Offer.Targets, open[j].Offer.Targets)) continue;
                var (one, other) = (open[i].Week, open[j].Week);
                var together = one.InCommon(other);
                if (together >= LeastHalfHours) found.Add(new(open[i].Offer.Id, open[j].Offer.Id, together, (double)together / Math.Min(one.Count, other.Count)));
            }
        return [.. found.OrderByDescending(pair => pair.Part).ThenByDescending(pair => pair.HalfHours).ThenBy(pair => pair.Pair)];
    }

    /// <summary>A service for everybody and one for some are not the same.</summary>
    static bool SamePeople(IReadOnlyList<string> one, IReadOnlyList<string> other) => one.Count == 0 && other.Count == 0 || one.Any(other.Contains);
}
