using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Campaigns;

/// <summary>A page for who runs campaigns.</summary>
[Can(Permission.RunCampaigns)]
public abstract class CampaignsPage : UpkeepPage
{
    public string Day(DateTime at) => Wording.Ago.Date(LocalClock.DayOf(at));

    /// <summary>In words: "12 of 40 done".</summary>
    public string Far(CampaignProgress progress) => Service<Platform.Texts.Texts>()["campaigns.far", progress.Done, progress.All];
}
