using Dapper;
using Vuurtoren.Modules.Directory.Gaps;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>What people searched and did not find, for who looks where something is missing.</summary>
public static class Unfound
{
    /// <summary>How often in the last weeks, by area ("nis:21013"); what stands under five times is not told: so few could point to a person.</summary>
    public static Dictionary<string, long> Of(Database database, string theme, int weeks, DateOnly today)
    {
        using var connection = database.Open();
        return connection.Query<(string Municipality, long Times)>("select municipality, sum(searches) from directory_gap where week >= @since and theme = @theme and municipality <> '' group by municipality having sum(searches) >= @least",
            new { since = Week.Of(today.AddDays(-7 * (weeks - 1))), theme, least = GapReport.Least }).ToDictionary(row => "nis:" + row.Municipality, row => row.Times);
    }
}
