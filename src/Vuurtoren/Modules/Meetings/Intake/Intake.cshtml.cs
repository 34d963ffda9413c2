using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Intake;

/// <summary>Meetings of before and who came, from a list that was kept elsewhere: the file, a look at what would come, and one button.</summary>
[Can(Permission.PlanMeetings), TakesPost, RequestSizeLimit(SentList.MostFormBytes), RequestFormLimits(MultipartBodyLengthLimit = SentList.MostFormBytes, MemoryBufferThreshold = SentList.MostFormBytes, ValueLengthLimit = SentList.MostFormBytes)]
public sealed class IntakePage(Db db, Texts texts) : WorkPage
{
    IReadOnlyDictionary<Guid, string> coordinations = new Dictionary<Guid, string>();

    public IEnumerable<Choice> Coordinations => coordinations.Select(one => new Choice(one.Key.ToString(), one.Value));
    /// <summary>Null: no file was read yet.</summary>
    public SentList? List { get; private set; }
    public SentColumns<IntakeField>? Columns { get; private set; }
    /// <summary>Null: it is not known yet where the day and the name stand.</summary>
    public IntakePlan? Plan { get; private set; }
    /// <summary>Of what must be there, what no heading above a column seemed to say.</summary>
    public IEnumerable<IntakeField> Missing { get; private set; } = [];
    public SentScreen Screen => new(List!, $"/{Lang}/edit/meetings/intake", [("Coordination", Coordination?.ToString())], SentColumn.Of(Columns!, "intake.field."), Plan?.Refused, "intake.reason.");
    public MeetingWords Words => field ??= new(texts, Lang);

    [BindProperty] public Guid? Coordination { get; set; }

    protected override async Task<bool> Load()
    {
        (Title, Unlisted, Discreet) = (texts["intake.title"], true, true);
        coordinations = await Calling.Mine(db, Me, Lang);
        if (coordinations.Count == 1) Coordination ??= coordinations.Keys.First();
        return coordinations.Count > 0;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostLook(IFormFile? file, CancellationToken stop)
    {
        MustBeMine();
        if (file is null) return Wrong("file", "imports.file.missing");
        List = await SentList.Read(file, stop);
        Columns = IntakeColumns.Proposed(List.Table.Header);
        Missing = ((IntakeField[])[IntakeField.Day, IntakeField.Name]).Where(field => !Columns!.Have(field)).ToList();
        await MakePlan();
        return Page();
    }

    /// <summary>Other columns were chosen.</summary>
    public async Task<IActionResult> OnPostAgain() => await Chosen() ?? Page();

    /// <summary>The rows that would not come, to put right and send again.</summary>
    public async Task<IActionResult> OnPostRefused() => await Chosen() ?? File(List!.Refused(Plan!.Refused, texts, reason => texts["intake.reason." + reason]), TableFile.CsvType, texts["sent.refused.file"] + ".csv");

    public async Task<IActionResult> OnPostTake()
    {
        if (await Chosen() is { } wrong) return wrong;
        if (Plan!.Rows == 0) throw new RuleBroken("sent.nothing");
        await IntakeTaking.Add(db, Plan, Coordination!.Value, Request.Form["apart"].Select(one => Guid.TryParse(one, out var id) ? id : default).ToHashSet(), TitleOf, Lang, Me.Id, Today, Instant);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("sent.overtaken"); } // somebody sent the same list at the same moment
        return Go("/edit/meetings", "intake-taken");
    }

    /// <summary>In the language in which it was sent; without one the word for a meeting in each language.</summary>
    public LocalText TitleOf(IntakeMeeting meeting) => meeting.Title is { } title ? LocalText.From(Lang, title)! : new(Texts.Languages.Select(language => KeyValuePair.Create(language, (string?)texts.In(language, "intake.untitled"))));

    async Task<IActionResult?> Chosen()
    {
        MustBeMine();
        List = SentList.Again(Request.Form["table"].ToString());
        Columns = SentColumns.Chosen<IntakeField>(field => Request.Form[SentColumn.BoxOf(field)], List.Table.Header.Count);
        if (!Columns.Have(IntakeField.Day)) return Wrong(SentColumn.BoxOf(IntakeField.Day), "intake.column.day");
        if (!Columns.Have(IntakeField.Name)) return Wrong(SentColumn.BoxOf(IntakeField.Name), "intake.column.name");
        await MakePlan();
        return null;
    }

    void MustBeMine()
    {
        if (Coordination is not { } mine || !coordinations.ContainsKey(mine)) throw new RuleBroken("intake.coordination");
    }

    async Task MakePlan()
    {
        if (!Columns!.Have(IntakeField.Day, IntakeField.Name)) return; // by which a row says who came when
        Plan = IntakePlan.Of(List!.Table, Columns, Coordination!.Value, await IntakeTaking.Known(db, Coordination.Value), Today);
    }
}
