using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Inviting;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Meetings;

/// <summary>What a meeting is for, when and where: a new one, or another plan for one that is known already.</summary>
[Can(Permission.PlanMeetings), TakesPost]
public sealed class AboutPage(Db db, Database database, Texts texts, IConfiguration settings, RoomsToMeet rooms) : WorkPage
{
    IReadOnlyDictionary<Guid, string> coordinations = new Dictionary<Guid, string>();

    /// <summary>Null: a new one.</summary>
    public Meeting? Meeting { get; private set; }
    public IEnumerable<Choice> Coordinations => coordinations.Select(one => new Choice(one.Key.ToString(), one.Value));
    /// <summary>Of all coordinations that one coordinates: the plenary, what leads, working groups.</summary>
    public IReadOnlyList<Choice> Bodies { get; private set; } = [];
    /// <summary>Rooms of members; none as long as it is not chosen of which coordination.</summary>
    public IReadOnlyList<Venue> Venues { get; private set; } = [];
    public int Expected { get; private set; }
    public MeetingWords Words => new(texts, Lang);
    public IEnumerable<Choice> Purposes => Enum.GetValues<Purpose>().Select(one => new Choice(one.ToString(), texts["meetings.purpose." + one]));

    [BindProperty] public Guid? Coordination { get; set; }
    [BindProperty] public Guid? Body { get; set; }
    [BindProperty] public Purpose? Purpose { get; set; }
    [BindProperty] public string? Day { get; set; }
    [BindProperty] public string? Begins { get; set; }
    [BindProperty] public string? Ends { get; set; }
    [BindProperty] public string? Informal { get; set; }
    [BindProperty] public string? Place { get; set; }
    [BindProperty] public string? Chair { get; set; }
    [BindProperty] public string? Head { get; set; }
    [BindProperty] public string? Intervision { get; set; }

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["meetings.new"], true);
        coordinations = await Calling.Mine(db, Me, Lang);
        if ((string)RouteData.Values["id"]! == "new")
        {
            await FromPoll();
            await ReadBodies(coordinations.Keys);
            if (Of is { } of) await ReadVenues(of);
            return coordinations.Count > 0;
        }
        if (!Guid.TryParse((string)RouteData.Values["id"]!, out var id) || await db.Set<Meeting>().SingleOrDefaultAsync(m => m.Id == id) is not { } meeting || !coordinations.ContainsKey(meeting.CoordinationId)) return false;
        Meeting = meeting;
        await ReadBodies([meeting.CoordinationId]);
        await ReadVenues(meeting.CoordinationId);
        Title = texts["meetings.about"];
        return true;
    }

    /// <summary>Of which coordination a new one is; null: not chosen yet.</summary>
    Guid? Of => coordinations.Count == 1 ? coordinations.Keys.First() : Coordination is { } chosen && coordinations.ContainsKey(chosen) ? chosen : null;

    async Task ReadVenues(Guid of)
    {
        Expected = await Meetings.Venues.Expected(db, of, Request.HasFormContentType ? Body : Meeting?.BodyId, 0);
        Venues = await Meetings.Venues.For(db, rooms, of, Meeting?.Id, Expected, Lang);
    }

    async Task ReadBodies(IEnumerable<Guid> of)
    {
        Bodies = await BodyChoices.Of(db, coordinations.Where(one => of.Contains(one.Key)), Lang);
    }

    /// <summary>Null: all members, which is the plenary too. A body of another coordination does not count.</summary>
    async Task<Guid?> BodyOf(Guid coordination) => Body is { } body && await BodiesOf.One(db, coordination, body, Lang) is { Kind: not BodyKind.Plenary } ? body : null;

    LocalText? polled;
    /// <summary>The question that found the day; null: there is a meeting of it already.</summary>
    Guid? found;

    /// <summary>The moment that a question found is filled in already.</summary>
    async Task FromPoll()
    {
        if (!Guid.TryParse(Request.Query["poll"], out var id) || await db.Set<Poll>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id) is not { Moment: { } moment } poll || !coordinations.ContainsKey(poll.CoordinationId)) return;
        polled = poll.Title;
        if (!await db.Set<Meeting>().AnyAsync(m => m.PollId == id)) found = id;
        Coordination ??= poll.CoordinationId;
        Body ??= poll.BodyId;
        Day ??= moment.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (Begins, Ends, Place) = (Begins ?? PollWords.Clock(moment.Begins), Ends ?? PollWords.Clock(moment.Ends), Place ?? poll.Place);
    }

    public void OnGet() { }

    public string? TitleIn(string language) => Request.HasFormContentType ? Request.Form["title." + language].ToString() : (Meeting?.Title ?? polled)?[language];

    public string Action => Request.Query["poll"] is [{ } poll] ? $"{Request.Path}?poll={Uri.EscapeDataString(poll)}" : Request.Path;
    public string RoomAction => Action + (Action.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=Room";

    When? When
    {
        get
        {
            if (PollWords.DayOf(Day) is not { } day || PollWords.Minutes(Begins) is not { } begins || PollWords.Minutes(Ends) is not { } ends) return null;
            return new(day, begins, ends, int.TryParse(string.IsNullOrWhiteSpace(Informal) ? "0" : Informal.Trim(), out var informal) ? informal : -1, Place, Located);
        }
    }

    /// <summary>As long as the words are those of a place of the directory, it is that place.</summary>
    Guid? Located => Place?.Trim() == Meeting?.Place ? Meeting?.LocationId : Venues.FirstOrDefault(one => one.Room.Words == Place?.Trim())?.Room.Location;

    /// <summary>A proposed room becomes the place; the rest of what was typed stays, and nothing is saved yet.</summary>
    public void OnPostRoom(Guid room) => Place = (Venues.FirstOrDefault(one => one.Room.Id == room) ?? throw new RuleBroken("meetings.venue.gone")).Room.Words;

    public async Task<IActionResult> OnPost()
    {
        var title = InEachLanguage("title");
        var purpose = Purpose ?? Meetings.Purpose.Exchange;
        if (Meeting is null)
        {
            var of = Of ?? throw new RuleBroken("polls.coordination.missing");
            var meeting = Meeting.Plan(of, await BodyOf(of), title, purpose, When, Me.Id, Instant, found);
            meeting.Change(meeting.BodyId, title, purpose, When, Chair, Head is not null, Intervision is not null, Instant);
            db.Add(meeting);
            await db.SaveChangesAsync();
            return Go($"/edit/meeting/{meeting.Id}", "meeting-kept");
        }
        var before = (Meeting.Day, Meeting.Begins);
        await using var transaction = await db.Database.BeginTransactionAsync(); // letters that go no more and those that come instead, in one step
        if (Meeting.Change(await BodyOf(Meeting.CoordinationId), title, purpose, When, Chair, Head is not null, Intervision is not null, Instant)) await Moved(before != (Meeting.Day, Meeting.Begins));
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("polls.overtaken"); }
        await transaction.CommitAsync();
        return Go($"/edit/meeting/{Meeting.Id}", "meeting-kept");
    }

    /// <summary>Who was invited hears that it is another day, time or place; of another day or hour each answers again.</summary>
    async Task Moved(bool asksAgain)
    {
        var letters = new Invitations(Site, database.Secret, texts, await CoordinationNames.Whole(db, Meeting!.CoordinationId), MailSettings.Of(settings).From.Address, Instant);
        var invited = await db.Set<Attendee>().Where(a => a.MeetingId == Meeting!.Id && a.InvitedAt != null).ToListAsync();
        if (asksAgain) foreach (var one in invited) one.AsksAgain();
        await letters.TellMoved(db, Meeting!, invited.Where(one => one.Email is not null));
    }
}
