using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Public;
using Vuurtoren.Modules.Needs.Demands;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Priorities;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Chain;

/// <summary>From what somebody saw to what was done about it.</summary>
public enum Link { Signals, Need, Priority, Demand, Answer, Action }

/// <summary>A round in which a need stood, with the place it got; null: not closed yet, or it got none.</summary>
public sealed record Ranked(PriorityRound Round, int? Place, bool Tied, bool Taken)
{
    internal static Ranked Of(PriorityRound round, int need, bool taken) =>
        round.Result is { } result && result.HasMark(need) ? new(round, result.PlaceOf(need), result.IsTied(need), taken) : new(round, null, false, taken);

    /// <summary>Text key: why there is no place.</summary>
    public string Without => Round.State == RoundState.Closed ? "chain.no-place" : "chain.running";
}

/// <summary>What is done about a need: a decision or a task of a meeting.</summary>
public sealed record ActionTaken(Guid Line, ActionKind Kind, DateOnly Day, string Words, string Lang, bool IsDone);

/// <summary>One need with what came before it and after it.</summary>
/// <param name="Signals">All of them, and how many were released by who sent them.</param>
public sealed record ChainOf(Need Need, int Signals, int Released, IReadOnlyList<Ranked> Ranked, IReadOnlyList<DemandLine> Demands, IReadOnlyList<ActionTaken> Actions)
{
    public IEnumerable<DemandLine> Answered => Demands.Where(line => line.Demand.IsAnswered);

    /// <summary>How many stand at this link; of a need always one.</summary>
    public int CountAt(Link link) => link switch { Link.Signals => Signals, Link.Need => 1, Link.Priority => Ranked.Count, Link.Demand => Demands.Count, Link.Answer => Answered.Count(), _ => Actions.Count };

    /// <summary>The last link that was reached.</summary>
    public Link Furthest => Enum.GetValues<Link>().Last(link => CountAt(link) > 0);
}

static class ChainReading
{
    /// <summary>Meetings of so many months back are looked through for what was done.</summary>
    const int LookBack = 72;

    sealed record Option(Guid Round, Guid Need, int Place, bool Taken);
    sealed record Linked(Guid Need, Guid Line);

    static readonly Func<Db, Guid, IAsyncEnumerable<PriorityRound>> rounds = PreparedQuery.Of((Db db, Guid coordination) => db.Set<PriorityRound>().AsNoTracking().Where(r => r.CoordinationId == coordination && r.OpenedOn != null));
    static readonly Func<Db, Guid, IAsyncEnumerable<Option>> options = PreparedQuery.Of((Db db, Guid coordination) =>
        db.Set<PriorityOption>().Where(o => db.Set<PriorityRound>().Any(r => r.Id == o.RoundId && r.CoordinationId == coordination && r.OpenedOn != null)).Select(o => new Option(o.RoundId, o.NeedId, o.Place, o.Taken)));
    static readonly Func<Db, Guid, IAsyncEnumerable<Linked>> links = PreparedQuery.Of((Db db, Guid coordination) =>
        db.Set<NeedAction>().Where(a => db.Set<Need>().Any(n => n.Id == a.NeedId && n.CoordinationId == coordination)).Select(a => new Linked(a.NeedId, a.LineId)));

    /// <summary>Of these needs; needs that went into one of them count with it. What is prepared is not there: members see the same as the coordinator. A handful of queries, however many needs.</summary>
    public static async Task<IReadOnlyList<ChainOf>> Of(Db db, SignalCounts counts, Guid coordination, IReadOnlyList<Need> needs, DateOnly today)
    {
        var into = await NeedsReading.Merged(db, coordination);
        Guid Now(Guid need) => NeedsReading.Last(into, need);
        var signals = await counts.Of(db, needs, today);
        var opened = await rounds(db, coordination).ToDictionaryAsync(r => r.Id);
        var ranked = (await options(db, coordination).ToListAsync()).Where(o => opened.ContainsKey(o.Round)).ToLookup(o => Now(o.Need), o => Ranked.Of(opened[o.Round], o.Place, o.Taken));
        var demands = (await DemandsReading.Presented(db, coordination)).ToLookup(line => Now(line.Demand.NeedId));
        var actions = (await Actions(db, coordination, today)).ToLookup(one => Now(one.Need), one => one.Taken);
        return [.. needs.Select(need => new ChainOf(need, signals[need.Id].Total, signals[need.Id].Released,
            [.. Once(ranked[need.Id]).OrderByDescending(one => one.Round.LastDay)], [.. demands[need.Id]], [.. actions[need.Id].OrderByDescending(one => one.Day)]))];
    }

    /// <summary>Of needs that are one now, the best place in each round.</summary>
    static IEnumerable<Ranked> Once(IEnumerable<Ranked> all) => all.OrderBy(one => !one.Taken).ThenBy(one => one.Place ?? int.MaxValue).DistinctBy(one => one.Round.Id);

    static async Task<IEnumerable<(Guid Need, ActionTaken Taken)>> Actions(Db db, Guid coordination, DateOnly today)
    {
        var linked = await links(db, coordination).ToListAsync();
        if (linked.Count == 0) return [];
        var choices = (await Choices(db, coordination, today)).ToDictionary(one => one.Line);
        return linked.Where(a => choices.ContainsKey(a.Line)).Select(a => (a.Need, choices[a.Line]));
    }

    /// <summary>All decisions and tasks that can be something done about a need.</summary>
    public static async Task<IReadOnlyList<ActionTaken>> Choices(Db db, Guid coordination, DateOnly today)
    {
        var since = today.AddMonths(-LookBack);
        var decisions = (await DecisionsMade.Of(db, coordination, since)).Select(one => new ActionTaken(one.Id, ActionKind.Decision, one.Day, one.Words, one.Lang, true));
        var tasks = (await DecisionsMade.Tasks(db, coordination, since)).Where(one => !one.Dropped).Select(one => new ActionTaken(one.Id, ActionKind.Task, one.Day, one.Words, one.Lang, one.Done));
        return [.. decisions.Concat(tasks).OrderByDescending(one => one.Day)];
    }
}
