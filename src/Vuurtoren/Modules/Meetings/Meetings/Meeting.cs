using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Meetings;

/// <summary>What people come for; it says who is invited: field workers, heads of service who may decide, or also those elected.</summary>
public enum Purpose { Exchange, Decision, Signalling }

public enum MeetingState { Planned, Invited, Closed, Cancelled }

/// <summary>When and where. Times in minutes after midnight, on the clock on the wall.</summary>
/// <param name="Informal">Minutes to stay and talk after the end.</param>
/// <param name="Location">The place in the directory, when it is one of those.</param>
public sealed record When(DateOnly Day, int Begins, int Ends, int Informal, string? Place, Guid? Location = null);

/// <summary>A meeting of a coordination or of one of its bodies, from the first plan to the approved minutes.</summary>
public sealed class Meeting
{
    public const int LongestTitle = 120, LongestPlace = 200, LongestName = 100, MostInformal = 120;
    /// <summary>Of one that was not announced here minutes can still be made.</summary>
    public const int DaysBack = 60;

    Meeting() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public Guid? BodyId { get; private set; }
    public LocalText Title { get; private set; } = null!;
    public Purpose Purpose { get; private set; }
    /// <summary>Agreed rules, no names, no minutes but themes.</summary>
    public bool Intervision { get; private set; }
    public DateOnly Day { get; private set; }
    public int Begins { get; private set; }
    public int Ends { get; private set; }
    public int Informal { get; private set; }
    public string? Place { get; private set; }
    /// <summary>In the directory: which member received the coordination when; null: a place that only its words tell.</summary>
    public Guid? LocationId { get; private set; }
    public string? Chair { get; private set; }
    public bool ChairIsHead { get; private set; }
    public Guid? MadeBy { get; private init; }
    public DateTime MadeAt { get; private init; }
    public DateTime ChangedAt { get; private set; }
    /// <summary>RFC 5545: raised only when the day, the time or the place changes after the invitations went.</summary>
    public int Sequence { get; private set; }
    public int Version { get; private set; }
    /// <summary>Rises with each change of its points, people, lines and tasks; the tables do it themselves.</summary>
    public long Stamp { get; private set; }
    public DateTime? InvitedAt { get; private set; }
    public DateTime? AgendaSentAt { get; private set; }
    public DateTime? CancelledAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    /// <summary>Of its minutes: the year and its turn in that year, 2026004: nine working groups have more than a hundred meetings in ten months.</summary>
    public int? Number { get; private set; }
    public DateTime? SentAt { get; private set; }
    public DateTime? ApprovedAt { get; private set; }
    public string? ApprovedHash { get; private set; }
    /// <summary>The meeting at which that was.</summary>
    public Guid? ApprovedIn { get; private set; }
    /// <summary>What was decided does not count.</summary>
    public bool WithoutQuorum { get; private set; }
    /// <summary>The question that found its day: whoever answered that one answered this invitation, and their calendars know it as the same event.</summary>
    public Guid? PollId { get; private init; }

    public MeetingState State => CancelledAt is not null ? MeetingState.Cancelled : ClosedAt is not null ? MeetingState.Closed : InvitedAt is not null ? MeetingState.Invited : MeetingState.Planned;

    /// <summary>Free speech is less free when a head or somebody elected is in the chair: the page says so, and lets it pass.</summary>
    public bool LimitsSpeech => Purpose == Purpose.Exchange && ChairIsHead;

    public static Meeting Plan(Guid coordination, Guid? body, LocalText? title, Purpose purpose, When? when, Guid? by, DateTime now, Guid? poll = null)
    {
        var meeting = new Meeting { CoordinationId = coordination, MadeBy = by, MadeAt = now, PollId = poll, Sequence = poll is null ? 0 : 1 };
        meeting.Change(body, title, purpose, when, null, false, false, now);
        return meeting;
    }

    /// <summary>One that was, from a list kept elsewhere: it is over, and there are no minutes of it here that have a number.</summary>
    /// <param name="body">Null: all members met.</param>
    public static Meeting Held(Guid id, Guid coordination, LocalText title, DateOnly day, Guid? by, DateTime now, Guid? body = null)
    {
        if (title.Any(t => t.Value.Length > LongestTitle)) throw new RuleBroken("meetings.long");
        return new() { Id = id, CoordinationId = coordination, BodyId = body, Title = title, Purpose = Purpose.Exchange, Day = day, MadeBy = by, MadeAt = now, ChangedAt = now, Version = 1, ClosedAt = now };
    }

    /// <summary>From a list kept elsewhere: the time is not known, and it has no minutes.</summary>
    public bool WasTakenIn => ClosedAt is not null && Number is null;

