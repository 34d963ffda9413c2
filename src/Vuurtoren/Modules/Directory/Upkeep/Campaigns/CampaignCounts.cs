using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Upkeep.Campaigns;

/// <summary>
/// How far the shares of a campaign are. Counting ten thousand services takes a fifth of a second, so a large campaign is counted when the server starts and then, while
/// somebody looks, at most every ten seconds, and nobody waits for that: who looks on sees a sheet that was confirmed elsewhere that much later. Who does something in the
/// campaign itself sees it at once.
/// </summary>
public sealed partial class CampaignCounts(Database database, TimeProvider clock, ILogger<CampaignCounts> log) : BackgroundService
{
    const int Large = 1000;

    static readonly TimeSpan holds = TimeSpan.FromSeconds(10);

    /// <param name="Acts">How often something was done in it: a count that began before the last act says too little.</param>
    sealed record Kept(DateTimeOffset At, IReadOnlyDictionary<Guid, CampaignProgress> Shares, int Acts);

    readonly ConcurrentDictionary<Guid, Kept> kept = new();
    readonly ConcurrentDictionary<Guid, bool> waiting = new();
    readonly System.Threading.Channels.Channel<Guid> asked = System.Threading.Channels.Channel.CreateUnbounded<Guid>();

    public IReadOnlyDictionary<Guid, CampaignProgress> Of(DbConnection connection, Campaign campaign)
    {
        if (!kept.TryGetValue(campaign.Id, out var known)) return Count(connection, campaign.Id);
        if (campaign.EndedAt is null && clock.GetUtcNow() - known.At >= holds && waiting.TryAdd(campaign.Id, true)) asked.Writer.TryWrite(campaign.Id);
        return known.Shares;
    }

    /// <summary>Of each as a whole.</summary>
    public Dictionary<Guid, CampaignProgress> Of(DbConnection connection, IReadOnlyCollection<Campaign> campaigns)
    {
        var all = CampaignProgress.Of(connection, campaigns.Where(campaign => !kept.ContainsKey(campaign.Id)).Select(campaign => campaign.Id));
        foreach (var campaign in campaigns.Where(campaign => !all.ContainsKey(campaign.Id) && kept.ContainsKey(campaign.Id))) all[campaign.Id] = CampaignProgress.Sum(Of(connection, campaign).Values);
        return all;
    }

    /// <summary>Counts it now: it was made, divided or ended.</summary>
    public IReadOnlyDictionary<Guid, CampaignProgress> Count(DbConnection connection, Guid campaign)
    {
        var before = kept.GetValueOrDefault(campaign);
        var counted = CampaignProgress.OfShares(connection, campaign);
        if (counted.Values.Sum(share => share.All) <= Large) kept.TryRemove(campaign, out _);
        else if (before is null) kept.TryAdd(campaign, new(clock.GetUtcNow(), counted, 0));
        else kept.TryUpdate(campaign, before with { At = clock.GetUtcNow(), Shares = counted }, before);
        return counted;
    }

    /// <summary>Something became of one service of a share.</summary>
    public void Moved(Guid campaign, Guid share, Outcome? from, Outcome? to)
    {
        while (kept.TryGetValue(campaign, out var known) && known.Shares.TryGetValue(share, out var progress))
        {
            var shares = new Dictionary<Guid, CampaignProgress>(known.Shares) { [share] = progress.With(from, -1).With(to, +1) };
            if (kept.TryUpdate(campaign, known with { Shares = shares, Acts = known.Acts + 1 }, known)) return;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Counted(connection => connection.Query<Guid>("select campaign_id from directory_campaign_service group by campaign_id having count(*) > @Large", new { Large }).AsList());
        await foreach (var campaign in asked.Reader.ReadAllAsync(stoppingToken))
        {
            waiting.TryRemove(campaign, out _);
            Counted(_ => [campaign]);
        }
    }

    void Counted(Func<DbConnection, IEnumerable<Guid>> campaigns)
    {
        try
        {
            using var connection = database.Open();
            foreach (var campaign in campaigns(connection)) Count(connection, campaign);
        }
#pragma warning disable CA1031 // a database that is away for a while must not end the counting
        catch (Exception fault)
#pragma warning restore CA1031
        {
            NotCounted(log, fault.GetType().FullName!);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A campaign was not counted: {Kind}")]
    static partial void NotCounted(ILogger log, string kind);
}
