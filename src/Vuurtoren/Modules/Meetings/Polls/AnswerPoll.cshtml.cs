using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using System.Text;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Polls;

/// <summary>
/// Who can come when, without an account. A letter holds a link for one person, which also changes the answer; the link that is shared asks for a name first and gives such a link.
/// Others' names are not shown: who asks sees them.
/// </summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class AnswerPollPage(Db db, Database database, Texts texts) : WorkPage
{
    public Poll Poll { get; private set; } = null!;
    /// <summary>Null: the shared link.</summary>
    public PollAnswer? Own { get; private set; }
    public IReadOnlyList<Tally> Tallies { get; private set; } = [];
    public PollWords Words => new(texts, Lang);

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Email { get; set; }
    /// <summary>Nobody sees this box: who fills it in is a machine.</summary>
    [BindProperty] public string? Homepage { get; set; }

    public string Token => (string)RouteData.Values["token"]!;

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet) = (true, true);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (PollLinks.AnswerOf(database.Secret, Token) is { } answer) Own = await db.Set<PollAnswer>().SingleOrDefaultAsync(a => a.Id == answer);
        if ((Own?.PollId ?? PollLinks.PollOf(database.Secret, Token)) is not { } id || await db.Set<Poll>().SingleOrDefaultAsync(p => p.Id == id) is not { } poll) return false;
        Poll = poll;
        Title = poll.Title.In(Lang).Text is var title && title.Length > 55 ? title[..54] + "…" : title;
        Meeting = await db.Set<Meeting>().AsNoTracking().Where(m => m.PollId == id).FirstOrDefaultAsync();
        Tallies = Tally.Of(poll, await db.Set<PollAnswer>().AsNoTracking().Where(a => a.PollId == id && a.At != null).ToListAsync());
        return true;
    }

    public void OnGet() { }

    public Says? Chosen(Slot slot) => Request.HasFormContentType ? Typed(slot) : Own?.Of(slot);

    Says? Typed(Slot slot) => Enum.TryParse<Says>(Request.Form["slot." + slot.Key], out var said) && Enum.IsDefined(said) ? said : null;

    public async Task<IActionResult> OnPost()
    {
        if (!string.IsNullOrEmpty(Homepage)) return Redirect(Request.Path);
        var own = Own;
        if (own is null)
        {
            if (string.IsNullOrWhiteSpace(Name)) return Wrong("name", "members.delegate.name");
            if (!string.IsNullOrWhiteSpace(Email) && !Platform.Outbox.Mail.IsAddress(Email.Trim())) return Wrong("email", "people.email.wrong");
            // Who was asked has a link of their own, and nobody else answers for them.
            if (Email?.Trim().ToLowerInvariant() is { Length: > 0 } address && await db.Set<PollAnswer>().AnyAsync(a => a.PollId == Poll.Id && a.Email == address)) return Wrong("email", "polls.own-link");
            if (await db.Set<PollAnswer>().CountAsync(a => a.PollId == Poll.Id) >= Poll.MostAnswers) throw new RuleBroken("polls.full");
            db.Add(own = PollAnswer.Of(Poll, null, Name, Email, Lang));
        }
        if (Poll.Slots.All(slot => Typed(slot) is null)) throw new RuleBroken("polls.nothing");
        own.Answer(Poll, Poll.Slots.Where(slot => Typed(slot) is not null).ToDictionary(slot => slot.Key, slot => Typed(slot)!.Value), Today, Instant);
        await db.SaveChangesAsync();
        return Redirect($"/{Lang}/poll/{PollLinks.Own(database.Secret, own)}?answered=yes");
    }

    public bool Answered => Request.Query["answered"] == "yes";

    /// <summary>That came of it: it may have been moved or called off since.</summary>
    public Meeting? Meeting { get; private set; }
    public string Moment(Meeting meeting) => new MeetingWords(texts, Lang).Moment(meeting);

    /// <summary>The moment that was chosen, for one's own calendar.</summary>
    public IActionResult OnGetCalendar()
    {
        if (Meeting is { } meeting) return File(Encoding.UTF8.GetBytes(new CalendarFeed(meeting.Title.In(Lang).Text, Lang).Write([Inviting.Invitations.Event(meeting, Lang, null)])), "text/calendar; charset=utf-8", "vuurtoren.ics");
        if (Poll.Moment is not { } moment) return NotFound();
        var title = Poll.Title.In(Lang).Text;
        return File(Encoding.UTF8.GetBytes(new CalendarFeed(title, Lang).Write([new(Inviting.Invitations.EventOf(Poll.Id), 0, Poll.ClosedAt!.Value, moment.Day, moment.Begins, moment.Ends, title) { Where = Poll.Place }])), "text/calendar; charset=utf-8", "vuurtoren.ics");
    }
}
