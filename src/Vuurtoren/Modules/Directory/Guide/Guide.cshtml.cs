using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Guide;

/// <summary>Choosing what a printed guide holds: how many services that are stands there before anything is made.</summary>
[Can(Permission.MakeGuides), TakesPost]
public sealed class GuidePage(Db db, DirectoryIndex index, GuideSelection selection, GuideReading reading, Texts texts, IConfiguration settings) : WorkPage
{
    const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public GuideChoice Choice { get; private set; } = new();
    /// <summary>The form was sent: the number stands below it, with what can be made.</summary>
    public bool Chosen => Request.Query.ContainsKey("tongues");
    public int Count { get; private set; }
    public bool TooMany => Count > GuideSelection.Most;
    public IReadOnlyList<GuideArea> Areas { get; private set; } = [];
    public IReadOnlyList<Choice> Themes { get; private set; } = [];
    public IEnumerable<Choice> Tongues => [.. Texts.Languages.Select(lang => new Choice(lang, texts["web.language." + lang])), new(GuideChoice.BesideEachOther, texts["guide.tongues.side"]), new(GuideChoice.AfterEachOther, texts["guide.tongues.after"])];
    public bool CanPrint { get; private set; }
    public IReadOnlyList<Job> Made { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["guide.title"], true);
        if (!index.Ready) return false;
        Choice = GuideChoice.Of(Request.Query, Lang);
        var themes = ThemeTree.Of(index.Terms);
        Themes = [.. themes.Top.Select(theme => new Choice(themes.Code(theme), theme.Name.In(Lang).Text))];
        CanPrint = Chromium.Of(settings) is not null;
        Areas = GuideArea.Of(Choice.Where, out var unknown);
        if (unknown is not null) ModelState.AddModelError("where", texts["guide.where.unknown", unknown]);
        if (Choice.NoDay is not null) ModelState.AddModelError("since", texts["guide.since.wrong"]);
        if (Chosen && ModelState.IsValid) Count = selection.Of(Choice).Count;
        Made = await GuideMadePage.Of(db, Me, Instant);
        return true;
    }

    public IActionResult OnGet() => ModelState.IsValid ? Page() : new Microsoft.AspNetCore.Mvc.RazorPages.PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };

    /// <summary>To print from the browser.</summary>
    public IActionResult OnGetPrint() => Content(new GuideHtml(Book(), texts).Write("a4", [Asset("printed.css"), Asset("printed-a4.css")]), "text/html; charset=utf-8");

    public IActionResult OnGetWord()
    {
        var (book, output) = (Book(), new MemoryStream());
        new GuideDocx(book, texts).Write(GuidePaper.All[0], output);
        return File(output.ToArray(), Docx, FileName("docx"));
    }

    public IActionResult OnGetExcel()
    {
        var (book, output) = (Book(), new MemoryStream());
        GuideXlsx.Write(book, texts, output);
        return File(output.ToArray(), Xlsx, FileName("xlsx"));
    }

    public async Task<IActionResult> OnPostPdf(string? paper)
    {
        if (GuidePaper.Of(paper) is null) return NotFound();
        if (!CanPrint) throw new RuleBroken("guide.no-chromium");
        if (Made.Any(job => job.State is JobState.Waiting or JobState.Running)) throw new RuleBroken("guide.busy");
        selection.ForPrinting(Choice);
        var job = Job.Of<MakeGuide>(Instant, new GuideOrder(Choice, paper!, Me.Id!.Value, Site));
        db.Add(job);
        await db.SaveChangesAsync();
        return Go($"/directory/guide/{job.Id}");
    }

    GuideBook Book() => ModelState.IsValid ? reading.Read(Choice, selection.ForPrinting(Choice), Now, Site) : throw new RuleBroken("guide.empty");

    string FileName(string ending) => $"{texts["guide.file"]}-{Today:yyyy-MM-dd}.{ending}";

    /// <summary>A button or link of this page, with all that was chosen.</summary>
    public string To(string handler) => $"/{Lang}/directory/guide" + Choice.ToQuery().Add("handler", handler).ToUriComponent();
}
