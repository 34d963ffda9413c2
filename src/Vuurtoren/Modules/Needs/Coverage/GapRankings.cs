using System.Collections.Concurrent;
using Vuurtoren.Modules.Needs.Public;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>What a list of gaps is reckoned from. Figures and offer are the same object as long as nothing in them changes.</summary>
/// <param name="Signals">What who looks may know of them, by area; null: nothing.</param>
sealed record GapInputs(ILookup<string, Figure> Figures, object Offer, IReadOnlyDictionary<string, long> Unfound, IReadOnlyDictionary<string, long>? Signals)
{
    public bool IsSame(GapInputs other) => ReferenceEquals(Figures, other.Figures) && ReferenceEquals(Offer, other.Offer) && Same(Unfound, other.Unfound) && Same(Signals, other.Signals);

    static bool Same(IReadOnlyDictionary<string, long>? one, IReadOnlyDictionary<string, long>? other) =>
        ReferenceEquals(one, other) || one is not null && other is not null && one.Count == other.Count && one.All(of => other.TryGetValue(of.Key, out var many) && many == of.Value);
}

/// <summary>Lists of gaps as they were reckoned last. One is shown again only to who would get the very same: all that it is made from is compared.</summary>
public sealed class GapRankings
{
    const int MostKept = 100;

    readonly ConcurrentDictionary<string, (GapInputs From, GapRanking Ranking)> kept = new(StringComparer.Ordinal);

    /// <param name="key">What is asked.</param>
    internal GapRanking Of(string key, GapInputs from, Func<GapRanking> reckon)
    {
        if (kept.TryGetValue(key, out var known) && known.From.IsSame(from)) return known.Ranking;
        if (kept.Count >= MostKept) kept.Clear();
        var ranking = reckon();
        kept[key] = (from, ranking);
        return ranking;
    }
}
