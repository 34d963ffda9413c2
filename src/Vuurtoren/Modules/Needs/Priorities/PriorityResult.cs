using System.Text.Json.Serialization;
using Vuurtoren.Modules.Needs.Voice;

namespace Vuurtoren.Modules.Needs.Priorities;

/// <summary>What came out, as it was reckoned on the day it closed. Kept with the rules, so that anybody can reckon it again.</summary>
/// <param name="Places">Needs by their place on the ballot: the first first; more in one place are tied.</param>
/// <param name="Points">By need: dots, or points out of 5 in thousandths (see HasMark); of a ranking: how many other needs it beats.</param>
/// <param name="Members">How many members voted.</param>
/// <param name="ResidentsPlaces">Of residents alone, when they are shown beside; empty: none or too few voted, or they count along.</param>
/// <param name="Pairs">Of a ranking: how many (weighed) prefer one to the other, row after row.</param>
/// <param name="Means">Of scores, by need and then by criterion: out of 5, in thousandths. Null: nobody had an opinion, or so few in a secret round that it would tell who. Without any in what was kept before they were.</param>
/// <param name="ResidentsOnPaper">How many residents chose on paper; null: it was reckoned before that was kept.</param>
public sealed record PriorityResult(IReadOnlyList<IReadOnlyList<int>> Places, IReadOnlyList<long> Points, int Members, int InRoom, int Residents, IReadOnlyList<IReadOnlyList<int>> ResidentsPlaces, IReadOnlyList<long> ResidentsPoints, IReadOnlyList<long> Pairs, IReadOnlyList<IReadOnlyList<long?>>? Means = null, int? ResidentsOnPaper = null)
{
    /// <summary>Of scores: it has a mean on some criterion. Else its mark and its place are no numbers that are shown: nobody gave one, or so few in a secret round that they would tell who.</summary>
    public bool HasMark(int need) => Means is null || Means[need].Any(mean => mean is not null);

    /// <summary>From 1; tied needs have the same.</summary>
    public int PlaceOf(int need) => PlaceIn(Places, need);

    /// <summary>So few that what they chose would tell of one of them: it is not shown, also of rounds in which it was kept.</summary>
    [JsonIgnore] public bool HasFewResidents => Few.Is(Residents);
    [JsonIgnore] public bool ShowsResidents => ResidentsPlaces.Count > 0 && !HasFewResidents;

    /// <summary>Of residents alone; null: they are not shown apart.</summary>
    public int? ResidentsPlaceOf(int need) => !ShowsResidents ? null : PlaceIn(ResidentsPlaces, need);

    public bool IsTied(int need) => Places.First(place => place.Contains(need)).Count > 1;

    static int PlaceIn(IReadOnlyList<IReadOnlyList<int>> places, int need) => 1 + places.TakeWhile(place => !place.Contains(need)).Sum(place => place.Count);

    internal static PriorityResult Of(PriorityRound round, int needs, IReadOnlyCollection<PriorityTally> members, PriorityTally? residents)
    {
        IReadOnlyList<long> sums = [.. Enumerable.Range(0, Ballot.SumsOf(round, needs)).Select(n => members.Sum(tally => tally.Numbers[n]))];
        var (ours, theirs) = (members.Sum(tally => tally.Ballots), residents?.Ballots ?? 0);
        var (counts, beside) = (sums, (IReadOnlyList<long>?)null);
        if (theirs > 0 && round.Residents == Priorities.Residents.Equal) counts = Weighed(sums, ours, residents!.Numbers, theirs, round.ResidentsShare);
        else if (theirs >= Few.Least) beside = residents!.Numbers;
        if (round is { Secret: true, Method: Method.Scores }) counts = WithoutFew(counts, sums);
        var (places, points) = Reckon(round, needs, counts);
        var (besides, besidePoints) = beside is null ? ([], []) : Reckon(round, needs, beside);
        return new(places, points, ours, members.Where(tally => tally.Voice == CastBy.Room).Sum(tally => tally.Ballots), theirs, besides, besidePoints, round.Method == Method.Ranking ? counts : [],
            round.Method == Method.Scores ? [.. Enumerable.Range(0, needs).Select(need => MeansOf(round, need, counts))] : null, residents?.Papers);
    }

