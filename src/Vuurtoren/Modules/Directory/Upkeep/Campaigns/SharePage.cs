using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Campaigns;

/// <summary>
/// A share of a campaign, for who takes it on: over the secret link of a letter, without an account, or by its number for who runs the campaign. Opening it
/// changes nothing; only a button does.
/// </summary>
[AllowAnonymous, TakesPost, Attempts]
public abstract class SharePage(Db db) : WorkPage
{
    /// <summary>The secret of the link, or the id of the share for who runs the campaign.</summary>
    public string Key => (string)RouteData.Values["key"]!;

    public Campaign Campaign { get; private set; } = null!;
    public Share Share { get; private set; } = null!;
    /// <summary>Why the link opens nothing: key of the words.</summary>
    public string? Over { get; private set; }

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet) = (true, true);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        var byId = Guid.TryParse(Key, out var id);
        var hash = Session.Hash(Key);
        var share = byId ? await db.Set<Share>().SingleOrDefaultAsync(s => s.Id == id) : await db.Set<Share>().SingleOrDefaultAsync(s => s.TokenHash == hash);
        var campaign = share is null ? null : await db.Set<Campaign>().SingleAsync(c => c.Id == share.CampaignId);
        if (byId && (campaign is null || !campaign.IsFor(Me))) return false;
        Over = campaign is null ? "campaigns.link.unknown" : campaign.EndedAt is not null && !byId ? "campaigns.link.ended" : !byId && share!.EndsAt <= Instant ? "campaigns.link.over" : null;
        if (Over is not null) Response.StatusCode = campaign is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone;
        Title = campaign?.Name ?? Service<Texts>()["campaigns.title"];
        (Campaign, Share) = (campaign!, share!);
        return true;
    }

    /// <summary>The list, or one service of it.</summary>
    public string To(Guid? service = null) => $"/{Lang}/share/{Key}{(service is null ? "" : $"/{service}")}";
}
