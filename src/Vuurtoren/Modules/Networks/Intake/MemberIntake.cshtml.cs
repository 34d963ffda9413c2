using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Intake;

/// <summary>Members and who speaks for them, from a list that was kept elsewhere: the file, a look at what would come, and one button.</summary>
[RequestSizeLimit(SentList.MostFormBytes), RequestFormLimits(MultipartBodyLengthLimit = SentList.MostFormBytes, MemoryBufferThreshold = SentList.MostFormBytes, ValueLengthLimit = SentList.MostFormBytes)]
public sealed class MemberIntakePage(Db db, Texts texts) : KeepMembersPage(db)
{
    /// <summary>Null: no file was read yet.</summary>
    public SentList? List { get; private set; }
    public SentColumns<MemberField>? Columns { get; private set; }
    /// <summary>Null: it is not known yet where the organisation stands.</summary>
    public MemberPlan? Plan { get; private set; }
    /// <summary>No heading above a column seemed to say the organisation.</summary>
    public bool Misses { get; private set; }
    public string Here => To("/file");
    public SentScreen Screen => new(List!, Here, [], SentColumn.Of(Columns!, "members.file.field."), Plan?.Refused, "members.file.reason.");
    /// <summary>Those by which one is a member at once.</summary>
    public IEnumerable<Choice> Ways => Member.Settled.Select(way => new Choice(way.ToString(), texts["members.way." + way]));
    /// <summary>By the name of the organisation.</summary>
    public IReadOnlyList<(ListedMember Member, string Name)> Lines { get; private set; } = [];

    [BindProperty] public Way Way { get; set; }

    protected override async Task<bool> Load()
    {
        (Title, Discreet) = (texts["members.file"], true);
        return await base.Load();
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostLook(IFormFile? file, CancellationToken stop)
    {
        if (file is null) return Wrong("file", "imports.file.missing");
        List = await SentList.Read(file, stop);
        Columns = MemberColumns.Proposed(List.Table.Header);
        Misses = !Columns.Have(MemberField.Organization);
        await MakePlan();
        return Page();
    }

    /// <summary>Other columns were chosen.</summary>
    public async Task<IActionResult> OnPostAgain() => await Chosen() ?? Page();

    /// <summary>The rows that would not come, to put right and send again.</summary>
    public async Task<IActionResult> OnPostRefused() => await Chosen() ?? File(List!.Refused(Plan!.Refused, texts, reason => texts["members.file.reason." + reason]), TableFile.CsvType, texts["sent.refused.file"] + ".csv");

    public async Task<IActionResult> OnPostTake()
    {
        if (await Chosen() is { } wrong) return wrong;
        if (!Plan!.Members.Any()) throw new RuleBroken("sent.nothing");
        await MemberTaking.Add(Db, Plan, Coordination.Id, Way, Instant);
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("sent.overtaken"); } // somebody sent the same list at the same moment
        return Go($"/edit/coordination/{Coordination.Id}/members", "members-taken");
    }

    async Task<IActionResult?> Chosen()
    {
        List = SentList.Again(Request.Form["table"].ToString());
        Columns = SentColumns.Chosen<MemberField>(field => Request.Form[SentColumn.BoxOf(field)], List.Table.Header.Count);
        if (!Columns.Have(MemberField.Organization)) return Wrong(SentColumn.BoxOf(MemberField.Organization), "members.file.column");
        await MakePlan();
        return null;
    }

    async Task MakePlan()
    {
        if (!Columns!.Have(MemberField.Organization)) return;
        var known = await MemberTaking.Known(Db, Coordination.Id);
        Plan = MemberPlan.Of(List!.Table, Columns, known, Lang, Today);
        Lines = [.. Plan.Members.Select(one => (one, known.Directory.NameOf(one.Organization, Lang))).OrderBy(line => line.Item2, StringComparer.CurrentCultureIgnoreCase)];
    }
}
