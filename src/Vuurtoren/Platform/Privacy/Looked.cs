using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Privacy;

/// <summary>Who opened somebody's page or took along what is known of that person: that person may see it.</summary>
public static class Looked
{
    /// <summary>As the index of 007-privacy.sql has it.</summary>
    const string Looks = "action in ('person-opened', 'person-exported')";

    static readonly TimeSpan once = TimeSpan.FromDays(1);

    /// <summary>Once a day for each who looks: not every page writes a row.</summary>
    public static async Task At(Db db, Guid account, CurrentUser by, DateTime now)
    {
        if (by.Id == account || by.Id is null) return;
        var noted = await db.Database.GetDbConnection().ExecuteScalarAsync<bool>($"""
            select exists (select 1 from audit_entry where record_id = @account and {Looks} and action = 'person-opened' and actor = @by and at > @since)
            """, new { account, by = by.Id, since = now - once });
        if (noted) return;
        db.Add(AuditEntry.Of("person-opened", now, by, "account", account));
        await db.SaveChangesAsync();
    }

    /// <param name="Who">Null: somebody whose account is gone, or at the command line.</param>
    public sealed record Look(long Seq, DateTime At, string Action, string? Who);

    public static async Task<IReadOnlyList<Look>> AtWhom(Db db, Guid account, long? before, int most) =>
        [.. (await db.Database.GetDbConnection().QueryAsync<(long Seq, DateTime At, string Action, string? Who)>($"""
            select e.seq, e.at, e.action, a.name from audit_entry e left join account a on a.id = e.actor
            where e.record_id = @account and {Looks.Replace("action", "e.action", StringComparison.Ordinal)} and {(before is null ? "1 = 1" : "e.seq < @before")} order by e.seq desc limit @most
            """, new { account, before, most })).Select(row => new Look(row.Seq, row.At, row.Action, row.Who))];
}
