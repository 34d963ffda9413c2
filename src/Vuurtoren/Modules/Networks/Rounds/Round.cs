using Vuurtoren.Modules.Networks.Inventory;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Networks.Rounds;

/// <summary>Members are asked what happens in the other networks in which they sit. It ends by itself after its last day; the coordinator closes it when it is read.</summary>
public sealed class Round
{
    public const int Days = 21, RemindDays = 7;

    Round() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public DateOnly BegunOn { get; private init; }
    public DateOnly LastDay { get; private init; }
    public DateOnly? ClosedOn { get; private set; }

    /// <param name="last">The round before; null: there was none.</param>
    public static Round Begin(Guid coordination, Round? last, DateOnly today)
    {
        if (last?.TakesAnswers(today) == true) throw new RuleBroken("elsewhere.goes-on");
        if (last?.BegunOn == today) throw new RuleBroken("elsewhere.today");
        if (last is { ClosedOn: null }) last.Close(today);
        return new() { CoordinationId = coordination, BegunOn = today, LastDay = today.AddDays(Days) };
    }

    public bool TakesAnswers(DateOnly today) => ClosedOn is null && today <= LastDay;

    /// <summary>In its last week who said nothing hears of it once more.</summary>
    public bool IsToRemind(DateOnly today) => TakesAnswers(today) && today >= LastDay.AddDays(-RemindDays);

    /// <summary>The day from which the next one is due.</summary>
    public DateOnly NextOn(RoundEvery every) => every == RoundEvery.Year ? BegunOn.AddYears(1) : BegunOn.AddMonths(3);

    public void Close(DateOnly today)
    {
        if (ClosedOn is not null) throw new RuleBroken("elsewhere.closed");
        ClosedOn = today;
    }
}

/// <summary>A member that is asked in a round. Who of it answered is kept nowhere.</summary>
public sealed class RoundMember
{
    RoundMember() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid RoundId { get; private init; }
    public Guid MemberId { get; private init; }
    public Guid OrganizationId { get; private init; }
    /// <summary>Null: nobody to write to.</summary>
    public DateTime? AskedAt { get; private init; }
    public DateTime? RemindedAt { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    /// <param name="reached">Somebody of it has an address.</param>
    public static RoundMember Of(Round round, Member member, bool reached, DateTime now) =>
        new() { RoundId = round.Id, MemberId = member.Id, OrganizationId = member.OrganizationId, AskedAt = reached ? now : null };

    public bool IsToRemind(Round round, DateOnly today) => AskedAt is not null && RemindedAt is null && AnsweredAt is null && round.IsToRemind(today);

    public void Reminded(DateTime now) => RemindedAt = now;

    /// <summary>Once: what was told stands, and a second letter to a colleague of the same member tells that. For who left since it is over.</summary>
    /// <param name="member">As it is now.</param>
    public void Answers(Round round, Member member, DateOnly today, DateTime now)
    {
        if (!round.TakesAnswers(today) || member.UntilOn is not null) throw new RuleBroken("elsewhere.over");
        if (AnsweredAt is not null) throw new RuleBroken("elsewhere.answered");
        AnsweredAt = now;
    }
}

/// <summary>What a member told of one network: whether it still sits there, and what happened there.</summary>
public sealed class RoundNews
{
    /// <summary>Two lines.</summary>
    public const int LongestWords = 300;

    RoundNews() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid RoundMemberId { get; private init; }
    public Guid NetworkId { get; private set; }
    public bool Sits { get; private init; }
    public string? Words { get; private init; }
    public string Lang { get; private init; } = "";

    public static RoundNews Of(RoundMember member, Network network, bool sits, string? words, string lang)
    {
        if (words?.Trim().Length > LongestWords) throw new RuleBroken("elsewhere.words.long", LongestWords);
        return new() { RoundMemberId = member.Id, NetworkId = network.Id, Sits = sits, Words = string.IsNullOrWhiteSpace(words) ? null : words.Trim(), Lang = lang };
    }

    /// <summary>The network was the same as one that is kept already.</summary>
    public void MoveTo(Network kept) => NetworkId = kept.Id;
}
