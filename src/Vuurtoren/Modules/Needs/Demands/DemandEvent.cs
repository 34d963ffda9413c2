using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Demands;

public enum DemandEventKind { Presented, Reminded, Question, Clarified, Delayed, Answered, HolderChanged, Told, Shown, Hidden }

/// <summary>One thing that happened to a demand.</summary>
public sealed class DemandEvent
{
    DemandEvent() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid DemandId { get; private init; }
    /// <summary>In the order in which it happened.</summary>
    public int Number { get; private init; }
    public DemandEventKind Kind { get; private init; }
    public DateOnly Day { get; private init; }
    public LocalText? Words { get; private init; }
    public DateOnly? UntilOn { get; private init; }

    internal static DemandEvent Of(Guid demand, int number, DemandEventKind kind, DateOnly day, LocalText? words, DateOnly? until) =>
        new() { DemandId = demand, Number = number, Kind = kind, Day = day, Words = words, UntilOn = until };
}

/// <summary>By what something is done about a need.</summary>
public enum ActionKind { Decision, Task }

/// <summary>A decision or a task of a meeting by which something is done about a need.</summary>
public sealed class NeedAction
{
    NeedAction() { }

    public Guid NeedId { get; private init; }
    /// <summary>Of the minutes.</summary>
    public Guid LineId { get; private init; }
    public ActionKind Kind { get; private init; }
    public DateOnly AddedOn { get; private init; }

    public static NeedAction Of(Guid need, Guid line, ActionKind kind, DateOnly today) => new() { NeedId = need, LineId = line, Kind = kind, AddedOn = today };
}
