using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>
/// Which pairs met already in a coordination that wants it remembered. Only the planner of seatings asks, about people whose names it was given; no page shows a pair or a person.
/// Those without a seat as a delegate, guests say, are not remembered.
/// </summary>
public sealed class SeatingMemory(Db db, ServerSecret secret, Guid coordination)
{
    /// <summary>The key of somebody in this coordination: another one in each, and nothing without the secret.</summary>
    public static string KeyOf(ServerSecret secret, Guid coordination, Guid speaker) => secret.Seal($"met\n{coordination:N}\n{speaker:N}")[..32];

    public Task<bool> IsWanted() => db.Set<Coordination>().AnyAsync(c => c.Id == coordination && c.RemembersSeating);

    /// <summary>Pairs of these people who met, by their place in the list; null: not known who that is.</summary>
    public async Task<IReadOnlyList<Two>> Known(IReadOnlyList<Guid?> people)
    {
        var places = new Dictionary<string, int>();
        foreach (var (place, one) in people.Index())
            if (one is { } speaker) places.TryAdd(KeyOf(secret, coordination, speaker), place);
        return [.. (await Among(places.Keys)).Select(pair => new Two(places[pair.One], places[pair.Another]))];
    }

    /// <summary>Those of a group met each other. Who calls saves.</summary>
    public async Task Remember(IEnumerable<IEnumerable<Guid>> groups, DateOnly day)
    {
        if (!await IsWanted()) return;
        var week = day.AddDays(-((int)day.DayOfWeek + 6) % 7);
        var pairs = groups.SelectMany(group => Pairs([.. group.Distinct().Select(speaker => KeyOf(secret, coordination, speaker)).Order(StringComparer.Ordinal)])).ToHashSet();
        var before = (await Among([.. pairs.SelectMany(pair => new[] { pair.One, pair.Another }).Distinct()])).ToDictionary(met => (met.One, met.Another));
        foreach (var pair in pairs)
            if (before.TryGetValue(pair, out var met)) met.Again(week);
            else db.Add(Met.Of(coordination, pair, week));
    }

    /// <summary>The coordination thinks better of it: nothing stays.</summary>
    public Task<int> Forget() => db.Set<Met>().Where(m => m.CoordinationId == coordination).ExecuteDeleteAsync();

    Task<List<Met>> Among(ICollection<string> keys) => keys.Count == 0 ? Task.FromResult(new List<Met>()) : db.Set<Met>().Where(m => m.CoordinationId == coordination && keys.Contains(m.One) && keys.Contains(m.Another)).ToListAsync();

    static IEnumerable<(string One, string Another)> Pairs(IReadOnlyList<string> keys) =>
        from one in Enumerable.Range(0, keys.Count) from other in Enumerable.Range(one + 1, keys.Count - one - 1) select (keys[one], keys[other]);
}