    /// <summary>True when those who are invited have to hear it: another day, time or place.</summary>
    public bool Change(Guid? body, LocalText? title, Purpose purpose, When? when, string? chair, bool chairIsHead, bool intervision, DateTime now)
    {
        MustBeOpen();
        if (title is null) throw new RuleBroken("meetings.title.missing");
        if (title.Any(t => t.Value.Length > LongestTitle) || when?.Place?.Trim().Length > LongestPlace || chair?.Trim().Length > LongestName) throw new RuleBroken("meetings.long");
        if (when is null) throw new RuleBroken("meetings.when.missing");
        if (when.Ends <= when.Begins) throw new RuleBroken("polls.time.order");
        if (when.Informal is < 0 or > MostInformal) throw new RuleBroken("meetings.informal", MostInformal);
        var place = Tidy(when.Place);
        var moved = (Day, Begins, Ends, Place) != (when.Day, when.Begins, when.Ends, place);
        if (moved && when.Day < LocalClock.DayOf(now).AddDays(InvitedAt is null ? -DaysBack : 0)) throw new RuleBroken("meetings.day.over");
        if (!LocalClock.Shows(when.Day, when.Begins) || !LocalClock.Shows(when.Day, when.Ends)) throw new RuleBroken("meetings.time.skipped");
        (BodyId, Title, Purpose, Chair, ChairIsHead, Intervision) = (body, title, purpose, Tidy(chair), chairIsHead, intervision);
        (Day, Begins, Ends, Informal, Place, LocationId) = (when.Day, when.Begins, when.Ends, when.Informal, place, place is null ? null : when.Location);
        var tell = moved && InvitedAt is not null;
        if (tell) Sequence++;
        Touch(now);
        return tell;
    }

    /// <summary>At a member's, as was proposed. True when those who are invited have to hear it.</summary>
    public bool MeetAt(Directory.Public.RoomToMeet room, DateTime now)
    {
        MustBeOpen();
        var tell = Place != room.Words && InvitedAt is not null;
        (Place, LocationId) = (room.Words, room.Location);
        if (tell) Sequence++;
        Touch(now);
        return tell;
    }

    /// <summary>When each point begins: when those before it are done.</summary>
    public IEnumerable<(Agenda.Item Item, string At)> ByTheClock(IEnumerable<Agenda.Item> agenda)
    {
        var at = Begins;
        foreach (var item in agenda)
        {
            yield return (item, MeetingWords.Clock(Math.Min(at, 1439)));
            at += item.Minutes;
        }
    }

    public void Invited(DateTime now)
    {
        MustBeOpen();
        InvitedAt ??= now;
        Touch(now);
    }

    public void AgendaSent(IReadOnlyCollection<Agenda.Item> agenda, DateTime now)
    {
        MustBeOpen();
        if (agenda.Count == 0) throw new RuleBroken("meetings.agenda.empty");
        AgendaSentAt = now;
        Touch(now);
    }

    public void Cancel(DateTime now)
    {
        MustBeOpen();
        (CancelledAt, Sequence) = (now, Sequence + 1);
        Touch(now);
    }

    /// <summary>It was to be on a later day, and was held already.</summary>
    public void WasHeld(DateOnly today)
    {
        MustBeOpen();
        if (Day > today) Day = today;
    }

    /// <summary>The minutes are done.</summary>
    /// <param name="numbers">Of the other minutes of this coordination.</param>
    /// <param name="withoutQuorum">Fewer voices were there than the rule of the body asks.</param>
    public void Close(IEnumerable<int> numbers, DateTime now, bool withoutQuorum = false)
    {
        MustBeOpen();
        if (Day > LocalClock.DayOf(now)) throw new RuleBroken("meetings.close.early");
        var year = Day.Year * 1000;
        Number ??= numbers.Where(number => number / 1000 == Day.Year).DefaultIfEmpty(year).Max() + 1;
        (ClosedAt, SentAt, WithoutQuorum) = (now, now, withoutQuorum);
        Touch(now);
    }

    /// <summary>Only the last minutes of the same people, and only while they are not approved.</summary>
    public void Reopen(bool isLast, DateTime now)
    {
        if (ClosedAt is null || WasTakenIn) throw new RuleBroken("meetings.not-closed");
        if (ApprovedAt is not null) throw new RuleBroken("meetings.approved");
        if (!isLast) throw new RuleBroken("meetings.not-last");
        ClosedAt = null;
        Touch(now);
    }

    /// <summary>Approved at a next meeting of the same people, as they are now.</summary>
    public void Approve(Minutes.MinutesVersion minutes, Meeting at, DateTime now)
    {
        if (ClosedAt is null) throw new RuleBroken("meetings.not-closed");
        if (ApprovedAt is not null) throw new RuleBroken("meetings.approved");
        if (!at.MayApprove(this) || at.Day > LocalClock.DayOf(now)) throw new RuleBroken("meetings.approve.when");
        (ApprovedAt, ApprovedHash, ApprovedIn) = (now, minutes.Hash, at.Id);
        Touch(now);
    }

    /// <param name="now">On the clock on the wall.</param>
    public bool IsOver(DateTime now) => now >= Day.ToDateTime(default).AddMinutes(Ends);

    /// <summary>It comes after that one, of the same body.</summary>
    public bool MayApprove(Meeting before) => (CoordinationId, BodyId) == (before.CoordinationId, before.BodyId) && Day > before.Day && CancelledAt is null;

    internal void MustBeOpen()
    {
        if (CancelledAt is not null) throw new RuleBroken("meetings.cancelled");
        if (ClosedAt is not null) throw new RuleBroken("meetings.closed");
    }

    void Touch(DateTime now) => (ChangedAt, Version) = (now, Version + 1);

    internal static string? Tidy(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
