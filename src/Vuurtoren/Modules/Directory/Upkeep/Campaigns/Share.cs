using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Outbox;

namespace Vuurtoren.Modules.Directory.Upkeep.Campaigns;

/// <summary>What one person takes on in a campaign: the services of some streets. That person needs no account: a link in a letter opens the list.</summary>
public sealed class Share
{
    /// <summary>How long a link works after the last day of the campaign, or from today when it has none.</summary>
    static readonly TimeSpan after = TimeSpan.FromDays(30), without = TimeSpan.FromDays(90);

    Share() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CampaignId { get; private init; }
    public int Number { get; private init; }
    public string FirstPlace { get; private init; } = "";
    public string LastPlace { get; private init; } = "";
    public string? Holder { get; private set; }
    public string? Email { get; private set; }
    public string? Lang { get; private set; }
    public string? TokenHash { get; private set; }
    public DateTime? EndsAt { get; private set; }

    public static Share Of(Campaign campaign, int number, string first, string last) => new() { CampaignId = campaign.Id, Number = number, FirstPlace = first, LastPlace = last };

    /// <summary>Somebody takes it on. A link that another had before works no more.</summary>
    /// <returns>The secret of the link; only its hash is kept. Null when there is no address to send it to: then the list is printed.</returns>
    public string? GiveTo(Campaign campaign, string? holder, string? email, string lang, DateTime now)
    {
        if (campaign.EndedAt is not null) throw new RuleBroken("campaigns.ended");
        if (string.IsNullOrWhiteSpace(holder)) throw new RuleBroken("campaigns.holder.missing");
        var to = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
        if (to is not null && !Mail.IsAddress(to)) throw new RuleBroken("campaigns.email.wrong");
        (Holder, Email, Lang, TokenHash, EndsAt) = (holder.Trim()[..Math.Min(holder.Trim().Length, Account.LongestName)], to, lang, null, null);
        if (to is null) return null;
        var token = Session.NewKey();
        (TokenHash, EndsAt) = (Session.Hash(token), campaign.Last is { } last && last.ToDateTime(default) > now ? DateTime.SpecifyKind(last.ToDateTime(default), DateTimeKind.Utc) + after : now + without);
        return token;
    }
}
