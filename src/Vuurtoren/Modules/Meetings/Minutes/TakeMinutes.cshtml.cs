using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Modules.Meetings.Yearly;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>
/// The minutes while people talk, on one screen: who is here, and under each point what is said. Without script each button sends its form; with it (notes.js)
/// lines go as they are written, stay in the browser while there is no connection, and another note-taker's lines appear.
/// </summary>
public sealed partial class TakeMinutesPage(Db db, Texts texts) : MeetingPage(db, texts)
{
    const int MostNotes = 200, Tries = 4, MostOfName = 60, VotesOfDays = 60;

    public NotePad Pad { get; private set; } = null!;
    /// <summary>What was typed and could not be kept, and where.</summary>
    public (Guid Item, string Text)? Typed { get; private set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Pad = await new NotePad(Db, Meeting).Load(ToWrite);
        Pad.Organizations = await OrganizationNames.Whole(Db, Pad.OrganizationIds);
        if (await BodiesOf.Whose(Db, Meeting.CoordinationId, Meeting.BodyId) is { } body)
        {
            MostProxies = body.MostProxies;
            if (Pad.Items.Exists(item => item.Kind == ItemKind.Decision)) await FindVotes(body.Id);
        }
        if (Pad.Items.Any(item => item.TopicId != item.Id)) await FindYearly();
        return true;
    }

    public IActionResult OnGet() => Meeting.State is MeetingState.Closed or MeetingState.Cancelled ? Go($"/edit/meeting/{Meeting.Id}") : Page();

    /// <summary>In an intervision nothing but themes.</summary>
    public IEnumerable<LineKind> KindsUnder(Item item) => item.StaysInside(Meeting) && item.Kind != ItemKind.Organisation ? [LineKind.Information] : Enum.GetValues<LineKind>();

    public string From(Attendee one) => one.OrganizationId is { } id && Pad.Organizations.TryGetValue(id, out var name) ? name.In(Lang).Text : one.Organization ?? "";

    public MeetingTask? TaskOf(Line line) => Pad.Tasks.GetValueOrDefault(line.Id);

    /// <summary>Its words, with names that lead to their sheets.</summary>
    public IHtmlContent Said(Line line) => new HtmlString(ReportHtml.Linked(line.Written, Lang, line.Mentions.Select(one => new ReportMention(one.Name.In(line.Lang).Text, one.Kind, one.Id))));

    /// <summary>The one line whose boxes are open: forty of them would be a heavy page, and a long way with Tab.</summary>
    public Guid? Editing => Guid.TryParse(Request.Query["line"], out var id) ? id : null;

    /// <summary>What was typed for this line and could not be kept; else what it says.</summary>
    public string? TypedFor(Line line, string name, string? now) => Request.HasFormContentType && Request.Form["line"] == line.Id.ToString() && (!wasOvertaken || name == "text") ? Request.Form[name].ToString() : now;

    public async Task<IActionResult> OnPostWrite(Guid item, LineKind kind, string? text, Guid? line, int was)
    {
        Typed = (item, text ?? "");
        return await Take(new("write", line ?? Guid.CreateVersion7(new DateTimeOffset(Instant)), item, kind, text, was), $"#i{item}");
    }

    /// <summary>A line with all that belongs to its kind.</summary>
    public async Task<IActionResult> OnPostLine(Guid line, int was, string? had, LineKind kind, string? text, int? inFavour, int? against, int? abstained, string? owner, string? until, string? material, bool consensus, string? tongue)
    {
        var (one, lines) = (LineOf(line), Pad.Lines.Count);
        var overtaken = one.Version != was;
        // Words of two stand beside each other; counts, who and when cannot: who comes second looks again first.
        if (wasOvertaken = overtaken ? one.Text == text?.Trim() : had != HadOf(one)) throw new RuleBroken("minutes.line.overtaken");
        await Pad.Understand([text], counts: inFavour is not null || against is not null || abstained is not null);
        Pad.Take(new("write", line, one.ItemId, kind, text, was), Lang, Me.Name, Today, Instant);
        if (Pad.Lines.Count > lines) one = Pad.Lines[^1]; // beside it, with what belongs to it
        else if (overtaken) return await Saved($"/minutes#i{one.ItemId}", null); // sent twice
        if (tongue is not null && Texts.Languages.Contains(tongue) && tongue != one.Lang)
        {
            one.SaidIn(Meeting, tongue);
            TaskOf(one)?.Says(one.Written, tongue);
        }
        if (one.Kind == LineKind.Decision && kind == LineKind.Decision)
        {
            if (consensus) one.ByConsensus(Meeting);
            else if (inFavour is not null || against is not null || abstained is not null) one.ByCounts(Meeting, inFavour ?? 0, against ?? 0, abstained ?? 0, Pad.VotersOf(one));
        }
        if (kind == LineKind.Task && TaskOf(one) is { } task) task.Give(Pad.TakingBy(owner, PollWords.DayOf(until), material));
        return await Saved($"/minutes#i{one.ItemId}", null);
    }

    /// <summary>Then all but the words stand as the other left them.</summary>
    bool wasOvertaken;

    /// <summary>What belongs to a line besides its words, as the page showed it.</summary>
    public string HadOf(Line line) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{line.Lang} {line.Agreed} {line.InFavour} {line.Against} {line.Abstained} {TaskOf(line)?.Version}");

    public Task<IActionResult> OnPostRemove(Guid line, int was) => Take(new("remove", line, Base: was), $"#i{LineOf(line).ItemId}");

    /// <summary>Of two ways to write one line both may stay.</summary>
    public async Task<IActionResult> OnPostSettle(Guid line)
    {
        var one = LineOf(line);
        one.Settle();
        return await Saved($"/minutes#i{one.ItemId}", null);
    }

