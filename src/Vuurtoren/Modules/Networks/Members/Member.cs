using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Members;

/// <summary>How an organisation comes to be a member; the rules of each coordination say which ways it has.</summary>
public enum Way { Open, Charter, Proposed, Invited, ExOfficio }

/// <summary>Waiting: proposed or invited, and nobody answered. Sleeping: asked whether it stays, and no answer yet.</summary>
public enum MemberState { Waiting, Member, Sleeping, Ended }

/// <summary>Left: it was a member. Refused: it was proposed, and not accepted. Declined: it was invited, and did not come.</summary>
public enum Ending { Left, Refused, Declined }

/// <summary>An organisation in a coordination, from the first word to the end. It is never changed back: who comes again begins anew.</summary>
public sealed class Member
{
    /// <summary>After so long without a word each member is asked whether it stays; a second letter goes once; by hand nobody is asked again sooner than so many days.</summary>
    public const int AskAfterMonths = 24, RemindAfterDays = 30, AskAgainDays = 7;

    Member() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public Guid OrganizationId { get; private init; }
    public Way Way { get; private init; }
    public DateOnly BegunOn { get; private init; }
    public DateOnly? FromOn { get; private set; }
    public DateOnly? UntilOn { get; private set; }
    public Ending? EndedAs { get; private set; }
    public DateTime? AskedAt { get; private set; }
    public DateTime? RemindedAt { get; private set; }
    public DateTime? StaysAt { get; private set; }

    /// <summary>Who is proposed or invited waits for an answer; by every other way it is a member at once.</summary>
    public static Member Begin(Guid coordination, Guid organization, Way way, DateOnly today) =>
        new() { CoordinationId = coordination, OrganizationId = organization, Way = way, BegunOn = today, FromOn = way is Way.Proposed or Way.Invited ? null : today };

    /// <summary>Ways by which an organisation is a member at once.</summary>
    public static readonly Way[] Settled = [Way.Open, Way.Charter, Way.ExOfficio];

    /// <summary>From a list that was kept elsewhere until today. That list counts as its last word: else the next day brings a letter to all who came more than two years ago.</summary>
    public static Member TakenIn(Guid coordination, Guid organization, Way way, DateOnly since, DateTime now)
    {
        if (!Settled.Contains(way)) throw new RuleBroken("members.way.missing");
        var member = Begin(coordination, organization, way, since);
        member.StaysAt = now;
        return member;
    }

    public MemberState State => UntilOn is not null ? MemberState.Ended : FromOn is null ? MemberState.Waiting : AskedAt is not null && !(StaysAt >= AskedAt) ? MemberState.Sleeping : MemberState.Member;

    public void Accept(DateOnly today)
    {
        if (State != MemberState.Waiting) throw new RuleBroken("members.not-waiting");
        FromOn = today;
    }

    public void End(DateOnly today)
    {
        if (State == MemberState.Ended) throw new RuleBroken("members.ended");
        (UntilOn, EndedAs) = (today, FromOn is not null ? Ending.Left : Way == Way.Proposed ? Ending.Refused : Ending.Declined);
    }

    /// <summary>The question whether it stays is due: the first time two years after it came or last said yes, and once again when nobody answers.</summary>
    public bool IsDue(DateTime now) => State switch
    {
        MemberState.Member => LocalClock.DayOf(now) >= Since.AddMonths(AskAfterMonths),
        MemberState.Sleeping => RemindedAt is null && now >= AskedAt!.Value.AddDays(RemindAfterDays),
        _ => false,
    };

    /// <summary>The day from which its two years count.</summary>
    DateOnly Since => StaysAt is { } yes ? LocalClock.DayOf(yes) : FromOn!.Value;

    /// <summary>The last question is of that day.</summary>
    public bool WasAskedOn(DateOnly day) => AskedAt is { } at && LocalClock.DayOf(at) == day;

    public void Asked(DateTime now)
    {
        if (!IsDue(now)) throw new RuleBroken("members.not-due");
        if (State == MemberState.Sleeping) RemindedAt = now;
        else (AskedAt, RemindedAt) = (now, null);
    }

    /// <summary>The coordinator wants to know now. The month until a second letter begins anew.</summary>
    public void AskedByHand(DateTime now)
    {
        if (FromOn is null || UntilOn is not null) throw new RuleBroken("members.ended");
        if (new[] { AskedAt, RemindedAt, StaysAt }.Any(heard => heard > now.AddDays(-AskAgainDays))) throw new RuleBroken("members.not-due");
        (AskedAt, RemindedAt) = (now, null);
    }

    /// <summary>It answered the letter with no.</summary>
    public bool SaidNo => EndedAs == Ending.Left && AskedAt is not null && !(StaysAt >= AskedAt);

    public void Stays(DateTime now)
    {
        if (State is MemberState.Ended or MemberState.Waiting) throw new RuleBroken("members.ended");
        StaysAt = now;
    }
}

sealed class MemberTables : IEntityTypeConfiguration<Member>, IEntityTypeConfiguration<Delegate>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.ToTable("networks_member").Property(m => m.Id).ValueGeneratedNever();
        member.HasOne<Coordination>().WithMany().HasForeignKey(m => m.CoordinationId);
        member.Ignore(m => m.State).Ignore(m => m.SaidNo);
        member.Property(m => m.UntilOn).IsConcurrencyToken(); // ended by a link and on the page at once
    }

    public void Configure(EntityTypeBuilder<Delegate> one)
    {
        one.ToTable("networks_delegate").Property(d => d.Id).ValueGeneratedNever();
        one.HasOne<Member>().WithMany().HasForeignKey(d => d.MemberId); // saved after its member
    }
}
