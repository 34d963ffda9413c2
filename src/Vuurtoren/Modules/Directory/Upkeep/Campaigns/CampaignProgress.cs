using System.Data.Common;
using Dapper;
using Vuurtoren.Modules.Directory.Reading;

namespace Vuurtoren.Modules.Directory.Upkeep.Campaigns;

/// <summary>How far a campaign, or a share of it, is.</summary>
public sealed record CampaignProgress(long All, long Right, long Wrong, long Closed, long Nobody)
{
    public long Done => Right + Wrong + Closed;

    /// <summary>
    /// What became of each service: what who went there noted; or else, while the campaign runs, what the sheet itself tells since it began: checked by whatever
    /// way, or answered over the link in a letter. So nobody has to note anything twice.
    /// </summary>
    public const string Lines = """
        select cs.campaign_id, cs.service_id, cs.position, cs.place, cs.share_id, case when cs.outcome in ('Right', 'Wrong', 'Closed') or c.ended_at is not null then cs.outcome
            when s.verified_at > c.begun_at and s.verified_how <> 'import' then 'Right'
            when exists (select 1 from directory_round r where r.service_id = cs.service_id and r.answered_at > c.begun_at and r.state = 'Closed') then 'Closed'
            when exists (select 1 from directory_round r where r.service_id = cs.service_id and r.answered_at > c.begun_at and r.state = 'Corrected') then 'Wrong'
            else cs.outcome end as outcome
        from directory_campaign_service cs join directory_campaign c on c.id = cs.campaign_id left join directory_service s on s.id = cs.service_id
        """;

    const string Counted = """
        count(*) as n, sum(case when outcome = 'Right' then 1 else 0 end), sum(case when outcome = 'Wrong' then 1 else 0 end),
        sum(case when outcome = 'Closed' then 1 else 0 end), sum(case when outcome = 'Nobody' then 1 else 0 end)
        """;

    public static Dictionary<Guid, CampaignProgress> Of(DbConnection connection, IEnumerable<Guid> campaigns) => campaigns.ToArray() is { Length: > 0 } ids
        ? Read(connection.Query<(Guid?, long, long, long, long, long)>(connection.WithLists($"select campaign_id, {Counted} from ({Lines} where cs.campaign_id in @ids) as line group by campaign_id"), new { ids })) : [];

    /// <summary>By share; what is in none under the empty id.</summary>
    public static Dictionary<Guid, CampaignProgress> OfShares(DbConnection connection, Guid campaign) =>
        Read(connection.Query<(Guid?, long, long, long, long, long)>($"select share_id, {Counted} from ({Lines} where cs.campaign_id = @campaign) as line group by share_id", new { campaign }));

    static Dictionary<Guid, CampaignProgress> Read(IEnumerable<(Guid? Id, long, long, long, long, long)> rows) => rows.ToDictionary(row => row.Id ?? Guid.Empty, row => new CampaignProgress(row.Item2, row.Item3, row.Item4, row.Item5, row.Item6));

    public static CampaignProgress Sum(IEnumerable<CampaignProgress> parts) => parts.Aggregate(new CampaignProgress(0, 0, 0, 0, 0), (sum, one) => new(sum.All + one.All, sum.Right + one.Right, sum.Wrong + one.Wrong, sum.Closed + one.Closed, sum.Nobody + one.Nobody));

    /// <summary>So many services more or less with this outcome.</summary>
    public CampaignProgress With(Outcome? outcome, int more) => outcome switch
    {
        Outcome.Right => this with { Right = Right + more },
        Outcome.Wrong => this with { Wrong = Wrong + more },
        Outcome.Closed => this with { Closed = Closed + more },
        Outcome.Nobody => this with { Nobody = Nobody + more },
        _ => this,
    };

    /// <summary>What became of one service.</summary>
    public static Outcome? OutcomeOf(DbConnection connection, Guid campaign, Guid service) =>
        connection.QueryFirstOrDefault<string?>($"select outcome from ({Lines} where cs.campaign_id = @campaign and cs.service_id = @service) as line", new { campaign, service }) is { } outcome ? Enum.Parse<Outcome>(outcome) : null;

    /// <summary>The result stays as it is when the campaign ends, whatever happens to the sheets later.</summary>
    public static void Keep(DbConnection connection, DbTransaction transaction, Guid campaign, DateTime now) => connection.Execute($"""
        update directory_campaign_service set outcome_at = coalesce(outcome_at, @now),
            outcome = (select line.outcome from ({Lines} where cs.campaign_id = @campaign) as line where line.service_id = directory_campaign_service.service_id)
        where campaign_id = @campaign and (outcome is null or outcome = 'Nobody')
        """, new { campaign, now }, transaction);
}
