using Vuurtoren.Modules.Meetings.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Priorities;

/// <summary>Dots: each voter has some, and puts them where they like. Scores: 0 to 5 for each need on each criterion. Ranking: needs in order.</summary>
public enum Method { Dots, Scores, Ranking }

/// <summary>Beside: what residents say is shown next to what members say. Equal: it counts along, for a part that is fixed beforehand.</summary>
public enum Residents { None, Beside, Equal }

public enum RoundState { Draft, Open, Closed }

/// <summary>By what needs are weighed: size, seriousness, whether it can be done, whether it is ours to do, or in other words.</summary>
/// <param name="Weight">1 to 5; of scores only.</param>
public sealed record Criterion(LocalText Words, int Weight);

/// <summary>How a round is held.</summary>
public sealed record Rules(Method Method, int Dots, IReadOnlyList<Criterion> Criteria, bool Secret, Residents Residents, int ResidentsShare);

/// <summary>A round in which a coordination chooses which needs come first. Once it opened nothing about it changes, so that nobody bends it to what comes out.</summary>
public sealed class PriorityRound
{
    public const int LongestTitle = 120, LongestCriterion = 80, LeastNeeds = 2, MostNeeds = 20, MostDots = 10, MostCriteria = 6, MostWeight = 5, MostScore = 5, LongestDays = 60, LeastSecret = 3, MostThemes = 3;

