using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>Group: into a need. Split: from one need into a new one. Merge: all of one into another. TakeOut: back to what is not grouped.</summary>
public enum StepKind { Group, Split, Merge, TakeOut }

/// <summary>One step of grouping. The last one can be undone, then the one before.</summary>
public sealed class NeedStep
{
    NeedStep() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    /// <summary>From 1, without gaps, in each coordination.</summary>
    public int Number { get; private init; }
    public StepKind Kind { get; private init; }
    public Guid NeedId { get; private init; }
    /// <summary>It made that need.</summary>
    public bool Made { get; private init; }
    public Guid? OtherId { get; private init; }
    /// <summary>How many it moved.</summary>
    public int Signals { get; private set; }
    public Guid? ByAccount { get; private init; }
    public DateTime At { get; private init; }
    public DateTime? UndoneAt { get; private set; }

    /// <param name="last">The number of the last step of this coordination; 0: there is none.</param>
    public static NeedStep Of(Need need, StepKind kind, bool made, Need? other, int signals, int last, Guid by, DateTime now)
    {
        if (signals == 0 && kind != StepKind.Merge) throw new RuleBroken("needs.signals.none");
        return new() { CoordinationId = need.CoordinationId, Number = last + 1, Kind = kind, NeedId = need.Id, Made = made, OtherId = other?.Id, Signals = signals, ByAccount = by, At = now };
    }

    public void Undo(DateTime now)
    {
        if (UndoneAt is not null) throw new RuleBroken("needs.undone");
        UndoneAt = now;
    }
}

/// <summary>A signal that a step moved. Null: not grouped.</summary>
public sealed class NeedMove
{
    NeedMove() { }

    public Guid StepId { get; private init; }
    public Guid SignalId { get; private init; }
    public Guid? FromNeed { get; private init; }
    public Guid? ToNeed { get; private init; }

    public static NeedMove Of(NeedStep step, Guid signal, Guid? from, Guid? to) => new() { StepId = step.Id, SignalId = signal, FromNeed = from, ToNeed = to };
}
