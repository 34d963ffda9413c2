using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Networks.Votes;

/// <summary>One voice in a vote: fixed when it opened. That it was used stands here; what for does not, nor when.</summary>
public sealed class Voter
{
    Voter() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid VoteId { get; private init; }
    public Guid? OrganizationId { get; private init; }
    public string? Name { get; private init; }
    public string? Email { get; private init; }
    public string Lang { get; private init; } = "";
    public Guid? CarriedBy { get; private set; }
    public bool Voted { get; private set; }
    public DateOnly? WrittenOn { get; private set; }
    public DateOnly? ClosedOn { get; private set; }

    public static Voter Of(Vote vote, Guid? organization, string? name, string? email, string lang) => new() { VoteId = vote.Id, OrganizationId = organization, Name = name, Email = email, Lang = lang };

    /// <summary>Somebody else votes in their place. Nobody carries more than the body's rule says, and a proxy is not passed on.</summary>
    public void GivesTo(Voter other, Vote vote, IReadOnlyCollection<Voter> all)
    {
        vote.MustBe(VoteState.Open, "votes.not-open");
        if (Voted || other.Voted) throw new RuleBroken("votes.proxy.voted");
        if (other.Id == Id || other.CarriedBy is not null || all.Any(one => one.CarriedBy == Id)) throw new RuleBroken("votes.proxy.on");
        if (all.Count(one => one.CarriedBy == other.Id && one.Id != Id) >= vote.MostProxies) throw new RuleBroken("votes.proxy.many", vote.MostProxies);
        CarriedBy = other.Id;
    }

    public void TakesBack()
    {
        if (Voted) throw new RuleBroken("votes.proxy.voted");
        CarriedBy = null;
    }

    internal void Written(DateOnly today) => WrittenOn = today;

    /// <summary>Marks the voice as used. What was chosen is counted in the same transaction, in another table, over all choices at once.</summary>
    public void Casts(Vote vote, IReadOnlyCollection<VoteChoice> chosen, DateOnly today)
    {
        if (!vote.TakesVotes(today)) throw new RuleBroken("votes.over");
        if (Voted) throw new RuleBroken("votes.voted.already");
        if (chosen.Count == 0) throw new RuleBroken("votes.nothing");
        if (vote.Kind == VoteKind.Election ? chosen.Any(one => one.Answer == Answer.Blank) ? chosen.Count > 1 : chosen.Count > vote.Seats : chosen.Count > 1) throw new RuleBroken("votes.chosen.many", Math.Max(1, vote.Seats));
        Voted = true;
    }

    internal void Close(DateOnly today) => ClosedOn = today;
}