    /// <summary>A criterion of a need on which fewer than three members had an opinion says in a secret round who said what: it counts nowhere, so that it cannot be reckoned back from the others and the whole.</summary>
    /// <param name="members">The sums of members alone: a sum, then of how many, and so on.</param>
    static IReadOnlyList<long> WithoutFew(IReadOnlyList<long> sums, IReadOnlyList<long> members) =>
        [.. sums.Select((sum, at) => members[at | 1] is > 0 and < PriorityRound.LeastSecret ? 0 : sum)];

    /// <summary>
    /// Each ballot of a member weighs (100 - share) times the ballots of residents, and each of theirs share times the ballots of members: then all of theirs together
    /// have exactly their share, however many came, and nothing is rounded.
    /// </summary>
    static IReadOnlyList<long> Weighed(IReadOnlyList<long> ours, int ourBallots, IReadOnlyList<long> theirs, int theirBallots, int share) =>
        [.. ours.Zip(theirs, (our, their) => our * (100 - share) * theirBallots + their * share * ourBallots)];

    static (IReadOnlyList<IReadOnlyList<int>> Places, IReadOnlyList<long> Points) Reckon(PriorityRound round, int needs, IReadOnlyList<long> sums)
    {
        if (round.Method == Method.Ranking)
        {
            var preferred = new long[needs, needs];
            for (var i = 0; i < needs; i++)
                for (var j = 0; j < needs; j++) preferred[i, j] = sums[i * needs + j];
            var paths = Schulze.Paths(preferred);
            return (Schulze.Order(preferred), [.. Enumerable.Range(0, needs).Select(i => (long)Enumerable.Range(0, needs).Count(j => paths[i, j] > paths[j, i]))]);
        }
        var points = round.Method == Method.Dots ? sums : [.. Enumerable.Range(0, needs).Select(need => Score(round, need, sums))];
        bool Marked(int need) => round.Method == Method.Dots || Enumerable.Range(0, round.Criteria.Count).Any(n => sums[At(round, need, n) + 1] > 0);
        // Points that are the same are a tie: nothing is left to chance or to the order on the ballot. What has no mark comes last, also after a mark of zero.
        return ([.. Enumerable.Range(0, needs).GroupBy(need => (Marked: Marked(need), Points: points[need])).OrderByDescending(group => group.Key.Marked).ThenByDescending(group => group.Key.Points).Select(group => (IReadOnlyList<int>)[.. group])], points);
    }

    /// <summary>The mean on each criterion, then the mean of those by their weights: in thousandths. Who had no opinion does not count; a criterion on which nobody had one neither.</summary>
    static long Score(PriorityRound round, int need, IReadOnlyList<long> sums)
    {
        var (total, weights) = (0m, 0);
        foreach (var (n, criterion) in round.Criteria.Index())
        {
            var at = At(round, need, n);
            if (sums[at + 1] == 0) continue;
            total += criterion.Weight * ((decimal)sums[at] / sums[at + 1]);
            weights += criterion.Weight;
        }
        return weights == 0 ? 0 : (long)Math.Round(total / weights * 1000, MidpointRounding.AwayFromZero);
    }

    /// <summary>On each criterion on which somebody had an opinion that counts.</summary>
    static IReadOnlyList<long?> MeansOf(PriorityRound round, int need, IReadOnlyList<long> sums) =>
        [.. Enumerable.Range(0, round.Criteria.Count).Select(n => At(round, need, n)).Select(at => sums[at + 1] == 0 ? (long?)null : (long)Math.Round(1000m * sums[at] / sums[at + 1], MidpointRounding.AwayFromZero))];

    /// <summary>Where the sum of scores stands; after it stands of how many.</summary>
    static int At(PriorityRound round, int need, int criterion) => 2 * (need * round.Criteria.Count + criterion);
}
