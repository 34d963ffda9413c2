using Dapper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Campaigns;

/// <summary>How far a campaign is, who does which share, and its end.</summary>
[TakesPost]
public sealed class OneCampaignPage(Db db, Texts texts) : CampaignsPage
{
    const int MostShares = 40;

    public sealed record Line(Share Share, CampaignProgress Progress);

    protected override string Heading => "campaigns.title";

    public Campaign Campaign { get; private set; } = null!;
    public CampaignProgress Progress { get; private set; } = new(0, 0, 0, 0, 0);
    public IReadOnlyList<Line> Shares { get; private set; } = [];
    public IEnumerable<Choice> Languages => Texts.Languages.Select(language => new Choice(language, texts["web.language." + language]));

    [BindProperty] public string? Number { get; set; }
    /// <summary>The share that is being given, to whom.</summary>
    [BindProperty] public Guid? Given { get; set; }
    [BindProperty] public string? Holder { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Language { get; set; }

    protected override async Task<bool> Load()
    {
        await base.Load();
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (await db.Set<Campaign>().SingleOrDefaultAsync(c => c.Id == id) is not { } found || !found.IsFor(Me)) return false;
        (Campaign, Title) = (found, found.Name);
        var shares = await db.Set<Share>().Where(s => s.CampaignId == id).OrderBy(s => s.Number).ToListAsync();
        var progress = Service<CampaignCounts>().Of(db.Database.GetDbConnection(), found);
        Progress = CampaignProgress.Sum(progress.Values);
        Shares = [.. shares.Select(share => new Line(share, progress.GetValueOrDefault(share.Id, new(0, 0, 0, 0, 0))))];
        return true;
    }

    public void OnGet() { }

    /// <summary>Divided anew: links of before work no more.</summary>
    public async Task<IActionResult> OnPostDivide()
    {
        if (Campaign.EndedAt is not null) throw new RuleBroken("campaigns.ended");
        if (!int.TryParse(Number, out var number) || number is < 1 or > MostShares) return Wrong("number", "campaigns.divide.wrong", MostShares);
        var places = await db.Set<CampaignService>().Where(s => s.CampaignId == Campaign.Id).OrderBy(s => s.Position).Select(s => s.Place).ToListAsync();
        var starts = Streets.Divide([.. places.Select(Streets.StreetOf)], number);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Set<Share>().Where(s => s.CampaignId == Campaign.Id).ExecuteDeleteAsync();
        for (var i = 0; i < starts.Count; i++)
        {
            var (from, to) = (starts[i], i + 1 < starts.Count ? starts[i + 1] : places.Count);
            var share = Share.Of(Campaign, i + 1, places[from], places[to - 1]);
            db.Add(share);
            await db.Set<CampaignService>().Where(s => s.CampaignId == Campaign.Id && s.Position >= from && s.Position < to).ExecuteUpdateAsync(set => set.SetProperty(s => s.ShareId, share.Id));
        }
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        Service<CampaignCounts>().Count(db.Database.GetDbConnection(), Campaign.Id);
        return Go($"/directory/upkeep/campaigns/{Campaign.Id}", "campaign-divided");
    }

    public async Task<IActionResult> OnPostGive()
    {
        if (Shares.FirstOrDefault(line => line.Share.Id == Given)?.Share is not { } found) return NotFound();
        var lang = Texts.Languages.Contains(Language) ? Language! : Lang;
        if (found.GiveTo(Campaign, Holder, Email, lang, Instant) is { } token)
        {
            var letter = new Letter(texts, lang, "campaigns.letter", Campaign.Name).Greets(found.Holder).Says("campaigns.letter.what." + Campaign.Channel, Campaign.Name, Me.Name)
                .Leads("campaigns.letter.go", new(Site, $"/{lang}/share/{token}")).Says("campaigns.letter.link", Wording.Ago.Date(LocalClock.DayOf(found.EndsAt!.Value)));
            db.Add(Mail.To(found.Email!, letter, Instant, secretUntil: found.EndsAt));
        }
        await db.SaveChangesAsync();
        return Go($"/directory/upkeep/campaigns/{Campaign.Id}", "share-given");
    }

    public async Task<IActionResult> OnPostEnd()
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        CampaignProgress.Keep(db.Database.GetDbConnection(), transaction.GetDbTransaction(), Campaign.Id, Instant);
        Campaign.End(Instant);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        Service<CampaignCounts>().Count(db.Database.GetDbConnection(), Campaign.Id);
        return Go($"/directory/upkeep/campaigns/{Campaign.Id}", "campaign-ended");
    }
}
