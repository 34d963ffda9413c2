using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Demands;

public enum DemandState { Prepared, Awaiting, Clarifying, Accepted, Partly, Refused }

/// <summary>How it stands today: what is late is reckoned, and kept nowhere.</summary>
public enum Standing { Prepared, Awaiting, Clarifying, Delayed, Overdue, VeryOverdue, Accepted, Partly, Refused }

/// <summary>What a coordination asks of an office because of a need, and what came of it.</summary>
public sealed partial class Demand
{
    public const int LongestTitle = 120, LongestWords = 2000, LongestAnswer = 4000, MostQuestions = 3, MostDelay = 365, LastDelay = 90;
    /// <summary>Days after the asking from which it is very late, however many were given; when fewer were given, after twice those.</summary>
    const int VeryLate = 90;

    Demand() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public Guid MemorandumId { get; private init; }
    public Guid NeedId { get; private set; }
    public Guid OfficeId { get; private set; }
    public int Place { get; private set; }
    public LocalText Title { get; private set; } = null!;
    public LocalText Words { get; private set; } = null!;
    public DemandState State { get; private set; }
    public DateOnly? AskedOn { get; private set; }
    public DateOnly? CountsFrom { get; private set; }
    public int AnswerDays { get; private set; }
    public DateOnly? DelayedUntil { get; private set; }
    /// <summary>How many questions the office asked.</summary>
    public int Questions { get; private set; }
    public LocalText? Answer { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    /// <summary>Who held the office, by whose link it came; null: it came otherwise.</summary>
    public Guid? AnsweredBy { get; private set; }
    /// <summary>The answer came by letter or in a meeting, and the coordination wrote it down.</summary>
    public bool Noted { get; private set; }
    /// <summary>The answer in plain words, for who told what they saw.</summary>
    public LocalText? Told { get; private set; }
    public DateOnly? ToldOn { get; private set; }
    public DateOnly? RemindedOn { get; private set; }
    public DateOnly? ReportedOn { get; private set; }
    public int Version { get; private set; }

    /// <summary>How many things happened to it.</summary>
    public int Events { get; private set; }

    public bool IsAnswered => State is DemandState.Accepted or DemandState.Partly or DemandState.Refused;
    /// <summary>The last day on which an answer is in time; null: it was not presented yet.</summary>
    public DateOnly? DueOn => DelayedUntil ?? CountsFrom?.AddDays(AnswerDays);
    /// <summary>The day that was asked, whatever later day the office said since.</summary>
    public DateOnly? AskedUntil => CountsFrom?.AddDays(AnswerDays) is { } asked && asked < DueOn ? asked : DueOn;
    public bool IsPutOff => DueOn > AskedUntil;

    public Standing StandingOn(DateOnly today) => State switch
    {
        DemandState.Awaiting when today > DueOn!.Value.AddDays(Math.Min(AnswerDays, VeryLate - AnswerDays)) => Standing.VeryOverdue,
        DemandState.Awaiting when today > DueOn => Standing.Overdue,
        DemandState.Awaiting when DelayedUntil is not null => Standing.Delayed,
        _ => Enum.Parse<Standing>(State.ToString()),
    };

    public bool IsLate(DateOnly today) => StandingOn(today) is Standing.Overdue or Standing.VeryOverdue;

    /// <param name="others">How many the memorandum has.</param>
    /// <param name="signatures">Of the memorandum: who signed it without this demand chooses anew.</param>
    public static Demand Prepare(Memorandum memorandum, Guid need, Office office, LocalText? title, LocalText? words, int others, IEnumerable<Signature> signatures)
    {
        if (others >= Memorandum.MostDemands) throw new RuleBroken("demands.many", Memorandum.MostDemands);
        var demand = new Demand { CoordinationId = memorandum.CoordinationId, MemorandumId = memorandum.Id, Place = others + 1 };
        demand.Write(memorandum, need, office, title, words, signatures);
        return demand;
    }

    public void Write(Memorandum memorandum, Guid need, Office office, LocalText? title, LocalText? words, IEnumerable<Signature> signatures)
    {
        memorandum.MustBeOpen();
        if (title is null || title.Any(t => t.Value.Length > LongestTitle)) throw new RuleBroken("demands.title.missing", LongestTitle);
        if (words is null || words.Any(t => t.Value.Length > LongestWords)) throw new RuleBroken("demands.words.missing", LongestWords);
        if (need != NeedId || office.Id != OfficeId || !title.Equals(Title) || !words.Equals(Words)) memorandum.SaysElse(signatures);
        (NeedId, OfficeId, Title, Words, Version) = (need, office.Id, title, words, Version + 1);
    }

    /// <summary>One before it went out of the memorandum.</summary>
    internal void MovesUp() => (Place, Version) = (Place - 1, Version + 1);

    internal DemandEvent Present(Memorandum memorandum)
    {
        (State, AskedOn, CountsFrom, AnswerDays) = (DemandState.Awaiting, memorandum.PresentedOn, memorandum.PresentedOn, memorandum.AnswerDays);
        return Happens(DemandEventKind.Presented, memorandum.PresentedOn!.Value);
    }

    /// <summary>The office asks what is meant. Until the coordination answers, nothing is late.</summary>
    public DemandEvent AsksBack(LocalText? question, DateOnly today)
    {
        MustWait();
        if (Questions >= MostQuestions) throw new RuleBroken("demands.questions.many", MostQuestions);
        Question(question);
        (State, Questions) = (DemandState.Clarifying, Questions + 1);
        return Happens(DemandEventKind.Question, today, question);
    }

    /// <summary>The coordination says what is meant: the days begin again.</summary>
    public DemandEvent Clarify(LocalText? words, DateOnly today)
    {
        if (State != DemandState.Clarifying) throw new RuleBroken("demands.no-question");
        Question(words);
        (State, CountsFrom) = (DemandState.Awaiting, today);
        if (DelayedUntil < today) DelayedUntil = null;
        return Happens(DemandEventKind.Clarified, today, words);
    }

    public DemandEvent Delay(DateOnly? until, LocalText? why, DateOnly today)
    {
        MustWait();
        var last = AskedOn!.Value.AddDays(MostDelay);
        // What was asked on paper long before it stood here can still be delayed, once.
        if (DelayedUntil is null && last < today.AddDays(LastDelay)) last = today.AddDays(LastDelay);
        if (until is not { } day || day <= today || day > last) throw new RuleBroken("demands.delay.wrong", MostDelay, LastDelay);
        if (why?.Any(t => t.Value.Length > LongestAnswer) == true) throw new RuleBroken("needs.long", LongestAnswer);
        DelayedUntil = day;
        return Happens(DemandEventKind.Delayed, today, why, day);
    }

    /// <summary>Once. Who refuses, or does only a part, says why.</summary>
    /// <param name="noted">It came otherwise than by the link.</param>
    public DemandEvent Answers(DemandState outcome, LocalText? words, DateOnly day, bool noted, DateOnly today)
    {
        if (IsAnswered) throw new RuleBroken("demands.answered");
        if (State == DemandState.Prepared) throw new RuleBroken("demands.not-presented");
        if (outcome is not (DemandState.Accepted or DemandState.Partly or DemandState.Refused)) throw new RuleBroken("demands.outcome.missing");
        if (words is null) throw new RuleBroken(outcome == DemandState.Accepted ? "demands.answer.missing" : "demands.reason.missing");
        if (words.Any(t => t.Value.Length > LongestAnswer)) throw new RuleBroken("needs.long", LongestAnswer);
        if (day > today || day < AskedOn) throw new RuleBroken("demands.answer.day");
        (State, Answer, AnsweredOn, AnsweredBy, Noted) = (outcome, words, day, noted ? null : LinkHolder, noted);
        EndLink();
        return Happens(DemandEventKind.Answered, day, words);
    }

    /// <summary>The answer in plain words. Until it was sent it can be written otherwise.</summary>
    public void Tell(LocalText? words)
    {
        if (!IsAnswered) throw new RuleBroken("demands.not-answered");
        if (words is null || words.Any(t => t.Value.Length > LongestWords)) throw new RuleBroken("demands.told.missing", LongestWords);
        (Told, Version) = (words, Version + 1);
    }

    public DemandEvent Sent(DateOnly today)
    {
        if (Told is null) throw new RuleBroken("demands.told.missing", LongestWords);
        if (ToldOn is not null) throw new RuleBroken("demands.told.already");
        ToldOn = today;
        return Happens(DemandEventKind.Told, today);
    }

    /// <summary>At most once a week, and only while it waits.</summary>
    public DemandEvent Remind(DateOnly today)
    {
        MustWait();
        if (RemindedOn is { } last && today < last.AddDays(7)) throw new RuleBroken("demands.reminded.lately");
        RemindedOn = today;
        return Happens(DemandEventKind.Reminded, today);
    }

    /// <summary>The coordinator was told that it is late.</summary>
    public void Reported(DateOnly today) => (ReportedOn, Version) = (today, Version + 1);

    void MustWait()
    {
        if (IsAnswered) throw new RuleBroken("demands.answered");
        if (State != DemandState.Awaiting) throw new RuleBroken(State == DemandState.Prepared ? "demands.not-presented" : "demands.asked-back");
    }

    static void Question(LocalText? words)
    {
        if (words is null || words.Any(t => t.Value.Length > LongestWords)) throw new RuleBroken("demands.question.missing", LongestWords);
    }

    DemandEvent Happens(DemandEventKind kind, DateOnly day, LocalText? words = null, DateOnly? until = null)
    {
        Version++;
        return DemandEvent.Of(Id, ++Events, kind, day, words, until);
    }
}
