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
[Can(Permission.PlanMeetings), TakesPost, RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes, MemoryBufferThreshold = MostBytes, ValueLengthLimit = MostBytes)] // held in memory: nothing is left on the disk
public sealed class IntakePage(Db db, Texts texts) : WorkPage
{
    public const int MostBytes = 6 << 20, MostRefused = 100;

    IReadOnlyDictionary<Guid, string> coordinations = new Dictionary<Guid, string>();

    public IEnumerable<Choice> Coordinations => coordinations.Select(one => new Choice(one.Key.ToString(), one.Value));
    /// <summary>Null: no file was read yet.</summary>
    public SentTable? Table { get; private set; }
    public string Packed { get; private set; } = "";
    public IntakeColumns? Columns { get; private set; }
    /// <summary>Null: it is not known yet where the day and the name stand.</summary>
    public IntakePlan? Plan { get; private set; }
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

    /// <summary>The columns of the table, with what stands first in them.</summary>
    public IEnumerable<Choice> Headings => Table!.Header.Select((name, place) => new Choice($"{place}", Short($"{(name.Length > 0 ? name : texts["intake.column", place + 1].Value)}{(Table.Rows.Select(row => row[place]).FirstOrDefault(cell => cell is not null) is { } seen ? $" ({seen})" : "")}")));

    static string Short(string words) => words.Length > 60 ? words[..59] + "…" : words;

    public async Task<IActionResult> OnPostLook(IFormFile? file, CancellationToken stop)
    {
        MustBeMine();
        if (file is null) return Wrong("file", "imports.file.missing");
        if (file.Length > SentTable.MostBytes) throw new RuleBroken("imports.table.large", SentTable.MostBytes >> 20, SentTable.MostRows);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, stop);
        var read = SentTable.Read(bytes.ToArray());
        if (read.Header.Count == 0 || read.Rows.Count == 0) throw new RuleBroken("imports.file.empty");
        (Table, Packed, Columns) = (read, PackedTable.Pack(read), IntakeColumns.Proposed(read.Header));
        await MakePlan();
        return Page();
    }

    /// <summary>Other columns were chosen.</summary>
    public async Task<IActionResult> OnPostAgain() => await Chosen() ?? Page();

    public async Task<IActionResult> OnPostTake()
    {
        if (await Chosen() is { } wrong) return wrong;
        if (Plan!.Rows == 0) throw new RuleBroken("intake.nothing");
        await IntakeTaking.Add(db, Plan, Coordination!.Value, Request.Form["apart"].Select(one => Guid.TryParse(one, out var id) ? id : default).ToHashSet(), TitleOf, Lang, Me.Id, Today, Instant);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("intake.overtaken"); } // somebody sent the same list at the same moment
        return Go("/edit/meetings", "intake-taken");
    }

    /// <summary>In the language in which it was sent; without one the word for a meeting in each language.</summary>
    public LocalText TitleOf(IntakeMeeting meeting) => meeting.Title is { } title ? LocalText.From(Lang, title)! : new(Texts.Languages.Select(language => KeyValuePair.Create(language, (string?)texts.In(language, "intake.untitled"))));

    async Task<IActionResult?> Chosen()
    {
        MustBeMine();
        Packed = Request.Form["table"].ToString();
        Table = PackedTable.Unpack(Packed);
        Columns = IntakeColumns.Chosen(field => Request.Form["column." + field], Table.Header.Count);
        if (Columns[IntakeField.Day] is null) return Wrong("column." + IntakeField.Day, "intake.column.day");
        if (Columns[IntakeField.Name] is null) return Wrong("column." + IntakeField.Name, "intake.column.name");
        await MakePlan();
        return null;
    }

    void MustBeMine()
    {
        if (Coordination is not { } mine || !coordinations.ContainsKey(mine)) throw new RuleBroken("intake.coordination");
    }

    async Task MakePlan()
    {
        if (!Columns!.AreEnough) return;
        Plan = IntakePlan.Of(Table!, Columns, Coordination!.Value, await IntakeTaking.Known(db, Coordination.Value), Today);
    }
}
