using System.Data.Common;
using System.Globalization;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Privacy;

/// <summary>Finds and takes away what the time of one rule is over of.</summary>
sealed class Retention(RetentionRule rule, DbConnection connection, DateTime now)
{
    public const int Step = 500;

    DateTime Before => now - rule.Kept;
    string Only => rule.Only is null ? "" : $" and ({rule.Only})";

    /// <summary>How many rows go.</summary>
    public long Count(DbTransaction? transaction = null) => Convert.ToInt64(Scalar($"select count(*) from {rule.Table} where {Over(transaction)}", transaction), CultureInfo.InvariantCulture);

    /// <summary>The keys of the first ones that go, as the database gives them.</summary>
    public IReadOnlyList<object> Keys(DbTransaction? transaction = null, int most = Step)
    {
        using var command = Command($"select distinct {rule.Key} from {rule.Table} where {Over(transaction)} order by {rule.Key} limit {most}", transaction);
        using var rows = command.ExecuteReader();
        var keys = new List<object>();
        while (rows.Read()) keys.Add(rows.GetValue(0));
        return keys;
    }

    /// <summary>Deletes or empties these.</summary>
    /// <returns>How many rows.</returns>
    public int Take(IReadOnlyList<object> keys, DbTransaction transaction)
    {
        var names = keys.Select((_, i) => $"@k{i}").ToList();
        var act = rule.How == "delete" ? $"delete from {rule.Table}" : $"update {rule.Table} set {string.Join(", ", rule.Empty!.Select(column => $"{column.Key} = {column.Value}"))}";
        using var command = Command($"{act} where {rule.Key} in ({string.Join(", ", names)}) and {Over(transaction)}", transaction);
        for (var i = 0; i < names.Count; i++) Add(command, names[i], keys[i]);
        return command.ExecuteNonQuery();
    }

    /// <summary>When the first of those that are there goes; null when there are none.</summary>
    public DateTime? Next()
    {
        var first = Scalar(rule.Ordered is { } key
            ? $"select {rule.From} from {rule.Table} where {rule.From} is not null{Only} order by {key} limit 1"
            : $"select min({rule.From}) from {rule.Table} where {rule.From} is not null{Only}", null);
        return Instant(first) is { } from ? from + rule.Kept : null;
    }

    string Over(DbTransaction? transaction) => rule.Ordered is { } key ? string.Create(CultureInfo.InvariantCulture, $"{key} <= {boundary ??= Boundary(key, transaction)}{Only}") : $"{rule.From} < @before{Only}";

    long? boundary;

    /// <summary>The last key before the moment: looked up by halving, for there is no index on time where numbers rise with it.</summary>
    long Boundary(string key, DbTransaction? transaction)
    {
        var (low, high) = (0L, Convert.ToInt64(Scalar($"select coalesce(max({key}), 0) from {rule.Table}", transaction), CultureInfo.InvariantCulture));
        while (low < high)
        {
            var middle = low + (high - low + 1) / 2;
            if (Instant(Scalar(string.Create(CultureInfo.InvariantCulture, $"select {rule.From} from {rule.Table} where {key} <= {middle} order by {key} desc limit 1"), transaction)) is not { } at || at < Before) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    static DateTime? Instant(object? value) => value switch
    {
        null or DBNull => null,
        DateTime at => DateTime.SpecifyKind(at, DateTimeKind.Utc),
        DateOnly day => day.ToDateTime(default, DateTimeKind.Utc),
        _ => DateTime.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
    };

    object? Scalar(string sql, DbTransaction? transaction)
    {
        using var command = Command(sql, transaction);
        return command.ExecuteScalar();
    }

    DbCommand Command(string sql, DbTransaction? transaction)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        if (sql.Contains("@before", StringComparison.Ordinal)) Add(command, "@before", Before);
        return command;
    }

    static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
