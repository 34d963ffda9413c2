using System.Data.Common;
using Dapper;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>How often services are asked, where somebody chose so.</summary>
static class Intervals
{
    public static int? Of(DbConnection connection, Guid service) => connection.QueryFirstOrDefault<int?>("select every_months from directory_upkeep where service_id = @service", new { service });

    /// <param name="months">Null: as the settings say.</param>
    public static void Set(Database database, IEnumerable<Guid> services, int? months)
    {
        if (months is { } chosen && !ServiceInterval.Choices.Contains(chosen)) throw new RuleBroken("confirm.every.wrong");
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        connection.Execute(months is null ? "delete from directory_upkeep where service_id = @id" : """
            insert into directory_upkeep (service_id, every_months) values (@id, @months)
            on conflict (service_id) do update set every_months = excluded.every_months
            """, services.Select(id => new { id, months }), transaction);
        transaction.Commit();
    }

    /// <summary>What stands in a form: "" is as the settings say.</summary>
    public static int? Read(string? typed) => string.IsNullOrEmpty(typed) ? null : int.TryParse(typed, System.Globalization.CultureInfo.InvariantCulture, out var months) ? months : throw new RuleBroken("confirm.every.wrong");
}
