using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Upkeep.Campaigns;

/// <summary>Campaigns that run, and those that are over.</summary>
public sealed class CampaignListPage(Db db) : CampaignsPage
{
    public sealed record Line(Campaign Campaign, CampaignProgress Progress);

    protected override string Heading => "campaigns.title";

    public IReadOnlyList<Line> Running { get; private set; } = [];
    public IReadOnlyList<Line> Over { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        await base.Load();
        var mine = (await db.Set<Campaign>().AsNoTracking().OrderByDescending(c => c.BegunAt).ThenBy(c => c.Id).ToListAsync()).Where(campaign => campaign.IsFor(Me)).ToList();
        Total = mine.Count;
        mine = [.. mine.Skip((Nth - 1) * PageSize).Take(PageSize)];
        var progress = Service<CampaignCounts>().Of(db.Database.GetDbConnection(), mine);
        var lines = mine.Select(campaign => new Line(campaign, progress.GetValueOrDefault(campaign.Id, new(0, 0, 0, 0, 0)))).ToList();
        (Running, Over) = ([.. lines.Where(line => line.Campaign.EndedAt is null)], [.. lines.Where(line => line.Campaign.EndedAt is not null)]);
        return true;
    }

    public void OnGet() { }
}
