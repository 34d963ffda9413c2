using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Needs.Priorities;

/// <summary>One voice: that of a member organisation, fixed when the round opened.</summary>
public sealed class PriorityVoter
{
    PriorityVoter() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid RoundId { get; private init; }
    public Guid OrganizationId { get; private init; }
    public string? Name { get; private init; }
    public string? Email { get; private init; }
    public string Lang { get; private init; } = "";
    public bool Voted { get; private set; }
    /// <summary>Null when the round is secret.</summary>
    public Ballot? Ballot { get; private set; }
    public DateOnly? WrittenOn { get; private set; }
    public DateOnly? ClosedOn { get; private set; }

    public static PriorityVoter Of(PriorityRound round, Guid organization, string? name, string? email, string lang) => new() { RoundId = round.Id, OrganizationId = organization, Name = name, Email = email?.ToLowerInvariant(), Lang = lang };

    internal void Written(DateOnly today) => WrittenOn = today;

    /// <summary>Once. In a secret round nothing of what it says stays with whose it is.</summary>
    public void Casts(PriorityRound round, Ballot ballot, DateOnly today)
    {
        if (!round.TakesVotes(today)) throw new RuleBroken("priorities.over");
        if (Voted) throw new RuleBroken("priorities.voted");
        (Voted, Ballot) = (true, round.Secret ? null : ballot);
    }

    /// <summary>It gave a paper, in the room or otherwise: its link no longer works, and nothing says what stood on it.</summary>
    public void HandsIn(PriorityRound round)
    {
        round.MustBe(RoundState.Open, "priorities.not-open");
        if (Voted) throw new RuleBroken("priorities.voted");
        Voted = true;
    }

    internal void Close(DateOnly today) => ClosedOn = today;
}
