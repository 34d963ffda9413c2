using System.Collections.Concurrent;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>Signals that seem to say the same: the one that most others are like, and how many there are.</summary>
public sealed record AlikeGroup(Guid First, string Words, int Count);

/// <summary>The groups of signals that wait, kept for each coordination until one comes or goes: to compare all with all takes longer than the rest of the page.</summary>
public sealed class AlikeGroups
{
    sealed record Kept(int Waiting, Guid Newest, IReadOnlyList<AlikeGroup> Groups);

    readonly ConcurrentDictionary<Guid, Kept> kept = new();

    /// <param name="waiting">How many are not grouped.</param>
    /// <param name="newest">Of those.</param>
    public async Task<IReadOnlyList<AlikeGroup>> Of(Similar similar, Guid coordination, int waiting, Guid newest)
    {
        if (!similar.Ready) return [];
        if (kept.GetValueOrDefault(coordination) is { } known && (known.Waiting, known.Newest) == (waiting, newest)) return known.Groups;
        var groups = (await similar.Groups(coordination)).Select(group => new AlikeGroup(group[0].Id, group[0].Words, group.Count)).ToList();
        kept[coordination] = new(waiting, newest, groups);
        return groups;
    }
}
