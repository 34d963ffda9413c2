using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Networks.Votes;

public enum Answer { For, Against, Abstain, Blank, Candidate }

/// <summary>Something that can be chosen, and how many chose it: all that is kept of the ballots.</summary>
public sealed class VoteChoice
{
    VoteChoice() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid VoteId { get; private init; }
    public Answer Answer { get; private init; }
    public string? Name { get; private init; }
    public string? Email { get; private init; }
    public Guid? OrganizationId { get; private init; }
    public Guid? DelegateId { get; private init; }
    public int Place { get; private init; }
    public int Votes { get; private set; }
    public DateOnly? ClosedOn { get; private set; }

    internal static VoteChoice Of(Vote vote, Answer answer, int place) => new() { VoteId = vote.Id, Answer = answer, Place = place };

    /// <summary>Somebody stands: for a member, or by name.</summary>
    public static VoteChoice Candidate(Vote vote, Mandates.SeatOf who, IReadOnlyCollection<VoteChoice> others)
    {
        vote.MustBe(VoteState.Prepared, "votes.not-prepared");
        if (vote.Kind != VoteKind.Election) throw new RuleBroken("votes.no-election");
        var name = who.Delegate?.Name ?? who.Name?.Trim();
        if (string.IsNullOrEmpty(name) || name.Length > Members.Delegate.LongestName) throw new RuleBroken("members.delegate.name");
        if (others.Count >= Vote.MostCandidates) throw new RuleBroken("votes.candidates.many", Vote.MostCandidates);
        if (others.Any(one => one.Name == name && one.OrganizationId == who.Organization)) throw new RuleBroken("votes.candidates.twice");
        var email = who.Delegate is { } known ? known.Email : string.IsNullOrWhiteSpace(who.Email) ? null : who.Email.Trim().ToLowerInvariant();
        if (email is not null && !Platform.Outbox.Mail.IsAddress(email)) throw new RuleBroken("people.email.wrong");
        return new() { VoteId = vote.Id, Answer = Answer.Candidate, Name = name, Email = email, OrganizationId = who.Organization, DelegateId = who.Delegate?.Id, Place = others.Count == 0 ? 1 : others.Max(one => one.Place) + 1 };
    }

    /// <param name="inRoom">Null: nothing counts, and what was cast is wiped.</param>
    internal void Close(int? inRoom, DateOnly today) => (Votes, ClosedOn) = (inRoom is { } more ? Votes + more : 0, today);
}

/// <summary>What was counted in the room: hands, or papers in a box.</summary>
/// <param name="Counts">By choice.</param>
/// <param name="Ballots">Of an election, on which more than one name may stand: how many papers.</param>
public sealed record RoomCount(IReadOnlyDictionary<Guid, int> Counts, int Ballots = 0)
{
    public static readonly RoomCount Nothing = new(new Dictionary<Guid, int>());

    public int For(VoteChoice choice) => Counts.GetValueOrDefault(choice.Id);

    /// <summary>How many people that were. Refused when the numbers cannot be.</summary>
    public int Papers(Vote vote, IReadOnlyCollection<VoteChoice> choices)
    {
        if (choices.Any(choice => For(choice) is < 0 or > 10_000) || Ballots is < 0 or > 10_000) throw new RuleBroken("votes.count.wrong");
        if (vote.Kind != VoteKind.Election) return choices.Sum(For);
        var named = Ballots - choices.Where(choice => choice.Answer == Answer.Blank).Sum(For);
        var candidates = choices.Where(choice => choice.Answer == Answer.Candidate).ToList();
        if (named < 0 || candidates.Any(choice => For(choice) > named) || candidates.Sum(For) > named * vote.Seats || named > 0 && candidates.Sum(For) < named) throw new RuleBroken("votes.count.papers", Ballots);
        return Ballots;
    }
}
