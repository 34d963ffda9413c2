using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Inviting;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Meetings;

/// <summary>One meeting: when it is, its agenda by the clock, who comes, and the one thing to do next.</summary>
public sealed class OneMeetingPage(Db db, Database database, Texts texts, IConfiguration settings, RoomsToMeet rooms) : MeetingPage(db, texts)
{
    public IReadOnlyList<Item> Items { get; private set; } = [];
    public ILookup<Guid, StoredFile> Documents { get; private set; } = null!;
    /// <summary>What waits for a meeting: proposals, topics that come back.</summary>
    public IReadOnlyList<Item> Waiting { get; private set; } = [];
    public IReadOnlyDictionary<Answer, int> Answers { get; private set; } = new Dictionary<Answer, int>();
    public int Asked { get; private set; }
    public int OpenTasks { get; private set; }
    /// <summary>Where it could be, as long as there is no place.</summary>
    public IReadOnlyList<Venue> Venues { get; private set; } = [];
    public int Expected { get; private set; }
    public IEnumerable<Choice> Kinds => Enum.GetValues<ItemKind>().Select(kind => new Choice(kind.ToString(), Words.Kind(kind)));
    public int Planned => Items.Sum(item => item.Minutes);
    public int Free => Meeting.Ends - Meeting.Begins - Planned;
    public bool Open => Meeting.State is MeetingState.Planned or MeetingState.Invited;

    [BindProperty] public ItemKind? Kind { get; set; }
    [BindProperty] public string? Minutes { get; set; }
    [BindProperty] public string? Owner { get; set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Items = await Set<Item>().Where(i => i.MeetingId == Meeting.Id).OrderBy(i => i.Position).ToListAsync();
        Documents = await ItemFiles.Of(Db, Items);
        var waiting = await Set<Item>().Where(i => i.CoordinationId == Meeting.CoordinationId && i.MeetingId == null && i.TopicOpen).OrderBy(i => i.MadeAt).ToListAsync();
        Waiting = [.. waiting.Where(item => item.MayComeTo(Meeting)).Take(30)];
        var said = await Db.Set<Attendee>().Where(a => a.MeetingId == Meeting.Id && a.InvitedAt != null).GroupBy(a => a.Answer).Select(g => new { g.Key, Count = g.Count() }).ToListAsync();
        Answers = said.Where(one => one.Key is not null).ToDictionary(one => one.Key!.Value, one => one.Count);
        Asked = said.Sum(one => one.Count);
        OpenTasks = await Db.Set<MeetingTask>().CountAsync(t => t.CoordinationId == Meeting.CoordinationId && t.State == TaskState.Open);
        if (!Open || Meeting.Place is not null) return true;
        Expected = await Meetings.Venues.Expected(Db, Meeting.CoordinationId, Meeting.BodyId, Answers.GetValueOrDefault(Answer.Comes) + Answers.GetValueOrDefault(Answer.Replaced));
        Venues = await Meetings.Venues.For(Db, rooms, Meeting.CoordinationId, Meeting.Id, Expected, Lang);
        return true;
    }

    public void OnGet() { }

    /// <summary>At a member's; who was invited hears where.</summary>
    public async Task<IActionResult> OnPostPlace(Guid room)
    {
        var venue = Venues.FirstOrDefault(one => one.Room.Id == room) ?? throw new RuleBroken("meetings.venue.gone");
        await using var transaction = await Db.Database.BeginTransactionAsync(); // letters that go no more and those that come instead, in one step
        if (Meeting.MeetAt(venue.Room, Instant)) await (await Letters()).TellMoved(Db, Meeting, await Invited());
        var kept = await Saved("", "venue-kept");
        await transaction.CommitAsync();
        return kept;
    }

    public string? TitleIn(string language) => Request.HasFormContentType ? Request.Form["title." + language].ToString() : null;

    LocalText? Typed => InEachLanguage("title");

    public async Task<IActionResult> OnPostAdd()
    {
        var kind = Kind ?? ItemKind.Theme;
        // The rounds have a name of their own: nobody has to type it.
        var title = Typed ?? (kind is ItemKind.Introductions or ItemKind.News or ItemKind.Tasks ? TitleOf(kind) : null);
        Db.Add(Item.Of(Meeting.CoordinationId, Meeting, [.. Items], kind, title, int.TryParse(Minutes, out var minutes) ? minutes : null, Owner, null, Lang, Instant));
        return await Saved("#agenda", "item-added");
    }

