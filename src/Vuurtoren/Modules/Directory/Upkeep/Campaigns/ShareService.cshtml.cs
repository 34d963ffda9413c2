using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Modules.Directory.Upkeep.Suggesting;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Campaigns;

/// <summary>One service of a share: what its sheet says, and what became of it. After that comes the next one that waits.</summary>
public sealed class ShareServicePage(Db db, Database database, Texts texts) : SharePage(db)
{
    readonly Db db = db;
    CampaignService line = null!;
    Opened opened = null!;
    /// <summary>What had become of it before.</summary>
    Outcome? was;

    public string Name { get; private set; } = "";
    public string Place => line.Place;
    public IReadOnlyList<(string Label, string Words)> Lines { get; private set; } = [];

    [BindProperty] public string? Words { get; set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        if (Over is not null) return true;
        var id = Guid.Parse((string)RouteData.Values["service"]!);
        if (await db.Set<CampaignService>().SingleOrDefaultAsync(s => s.ShareId == Share.Id && s.ServiceId == id) is not { } found || await Service<Openings>().OpenByLink(id) is not { } sheet) return false;
        if (!await db.Set<Vuurtoren.Modules.Directory.Service>().AnyAsync(s => s.Id == id && s.Visibility == Visibility.Public && s.Parked == null)) return false;
        (line, opened, Name) = (found, sheet, SheetInWords.NameOf(sheet.Sections, Lang));
        Lines = SheetInWords.Of(sheet.Sections, Lang, texts);
        return true;
    }

    public void OnGet() { }

    /// <summary>All of the sheet was right: it counts as checked, by telephone or on the spot.</summary>
    public async Task<IActionResult> OnPostRight()
    {
        Found(Outcome.Right);
        await new Publishing(db, database, Me, Instant).Publish(opened.Form, Campaign.Channel == Channel.Visit ? "visited" : "called", keepsDraft: true);
        await db.SaveChangesAsync();
        return await Next();
    }

    /// <summary>What is wrong goes where all suggestions go: who keeps the sheet changes it.</summary>
    public Task<IActionResult> OnPostWrong() => Say(Outcome.Wrong, "campaigns.words.wrong");

    public Task<IActionResult> OnPostClosed() => Say(Outcome.Closed, "campaigns.words.closed");

    async Task<IActionResult> Say(Outcome outcome, string begins)
    {
        if (string.IsNullOrWhiteSpace(Words)) return Wrong("words", "campaigns.words.missing");
        Found(outcome);
        db.Add(Suggestion.Of(line.ServiceId, SheetPart.Other, Lang, new Dictionary<string, string[]>(), $"{texts[begins, Share.Holder ?? Campaign.Name].Value} {Words.Trim()}", null, Instant));
        await db.SaveChangesAsync();
        return await Next();
    }

    public async Task<IActionResult> OnPostNobody()
    {
        Found(Outcome.Nobody);
        await db.SaveChangesAsync();
        return await Next();
    }

    void Found(Outcome outcome)
    {
        if (Over is not null || Campaign.EndedAt is not null) throw new RuleBroken("campaigns.ended");
        was = CampaignProgress.OutcomeOf(db.Database.GetDbConnection(), Campaign.Id, line.ServiceId);
        line.Found(outcome, Instant);
    }

    /// <summary>The next one in walking order that nobody answered for; when there is none, the list.</summary>
    async Task<IActionResult> Next()
    {
        Service<CampaignCounts>().Moved(Campaign.Id, Share.Id, was, CampaignProgress.OutcomeOf(db.Database.GetDbConnection(), Campaign.Id, line.ServiceId));
        var next = await db.Database.GetDbConnection().QueryFirstOrDefaultAsync<Guid?>($"""
            select service_id from ({CampaignProgress.Lines} where cs.share_id = @share) as line where outcome is null and service_id <> @now
            order by case when position > @position then 0 else 1 end, position
            """, new { share = Share.Id, position = line.Position, now = line.ServiceId });
        return Redirect($"{To(next)}?done={(next is null ? "share-over" : "share-next")}");
    }
}