    /// <summary>Everybody on that page at once: who is ticked is here. Who was written down by somebody else since stays as they are.</summary>
    public async Task<IActionResult> OnPostPresence(List<Guid> here, string? shown)
    {
        foreach (var one in Pad.People.Where(one => shown?.Contains(one.Id.ToString(), StringComparison.Ordinal) == true)) one.Is(Meeting, here.Contains(one.Id));
        return await Saved("/minutes#people", "presence-kept");
    }

    /// <summary>Who said to come is here; who is not is unticked.</summary>
    public async Task<IActionResult> OnPostComing()
    {
        foreach (var one in Pad.People.Where(one => one is { Present: null, Answer: Answer.Comes or Answer.Replaced })) one.Is(Meeting, true);
        return await Saved("/minutes#people", "presence-kept");
    }

    public Task<IActionResult> OnPostWalkIn(string? name, string? from) => Take(new("walk-in", Guid.CreateVersion7(new DateTimeOffset(Instant)), Name: name, From: from), "#people");

    /// <summary>Came later, or left before the end.</summary>
    public async Task<IActionResult> OnPostThere(Guid person, Guid? from, Guid? until)
    {
        var one = Pad.People.FirstOrDefault(other => other.Id == person) ?? throw new RuleBroken("meetings.person.gone");
        one.WasThere(Meeting, Pad.Items.FirstOrDefault(item => item.Id == from), Pad.Items.FirstOrDefault(item => item.Id == until));
        return await Saved("/minutes#people", "presence-kept");
    }

    /// <summary>Voices that one person can carry for others; 0: none.</summary>
    public int MostProxies { get; private set; }

    /// <param name="to">Null: it is taken back.</param>
    public async Task<IActionResult> OnPostProxy(Guid person, Guid? to)
    {
        Attendee Person(Guid id) => Pad.People.FirstOrDefault(other => other.Id == id) ?? throw new RuleBroken("meetings.person.gone");
        var (giver, carrier) = (Person(person), to is { } id ? Person(id) : null);
        if (carrier is not null && await Voices.Of(Db, Meeting) is { ByOrganization: false } voices && (voices.Of([giver]) == 0 || voices.Of([carrier]) == 0)) throw new RuleBroken("meetings.proxy.voice");
        giver.GivesVoice(Meeting, carrier, Pad.People, MostProxies);
        return await Saved("/minutes#people", "presence-kept");
    }

    /// <summary>Nobody was invited here: all who sit in the body, or speak for a member, stand on the list to be ticked.</summary>
    public async Task<IActionResult> OnPostList()
    {
        Meeting.MustBeOpen();
        if (Pad.People.Count > 0) throw new RuleBroken("minutes.list.there");
        var seats = (await BodiesOf.Seats(Db, Meeting.CoordinationId, Meeting.BodyId)).Where(seat => seat is { Name: not null, Role: not BodyRole.Guest }).DistinctBy(seat => seat.Who);
        Db.AddRange(seats.Select(seat => Attendee.Of(Meeting, seat.Delegate, seat.Organization, seat.Name, seat.Email, seat.Lang, seat.Function)));
        return await Saved("/minutes#people", "list-made");
    }

    async Task<IActionResult> Take(Note note, string rest)
    {
        await Pad.Understand([note.Text]);
        Pad.Take(note, Lang, Me.Name, Today, Instant);
        return await Saved("/minutes" + rest, null);
    }

    /// <summary>What a browser did, maybe while it had no connection; it is answered what could not be kept, and whether others wrote meanwhile.</summary>
    public async Task<IActionResult> OnPostSync([FromForm] string? notes, [FromForm] string? stamp)
    {
        IReadOnlyList<Note> all;
        try { all = string.IsNullOrEmpty(notes) ? [] : Json.Read<List<Note>>(notes); }
        catch (System.Text.Json.JsonException) { return BadRequest(); }
        if (all is null || all.Count > MostNotes || all.Any(note => note is null)) return BadRequest();
        var answers = new List<Noted>();
        for (var attempt = 1; ; attempt++)
        {
            await Pad.Understand([.. all.Select(note => note.Text)]);
            answers.Clear();
            foreach (var note in all) answers.Add(new(note.Id, Tried(note)));
            try { await Db.SaveChangesAsync(); break; }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Another wrote at the same moment: look again, and write beside it.
                Db.ChangeTracker.Clear();
                await Load();
            }
        }
        var now = await Pad.StampNow();
        return new JsonResult(new { Stamp = now, Same = now == stamp, Notes = answers }, Json.Options);
    }

    string? Tried(Note note)
    {
        try
        {
            Pad.Take(note, Lang, Me.Name, Today, Instant);
            return null;
        }
        catch (RuleBroken rule) { return Words[rule.Message, [.. rule.Details]]; }
    }

    /// <summary>Only the lists, for a page that is open already.</summary>
    public IActionResult OnGetLists() => Partial("Lists", this);

    /// <summary>For the list under the box: names of members and services like what stands after @.</summary>
    public async Task<IActionResult> OnGetNames(string? q)
    {
        if (string.IsNullOrWhiteSpace(q) || q.Length > MostOfName) return new JsonResult(Array.Empty<string>());
        return new JsonResult((await Mentionable.In(Db, Meeting.CoordinationId, ["@" + q])).Like(q.Trim()).Select(one => one.Name.In(Lang).Text), Json.Options);
    }

    Line LineOf(Guid id) => Pad.Lines.FirstOrDefault(line => line.Id == id && line.GoneAt is null) ?? throw new RuleBroken("meetings.line.gone");
}
