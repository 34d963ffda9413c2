using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Privacy;

/// <param name="Rows">Null: not counted yet.</param>
/// <param name="Next">When the first of them goes.</param>
public sealed record Counted(long? Rows, DateTime? Next, DateTime? At);

/// <summary>How much there is of everything that personal-data.json declares, as the run of each day counted it.</summary>
public sealed class Register
{
    readonly Dictionary<string, Counted> counts;

    Register(Dictionary<string, Counted> counts) => this.counts = counts;

    public static Register Of(DbConnection connection) => new(connection.Query<(string Subject, long N, DateTime? Next, DateTime At)>("select subject, n, next_at, counted_at from privacy_count")
        .ToDictionary(row => row.Subject, row => new Counted(row.N, row.Next, row.At)));

    public Counted Of(HeldTable table) => counts.GetValueOrDefault("table:" + table.Table) ?? new(null, null, null);
    public Counted Of(RetentionRule rule) => counts.GetValueOrDefault("rule:" + rule.Code) ?? new(null, null, null);

    public Counted Of(Category category)
    {
        var rows = category.Tables.Where(table => !table.Uncounted).Select(Of).ToList();
        return new(rows.Any(row => row.Rows is null) ? null : rows.Sum(row => row.Rows), category.Retention.Select(rule => Of(rule).Next).Min(), rows.Select(row => row.At).Min());
    }

    /// <summary>Counts anew: goes over whole tables, so not for who waits for a page.</summary>
    internal static void Count(DbConnection connection, DateTime now)
    {
        foreach (var table in PersonalData.Declared.Tables.Where(table => table.Uncounted)) connection.Execute("delete from privacy_count where subject = @subject", new { subject = "table:" + table.Table });
        foreach (var table in PersonalData.Declared.Tables.Where(table => !table.Uncounted)) Keep("table:" + table.Table, connection.ExecuteScalar<long>($"select count(*) from {table.Table}"), null);
        foreach (var rule in PersonalData.Declared.Rules)
        {
            var retention = new Retention(rule, connection, now);
            Keep("rule:" + rule.Code, retention.Count(), retention.Next());
        }

        void Keep(string subject, long n, DateTime? next) => connection.Execute("""
            insert into privacy_count (subject, n, next_at, counted_at) values (@subject, @n, @next, @now)
            on conflict (subject) do update set n = excluded.n, next_at = excluded.next_at, counted_at = excluded.counted_at
            """, new { subject, n, next, now });
    }
}
