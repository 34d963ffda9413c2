using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Polls;

/// <summary>One question when to meet: its moments, who is asked, what they say, and the choice.</summary>
[Can(Permission.PlanMeetings), TakesPost]
public sealed class OnePollPage(Db db, Database database, Texts texts) : WorkPage
{
    IReadOnlyDictionary<Guid, string> coordinations = new Dictionary<Guid, string>();

    /// <summary>Null: a new one.</summary>
    public Poll? Poll { get; private set; }
    public IReadOnlyList<PollAnswer> Answers { get; private set; } = [];
    public IReadOnlyList<Tally> Tallies { get; private set; } = [];
    public IEnumerable<Choice> Coordinations => coordinations.Select(one => new Choice(one.Key.ToString(), one.Value));
    public IReadOnlyList<Choice> Bodies { get; private set; } = [];
    /// <summary>The group that is asked; null: all members.</summary>
    public string? Asks { get; private set; }
    /// <summary>That came of it; null: not planned yet.</summary>
    public Guid? Meeting { get; private set; }
    public PollWords Words => new(texts, Lang);
    public Uri Link => new(Site, $"/{Lang}/poll/{PollLinks.Shared(database.Secret, Poll!)}");
    public string Here => $"/{Lang}/edit/poll/{(Poll is null ? "new" : Poll.Id.ToString())}";

    [BindProperty] public Guid? Coordination { get; set; }
    [BindProperty] public Guid? Body { get; set; }
    [BindProperty] public string? Place { get; set; }
    [BindProperty] public string? Until { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Begins { get; set; }
    [BindProperty] public string? Ends { get; set; }

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["polls.new"], true);
        coordinations = await Calling.Mine(db, Me, Lang);
        if ((string)RouteData.Values["id"]! == "new")
        {
            Bodies = await BodyChoices.Of(db, coordinations, Lang);
            return coordinations.Count > 0;
        }
        if (!Guid.TryParse((string)RouteData.Values["id"]!, out var id) || await db.Set<Poll>().SingleOrDefaultAsync(p => p.Id == id) is not { } poll || !coordinations.ContainsKey(poll.CoordinationId)) return false;
        Poll = poll;
        Title = poll.Title.In(Lang).Text is var title && title.Length > 55 ? title[..54] + "…" : title;
        Answers = [.. (await db.Set<PollAnswer>().Where(a => a.PollId == id).ToListAsync()).OrderBy(a => a.At is null).ThenBy(a => a.Name, StringComparer.CurrentCultureIgnoreCase)];
        Tallies = Tally.Of(poll, Answers);
        if (poll.ClosedAt is not null) Meeting = await db.Set<Meeting>().Where(m => m.PollId == id).Select(m => (Guid?)m.Id).FirstOrDefaultAsync();
        if (poll.BodyId is { } body) Asks = (await BodiesOf.One(db, poll.CoordinationId, body, Lang))?.Name;
        return true;
    }

    public void OnGet() { }

    public string? TitleIn(string language) => Request.HasFormContentType && Request.Form.ContainsKey("title." + language) ? Request.Form["title." + language].ToString() : Poll?.Title[language];

    LocalText? Typed => InEachLanguage("title");

    public async Task<IActionResult> OnPostKeep()
    {
        if (Poll is null)
        {
            var of = coordinations.Count == 1 ? coordinations.Keys.First() : Coordination is { } chosen && coordinations.ContainsKey(chosen) ? chosen : throw new RuleBroken("polls.coordination.missing");
            var body = Body is { } group && await BodiesOf.One(db, of, group, Lang) is { Kind: not BodyKind.Plenary } ? group : (Guid?)null;
            var poll = Poll.Ask(of, Typed, Place, PollWords.DayOf(Until), Me.Id, Instant, body);
            db.Add(poll);
            await db.SaveChangesAsync();
            return Go($"/edit/poll/{poll.Id}", "poll-kept");
        }
        Poll.Change(Typed, Place, PollWords.DayOf(Until), Instant);
        return await Saved("poll-kept");
    }

    public async Task<IActionResult> OnPostAdd()
    {
        if (Poll is null) return NotFound();
        Poll.Add(PollWords.DayOf(Day), PollWords.Minutes(Begins), PollWords.Minutes(Ends), Instant);
        return await Saved("poll-slot");
    }

    public async Task<IActionResult> OnPostRemove(string slot)
    {
        if (Poll is null) return NotFound();
        Poll.Remove(slot);
        return await Saved("poll-slot-gone");
    }

    /// <summary>A letter with a link of their own to everybody who sits there (no guests of one theme), or speaks for a member, and was not asked yet.</summary>
    public async Task<IActionResult> OnPostSend()
    {
        if (Poll is null) return NotFound();
        if (!Poll.TakesAnswers(Today)) throw new RuleBroken(Poll.Slots.Count == 0 ? "polls.slots.none" : "polls.over");
        var named = Answers.Select(a => a.DelegateId).OfType<Guid>().ToHashSet();
        var asked = Answers.Select(a => a.Email).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var letters = new PollLetters(Site, database.Secret, texts, await CoordinationNames.Whole(db, Poll.CoordinationId), Instant);
        var sent = 0;
        var seats = await BodiesOf.Seats(db, Poll.CoordinationId, Poll.BodyId);
        var withOwn = Seated.WithOwn(seats);
        foreach (var seat in seats.Where(one => one is { Email: not null, Name: not null, Role: not BodyRole.Guest } && !one.ComesForAnother(withOwn)))
        {
            if (seat.Delegate is { } speaks && !named.Add(speaks) || !asked.Add(seat.Email!)) continue; // also who has another address since
            var answer = PollAnswer.Of(Poll, seat.Delegate, seat.Name!, seat.Email, seat.Lang);
            db.AddRange(answer, letters.Asks(Poll, answer));
            sent++;
        }
        if (sent == 0) throw new RuleBroken("polls.send.nobody");
        return await Saved("poll-sent");
    }

    /// <summary>It will be then: everybody who left an address hears it.</summary>
    public async Task<IActionResult> OnPostChoose(string slot)
    {
        if (Poll is null) return NotFound();
        Poll.Choose(slot, Instant);
        var letters = new PollLetters(Site, database.Secret, texts, await CoordinationNames.Whole(db, Poll.CoordinationId), Instant);
        foreach (var answer in Answers.Where(a => a.Email is not null)) db.Add(letters.Tells(Poll, answer));
        return await Saved("poll-chosen");
    }

    async Task<IActionResult> Saved(string done)
    {
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("polls.overtaken"); }
        return Go($"/edit/poll/{Poll!.Id}", done);
    }
}
