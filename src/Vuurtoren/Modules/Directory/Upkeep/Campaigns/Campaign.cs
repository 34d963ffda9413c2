using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Campaigns;

/// <summary>How services are asked: by letters that go by themselves, by people who ring, or by people who walk along the doors.</summary>
public enum Channel { Mail, Phone, Visit }

/// <summary>Wrong: what is wrong was written down, and waits as a suggestion. Nobody: to be tried again.</summary>
public enum Outcome { Right, Wrong, Closed, Nobody }

/// <summary>A number of services that are looked through in one go, by a certain day, by several people.</summary>
public sealed class Campaign
{
    const int LongestName = 100;

    Campaign() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Name { get; private init; } = "";
    public Channel Channel { get; private init; }
    /// <summary>By when it should be done.</summary>
    public DateOnly? Last { get; private init; }
    public string Selection { get; private init; } = "{}";
    public ScopeKind ScopeKind { get; private init; }
    public Guid? ScopeId { get; private init; }
    public Guid? BegunBy { get; private init; }
    public DateTime BegunAt { get; private init; }
    public DateTime? EndedAt { get; private set; }

    public Scope Scope => new(ScopeKind, ScopeId);

    public static Campaign Begin(string? name, Channel? channel, DateOnly? last, UpkeepSelection selection, int services, CurrentUser by, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new RuleBroken("campaigns.name.missing");
        if (channel is not { } way) throw new RuleBroken("campaigns.channel.missing");
        if (last < LocalClock.DayOf(now)) throw new RuleBroken("campaigns.last.over");
        if (services == 0) throw new RuleBroken("campaigns.empty");
        var scope = by.Where(Permission.RunCampaigns).OrderByDescending(s => s.Kind).First();
        return new() { Name = name.Trim()[..Math.Min(name.Trim().Length, LongestName)], Channel = way, Last = last, Selection = Json.Write(selection), ScopeKind = scope.Kind, ScopeId = scope.Id, BegunBy = by.Id, BegunAt = now };
    }

    /// <summary>Who has the same role sees it too, and region and server all.</summary>
    public bool IsFor(CurrentUser me) => me.CanEverywhere(Permission.RunCampaigns) || me.Where(Permission.RunCampaigns).Contains(Scope);

    public void End(DateTime now)
    {
        if (EndedAt is not null) throw new RuleBroken("campaigns.ended");
        EndedAt = now;
    }
}

/// <summary>A service of a campaign, in the order in which one walks.</summary>
public sealed class CampaignService
{
    public required Guid CampaignId { get; init; }
    public required Guid ServiceId { get; init; }
    public required int Position { get; init; }
    /// <summary>Street and number, postal code; empty when there is no address that may be told.</summary>
    public required string Place { get; init; }
    public Guid? ShareId { get; set; }
    public Outcome? Outcome { get; private set; }
    public DateTime? OutcomeAt { get; private set; }

    public void Found(Outcome outcome, DateTime now) => (Outcome, OutcomeAt) = (outcome, now);
}

sealed class CampaignTables : IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<CampaignService>, IEntityTypeConfiguration<Share>
{
    public void Configure(EntityTypeBuilder<Campaign> campaign)
    {
        campaign.ToTable("directory_campaign").Property(c => c.Id).ValueGeneratedNever();
        campaign.Ignore(c => c.Scope);
    }

    public void Configure(EntityTypeBuilder<CampaignService> service) => service.ToTable("directory_campaign_service").HasKey(s => new { s.CampaignId, s.ServiceId });

    public void Configure(EntityTypeBuilder<Share> share) => share.ToTable("directory_campaign_share").Property(s => s.Id).ValueGeneratedNever();
}
