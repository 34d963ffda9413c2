using System.Data.Common;
using Dapper;

namespace Vuurtoren.Modules.Directory.Upkeep;

/// <summary>What hurts most: a sheet that many look at, and that nobody checked for long.</summary>
static class Overlooked
{
    public const int Weeks = 8;

    /// <summary>How often each sheet was looked at in the last weeks; of one that went into another with that one, as long as they are one.</summary>
    public static Dictionary<Guid, long> ViewsOf(DbConnection connection, DateOnly today)
    {
        var since = Wording.Week.Of(today.AddDays(-7 * Weeks));
        return connection.Query<(Guid Id, long Views)>("""
            select coalesce(a.record_id, v.service_id), cast(sum(v.views) as bigint) from directory_view v left join alias a on a.id = v.service_id and a.kind = 'service'
            where v.week >= @since group by coalesce(a.record_id, v.service_id)
            """, new { since }).ToDictionary(row => row.Id, row => row.Views);
    }

    /// <summary>So many people, times so many days.</summary>
    public static double Hurts(UpkeepLine line, IReadOnlyDictionary<Guid, long> views, FreshnessTerms terms, DateOnly today) => (1.0 + views.GetValueOrDefault(line.Id)) * Freshness.Overdue(line.Facts, terms, today);
}
