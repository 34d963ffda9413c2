using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Meetings.Meetings;

public enum Answer { Comes, Not, Replaced }

/// <summary>Somebody who is invited to a meeting, or who came.</summary>
public sealed class Attendee
{
    Attendee() { }

    /// <summary>Not made for rows that are read: eighty of them a page.</summary>
    public Guid Id { get; private init; }
    public Guid MeetingId { get; private init; }
    public Guid? DelegateId { get; private init; }
    public Guid? OrganizationId { get; private set; }
    /// <summary>Empty once names are no longer kept; the row still counts.</summary>
    public string Name { get; private set; } = "";
    /// <summary>Where somebody works whose organisation is not in the directory.</summary>
    public string? Organization { get; private set; }
    public string? Function { get; private set; }
    public string? Email { get; private set; }
    public string Lang { get; private set; } = "";
    public bool WalkedIn { get; private init; }
    public DateTime? InvitedAt { get; private set; }
    public DateTime? RemindedAt { get; private set; }
    public Answer? Answer { get; private set; }
    public string? ReplacedBy { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public bool? Present { get; private set; }
    public Guid? FromItem { get; private set; }
    public Guid? UntilItem { get; private set; }
    /// <summary>Is not there, and gave the voice to this person of the list.</summary>
    public Guid? ProxyTo { get; private set; }

    /// <summary>Who sat there: the one who came in another's place.</summary>
    public string Who => Answer == Meetings.Answer.Replaced && ReplacedBy is not null ? ReplacedBy : Name;

    static readonly string[] particles = ["van", "den", "der", "des", "les", "ten", "ter"];

    /// <summary>Those who are named in it: by the whole name, or by one of its parts as a word of its own.</summary>
    public static IEnumerable<Attendee> NamedIn(string text, IEnumerable<Attendee> people)
    {
        var words = text.Split([' ', ',', '.', ';', ':', '!', '?', '(', ')', '’', '\''], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return people.Where(one => one.Who is { Length: > 0 } who
            && (text.Contains(who, StringComparison.OrdinalIgnoreCase) || who.Split(' ').Any(part => part.Length > 2 && words.Contains(part) && !particles.Contains(part, StringComparer.OrdinalIgnoreCase))));
    }

    public static Attendee Of(Meeting meeting, Guid? speaker, Guid? organization, string? name, string? email, string lang, string? function = null)
    {
        meeting.MustBeOpen();
        if (Meeting.Tidy(name) is not { } known || known.Length > Meeting.LongestName) throw new RuleBroken("members.delegate.name");
        var address = Meeting.Tidy(email)?.ToLowerInvariant();
        if (address is not null && !Platform.Outbox.Mail.IsAddress(address)) throw new RuleBroken("people.email.wrong");
        if (Meeting.Tidy(function)?.Length > Meeting.LongestName) throw new RuleBroken("members.delegate.function");
        return new() { Id = Guid.CreateVersion7(), MeetingId = meeting.Id, DelegateId = speaker, OrganizationId = organization, Name = known, Email = address, Lang = lang, Function = Meeting.Tidy(function) };
    }

    /// <summary>Came without being invited: a name and where from are enough.</summary>
    /// <param name="id">Made by the browser, so that who is sent twice is there once.</param>
    /// <param name="organization">When it is one from which others were asked.</param>
    public static Attendee WalksIn(Meeting meeting, Guid id, string? name, string? from, string lang, Guid? organization = null)
    {
        meeting.MustBeOpen();
        if (Meeting.Tidy(name) is not { } known || known.Length > Meeting.LongestName) throw new RuleBroken("members.delegate.name");
        if (Meeting.Tidy(from)?.Length > Meeting.LongestPlace) throw new RuleBroken("meetings.long");
        return new() { Id = id, MeetingId = meeting.Id, Name = known, OrganizationId = organization, Organization = organization is null ? Meeting.Tidy(from) : null, Lang = lang, WalkedIn = true, Present = true };
    }

    /// <summary>Names of who was at a meeting are not kept longer; it is the term of the register.</summary>
    public static int NameDays => Platform.Privacy.PersonalData.Declared.Rule("attendance-old").Days;

    /// <summary>Stood on a list of a past meeting that was kept elsewhere. Of long ago only that somebody came is taken in.</summary>
    public static Attendee StoodOn(Meeting meeting, Guid id, Guid? organization, string? named, string name, string? function, bool present, string lang, DateOnly today)
    {
        if (!meeting.WasTakenIn) throw new RuleBroken("meetings.closed");
        var one = new Attendee { Id = id, MeetingId = meeting.Id, OrganizationId = organization, Name = name, Organization = organization is null ? named : null, Function = function, Present = present, Lang = lang };
        if (meeting.Day.AddDays(NameDays) < today) one.Forget();
        return one;
    }

    /// <summary>The list was put right since it was taken in.</summary>
    public void Corrected(Meeting meeting, Guid? organization, string? named, string name, string? function, bool present, DateOnly today)
    {
        if (!meeting.WasTakenIn) throw new RuleBroken("meetings.closed");
        (OrganizationId, Organization, Name, Function, Present) = (organization, organization is null ? named : null, name, function, present);
        if (meeting.Day.AddDays(NameDays) < today) Forget();
    }

    /// <summary>Who walked in wants the minutes too, and is of an organisation that the directory knows.</summary>
    public void Leaves(Meeting meeting, string? email, string? from, Guid? organization, string lang)
    {
        meeting.MustBeOpen();
        var address = Meeting.Tidy(email)?.ToLowerInvariant();
        if (address is not null && !Platform.Outbox.Mail.IsAddress(address)) throw new RuleBroken("people.email.wrong");
        if (Meeting.Tidy(from)?.Length > Meeting.LongestPlace) throw new RuleBroken("meetings.long");
        (Email, Organization, OrganizationId, Lang) = (address, organization is null ? Meeting.Tidy(from) : null, organization, lang);
    }

    public void Invited(DateTime now) => InvitedAt = now;

    /// <summary>Said so when the day was asked: nobody answers the same twice. Who could come if it must be still says.</summary>
    public void SaidBefore(Polls.Says says, DateTime at)
    {
        if (says is not Polls.Says.Maybe) (Answer, AnsweredAt) = (says == Polls.Says.Yes ? Meetings.Answer.Comes : Meetings.Answer.Not, at);
    }

    /// <summary>What was answered was about another day or hour.</summary>
    public void AsksAgain() => (Answer, ReplacedBy, AnsweredAt, RemindedAt) = (null, null, null, null);

    public void Reminded(DateTime now) => RemindedAt = now;

    /// <summary>An answer can be changed until the meeting begins.</summary>
    public void Says(Meeting meeting, Answer? answer, string? replacedBy, DateTime now, DateTime localNow)
    {
        meeting.MustBeOpen();
        if (localNow >= meeting.Day.ToDateTime(default).AddMinutes(meeting.Begins)) throw new RuleBroken("meetings.answer.late");
        if (answer is null) throw new RuleBroken("meetings.answer.missing");
        if (answer == Meetings.Answer.Replaced && Meeting.Tidy(replacedBy) is null) throw new RuleBroken("meetings.answer.who");
        if (replacedBy?.Trim().Length > Meeting.LongestName) throw new RuleBroken("members.delegate.name");
        (Answer, ReplacedBy, AnsweredAt) = (answer, answer == Meetings.Answer.Replaced ? Meeting.Tidy(replacedBy) : null, now);
    }

    public void Is(Meeting meeting, bool? present)
    {
        meeting.MustBeOpen();
        Present = present;
        if (present == true) ProxyTo = null;
        else (FromItem, UntilItem) = (null, null);
    }

    /// <param name="to">Null: it is taken back.</param>
    /// <param name="most">That one person may carry.</param>
    public void GivesVoice(Meeting meeting, Attendee? to, IEnumerable<Attendee> all, int most)
    {
        meeting.MustBeOpen();
        if (to is not null && (Present == true || to.Present != true)) throw new RuleBroken("meetings.proxy.who");
        if (to is not null && all.Count(one => one.ProxyTo == to.Id && one.Id != Id) >= most) throw new RuleBroken("meetings.proxy.many", most);
        if (to is not null) Is(meeting, false);
        ProxyTo = to?.Id;
    }

    public bool IsCarried(IEnumerable<Attendee> all) => ProxyTo is not null && all.Any(one => one.Id == ProxyTo && one.Present == true);

    /// <summary>Came later or left before the end: there from the beginning of one item until that of another.</summary>
    public void WasThere(Meeting meeting, Agenda.Item? from, Agenda.Item? until)
    {
        if (from is not null && until is not null && until.Position <= from.Position) throw new RuleBroken("meetings.there.order");
        Is(meeting, true);
        (FromItem, UntilItem) = (from?.Id, until?.Id);
    }

    /// <summary>Who came later or left earlier is not counted where they were not.</summary>
    public bool IsThereAt(Agenda.Item item, IReadOnlyCollection<Agenda.Item> all) => Present == true
        && !(all.FirstOrDefault(one => one.Id == FromItem) is { } from && item.Position < from.Position) && !(all.FirstOrDefault(one => one.Id == UntilItem) is { } until && item.Position >= until.Position);

    /// <summary>Names are not kept for good; that somebody came is.</summary>
    public void Forget() => (Name, Organization, Function, Email, ReplacedBy, ProxyTo) = ("", null, null, null, null, null);
}