    PriorityRound() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public LocalText Title { get; private set; } = null!;
    public Method Method { get; private set; }
    public int Dots { get; private set; }
    public IReadOnlyList<Criterion> Criteria { get; private set; } = [];
    public bool Secret { get; private set; }
    public Residents Residents { get; private set; }
    /// <summary>In percent of the whole.</summary>
    public int ResidentsShare { get; private set; }
    public Guid? DecisionId { get; private set; }
    public string? Decided { get; private set; }
    public DateOnly LastDay { get; private set; }
    public DateOnly? OpenedOn { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    public int Link { get; private set; }
    /// <summary>Fixed when it opened.</summary>
    public int? Voters { get; private set; }
    public PriorityResult? Result { get; private set; }
    public int? TakenYear { get; private set; }
    public int Version { get; private set; }

    public RoundState State => ClosedOn is not null ? RoundState.Closed : OpenedOn is not null ? RoundState.Open : RoundState.Draft;
    public bool HasResidents => Residents != Residents.None;
    /// <summary>Who has the link of residents is not known, and may come twice: what counts along is only what is on paper.</summary>
    public bool HasLink => Residents == Residents.Beside;

    public static PriorityRound Prepare(Guid coordination, LocalText? title, Rules? rules, DecisionMade? decision, DateOnly? lastDay, DateOnly today)
    {
        var round = new PriorityRound { CoordinationId = coordination };
        round.Change(title, rules, decision, lastDay, today);
        return round;
    }

    /// <param name="decision">By which a body decided that residents count along.</param>
    public void Change(LocalText? title, Rules? rules, DecisionMade? decision, DateOnly? lastDay, DateOnly today)
    {
        MustBe(RoundState.Draft, "priorities.opened");
        if (title is null || title.Any(t => t.Value.Length > LongestTitle)) throw new RuleBroken("priorities.name.missing", LongestTitle);
        if (rules is null) throw new RuleBroken("priorities.method.missing");
        if (rules.Method == Method.Dots && rules.Dots is < 1 or > MostDots) throw new RuleBroken("priorities.dots.wrong", MostDots);
        if (rules.Criteria.Count is < 1 or > MostCriteria || rules.Criteria.Any(one => one.Words.Any(t => t.Value.Length > LongestCriterion))) throw new RuleBroken("priorities.criteria.missing", MostCriteria, LongestCriterion);
        if (rules.Criteria.Any(one => one.Weight is < 1 or > MostWeight)) throw new RuleBroken("priorities.weight.wrong", MostWeight);
        if (rules.Residents == Residents.Equal && rules.ResidentsShare is < 1 or > 99) throw new RuleBroken("priorities.share.wrong");
        if (rules.Residents == Residents.Equal && decision is null) throw new RuleBroken("priorities.decision.missing");
        if (lastDay is not { } until || until < today || until > today.AddDays(LongestDays)) throw new RuleBroken("priorities.last-day.wrong", LongestDays);
        var equal = rules.Residents == Residents.Equal;
        (Title, Method, Dots, Criteria, Secret, Residents, ResidentsShare, LastDay, Version) = (title, rules.Method, rules.Method == Method.Dots ? rules.Dots : 0, rules.Criteria, rules.Secret, rules.Residents, equal ? rules.ResidentsShare : 0, until, Version + 1);
        (DecisionId, Decided) = (equal ? decision!.Id : null, equal ? decision!.Words : null);
    }

    /// <summary>From now on who votes, about what and how, stays as it is.</summary>
    public IReadOnlyList<PriorityTally> Open(IReadOnlyCollection<PriorityOption> options, IReadOnlyCollection<PriorityVoter> voters, DateOnly today)
    {
        MustBe(RoundState.Draft, "priorities.opened");
        if (options.Count is < LeastNeeds or > MostNeeds) throw new RuleBroken("priorities.needs.wrong", LeastNeeds, MostNeeds);
        if (LastDay < today) throw new RuleBroken("priorities.last-day.wrong", LongestDays);
        if (voters.Count < (Secret ? LeastSecret : 2)) throw new RuleBroken("priorities.few", Secret ? LeastSecret : 2);
        (OpenedOn, Voters, Link, Version) = (today, voters.Count, HasLink ? 1 : 0, Version + 1);
        return [.. Enum.GetValues<CastBy>().Where(voice => voice != CastBy.Residents || HasResidents).Select(voice => PriorityTally.Of(this, voice, options.Count))];
    }

    public bool TakesVotes(DateOnly today) => State == RoundState.Open && today <= LastDay;

    /// <summary>Fewer than half of those who may.</summary>
    public bool IsFew(int voted) => voted * 2 < Voters;

    /// <summary>How many members voted by their link. Papers do not count: whoever typed them in knows what they say.</summary>
    public static int ByLink(IEnumerable<PriorityTally> tallies) => tallies.Where(tally => tally.Voice == CastBy.Link).Sum(tally => tally.Ballots - tally.Papers);

    /// <summary>So few that, in a secret round, what they chose could be reckoned back from the result by whoever knows the papers.</summary>
    public static bool IsFewLinks(int byLink) => byLink is > 0 and < LeastSecret;

    /// <summary>The last day is over, and too few voted by their link to close a secret round: others get longer. Nothing else about it changes.</summary>
    public void Prolong(IEnumerable<PriorityTally> tallies, DateOnly? lastDay, DateOnly today)
    {
        MustBe(RoundState.Open, "priorities.not-open");
        if (!Secret || LastDay >= today || !IsFewLinks(ByLink(tallies))) throw new RuleBroken("priorities.prolong.not");
        if (lastDay is not { } until || until < today || until > today.AddDays(LongestDays)) throw new RuleBroken("priorities.last-day.wrong", LongestDays);
        (LastDay, Version) = (until, Version + 1);
    }

    /// <summary>Reckons, and keeps what came out with the method. Nobody votes any more.</summary>
    /// <param name="sure">Whoever closes it knows that few voted.</param>
    public void Close(IReadOnlyList<PriorityOption> options, IReadOnlyCollection<PriorityTally> tallies, IReadOnlyCollection<PriorityVoter> voters, bool sure, DateOnly today)
    {
        MustBe(RoundState.Open, "priorities.not-open");
        var members = tallies.Where(tally => tally.Voice != CastBy.Residents).ToList();
        var voted = members.Sum(tally => tally.Ballots);
        if (voted < (Secret ? LeastSecret : 1)) throw new RuleBroken("priorities.few.voted", Secret ? LeastSecret : 1);
        if (Secret && IsFewLinks(ByLink(members))) throw new RuleBroken("priorities.few.links", LeastSecret, ByLink(members));
        if (IsFew(voted) && !sure) throw new RuleBroken("priorities.close.few", voted, Voters!);
        Result = PriorityResult.Of(this, options.Count, members, tallies.SingleOrDefault(tally => tally.Voice == CastBy.Residents));
        (ClosedOn, Version) = (today, Version + 1);
        foreach (var voter in voters) voter.Close(today);
        foreach (var tally in tallies) tally.Close(today);
    }

    /// <summary>One to three of the needs become the priority themes of a year, once.</summary>
    public IReadOnlyList<PriorityOption> Take(IReadOnlyCollection<PriorityOption> chosen, int? year, DateOnly today)
    {
        MustBe(RoundState.Closed, "priorities.not-closed");
        if (TakenYear is not null) throw new RuleBroken("priorities.taken");
        if (chosen.Count is < 1 or > MostThemes) throw new RuleBroken("priorities.themes.wrong", MostThemes);
        if (year is not { } of || of < today.Year - 1 || of > today.Year + 2) throw new RuleBroken("priorities.year.wrong");
        (TakenYear, Version) = (of, Version + 1);
        foreach (var option in chosen) option.Take();
        return [.. chosen.OrderBy(option => Result!.PlaceOf(option.Place)).ThenBy(option => option.Place)];
    }

    public void MustBe(RoundState state, string refusal)
    {
        if (State != state) throw new RuleBroken(refusal);
    }
}

/// <summary>A need that is put in order, with the title it had when the round was prepared.</summary>
public sealed class PriorityOption
{
    PriorityOption() { }

    public Guid RoundId { get; private init; }
    public Guid NeedId { get; private init; }
    public int Place { get; private init; }
    public LocalText Title { get; private init; } = null!;
    public bool Taken { get; private set; }

    public static PriorityOption Of(PriorityRound round, Guid need, LocalText title, int place) => new() { RoundId = round.Id, NeedId = need, Title = title, Place = place };

    internal void Take() => Taken = true;
}
