using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>Person: somebody who signed in. Member: by the link of an organisation. Unnamed: by the shared link, rewritten since.</summary>
public enum Origin { Person, Member, Unnamed }

/// <summary>What somebody sees who works with people. Only who sent it and the coordinator read it, until it is released or stands in a need that members see.</summary>
public sealed class Signal
{
    Signal() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public Origin Origin { get; private init; }
    /// <summary>Of a person; null after they were erased.</summary>
    public Guid? AccountId { get; private init; }
    /// <summary>Of a member.</summary>
    public Guid? OrganizationId { get; private init; }
    public string Words { get; private init; } = "";
    public string Lang { get; private init; } = "";
    public string Theme { get; private init; } = "";
    public string? Area { get; private init; }
    public string? Target { get; private init; }
    public HowOften? Often { get; private init; }
    public Since? Since { get; private init; }
    /// <summary>Of one without a name: the Monday of its week.</summary>
    public DateOnly SentOn { get; private init; }
    public DateOnly? ReleasedOn { get; private set; }
    public Guid? NeedId { get; private set; }

    /// <param name="words">Checked.</param>
    public static Signal OfPerson(Guid coordination, Guid account, SignalWords words, DateOnly today) => Of(coordination, Origin.Person, words, today, Guid.CreateVersion7(), account: account);

    public static Signal OfMember(Guid coordination, Guid organization, SignalWords words, DateOnly today) => Of(coordination, Origin.Member, words, today, Guid.CreateVersion7(), organization: organization);

    /// <summary>What is left of one without a name: rewritten words. It goes into a need at once.</summary>
    /// <param name="original">Is erased in the same step.</param>
    /// <param name="rewritten">Checked.</param>
    /// <param name="sure">Whoever rewrote it says that nobody is recognised in it.</param>
    public static Signal OfUnnamed(UnnamedSignal original, SignalWords rewritten, bool sure)
    {
        if (!sure) throw new RuleBroken("signals.rewrite.sure");
        return Of(original.CoordinationId, Origin.Unnamed, rewritten, original.Week, UnnamedSignal.AnyId());
    }

    static Signal Of(Guid coordination, Origin origin, SignalWords words, DateOnly day, Guid id, Guid? account = null, Guid? organization = null) => new()
    {
        Id = id, CoordinationId = coordination, Origin = origin, AccountId = account, OrganizationId = organization, Words = words.What, Lang = words.Lang,
        Theme = words.Theme, Area = words.Area, Target = words.Target, Often = words.Often, Since = words.Since, SentOn = day,
    };

    /// <summary>Whoever sent it lets the members read it.</summary>
    public void Release(DateOnly today) => ReleasedOn ??= today;

    /// <summary>Not once it stands in a need: then the coordination may have spoken about it.</summary>
    public void Keep()
    {
        if (NeedId is not null) throw new RuleBroken("signals.in-need");
        ReleasedOn = null;
    }

    public void Goes(Guid? need) => NeedId = need;
}