    public async Task<IActionResult> OnPostMove(Guid item, bool up)
    {
        Meeting.MustBeOpen();
        ItemOf(item).Move(Items, up);
        return await Saved("#agenda", null);
    }

    public async Task<IActionResult> OnPostOff(Guid item)
    {
        Meeting.MustBeOpen();
        ItemOf(item).Wait(Meeting);
        return await Saved("#agenda", "item-waits");
    }

    public async Task<IActionResult> OnPostOn(Guid item)
    {
        (Waiting.FirstOrDefault(one => one.Id == item) ?? throw new RuleBroken("meetings.item.gone")).Join(Meeting, [.. Items]);
        return await Saved("#agenda", "item-added");
    }

    /// <summary>The rounds with which each meeting begins, and what was left open: an agenda in one click.</summary>
    public async Task<IActionResult> OnPostUsual()
    {
        var all = Items.ToList();
        foreach (var (kind, minutes) in ((ItemKind, int)[])[(ItemKind.Introductions, 10), (ItemKind.News, 15)])
        {
            if (all.Any(item => item.Kind == kind)) continue;
            var item = Item.Of(Meeting.CoordinationId, Meeting, all, kind, TitleOf(kind), minutes, null, null, Lang, Instant);
            Db.Add(item);
            all.Add(item);
        }
        foreach (var waiting in Waiting.Where(item => item.ProposedBy is null && (Meeting.BodyId is null || item.BodyId == Meeting.BodyId))) // the others' topics a group takes one by one
        {
            waiting.Join(Meeting, all);
            all.Add(waiting);
        }
        return await Saved("#agenda", "item-added");
    }

    /// <summary>One point with all tasks of earlier meetings, as they are now; pressed again it follows them.</summary>
    public async Task<IActionResult> OnPostTasks()
    {
        Meeting.MustBeOpen();
        var words = await Before.Tasks(Db, Meeting, Words, Today) ?? throw new RuleBroken("agenda.tasks.none");
        if (Items.FirstOrDefault(item => item.Kind == ItemKind.Tasks) is { } there) there.Change(there.Kind, there.Title, there.Minutes, there.Owner, words, Lang);
        else Db.Add(Item.Of(Meeting.CoordinationId, Meeting, [.. Items], ItemKind.Tasks, TitleOf(ItemKind.Tasks), 10, null, words, Lang, Instant));
        return await Saved("#agenda", "item-added");
    }

    LocalText TitleOf(ItemKind kind) => new(Texts.Languages.Select(language => KeyValuePair.Create(language, (string?)Texts.In(language, "meetings.kind." + kind))));

    /// <summary>To everybody who was invited and does not stay away.</summary>
    public async Task<IActionResult> OnPostAgenda()
    {
        Meeting.AgendaSent(Items, Instant);
        var (letters, agenda) = (await Letters(), Meeting.ByTheClock(Items).ToList());
        foreach (var one in await Invited()) if (one.Answer != Answer.Not) Db.Add(letters.Agenda(Meeting, agenda, Documents, one));
        return await Saved("", "agenda-sent");
    }

    async Task<Invitations> Letters() => new(Site, database.Secret, Texts, await CoordinationNames.Whole(Db, Meeting.CoordinationId), MailSettings.Of(settings).From.Address, Instant);

    Task<List<Attendee>> Invited() => Db.Set<Attendee>().Where(a => a.MeetingId == Meeting.Id && a.InvitedAt != null && a.Email != null).ToListAsync();

    public async Task<IActionResult> OnPostCancel()
    {
        Meeting.Cancel(Instant);
        await using var transaction = await Db.Database.BeginTransactionAsync();
        await (await Letters()).TellCancelled(Db, Meeting, await Invited());
        foreach (var item in Items.Where(item => item.Kind is not (ItemKind.Introductions or ItemKind.News or ItemKind.Tasks))) item.Wait(Meeting);
        var called = await Saved("", "meeting-cancelled");
        await transaction.CommitAsync();
        return called;
    }

    Item ItemOf(Guid id) => Items.FirstOrDefault(one => one.Id == id) ?? throw new RuleBroken("meetings.item.gone");
}
