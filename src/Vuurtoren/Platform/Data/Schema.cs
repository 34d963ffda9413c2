using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;

namespace Vuurtoren.Platform.Data;

/// <summary>Brings the tables up to date from the numbered SQL files of all modules, under a lock, each file once.</summary>
public static partial class Schema
{
    public sealed partial record Step(string Name, string Sql)
    {
        /// <summary>What this engine does of it: all but the parts between "-- only on …" and "-- on both" that are for the other.</summary>
        public string On(bool postgres) => Apart().Replace(Sql, part => part.Groups[1].Value == (postgres ? "PostgreSQL" : "SQLite") ? part.Groups[2].Value : "");

        [GeneratedRegex(@"^-- only on (SQLite|PostgreSQL)$(.*?)(?=^-- only on |^-- on both$|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
        private static partial Regex Apart();

        public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
    }

    /// <summary>"001-platform" … in the order of their numbers, which rise over the whole house.</summary>
    public static readonly IReadOnlyList<Step> Steps = typeof(Schema).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
        .Select(name => new Step(name.Split('.')[^2], ReadResource(name)))
        .OrderBy(step => step.Name, StringComparer.Ordinal).ToList();

    internal const string StepTable = "create table if not exists schema_step (name text primary key, hash text not null, at timestamp with time zone not null)";

    /// <returns>The steps that were taken now.</returns>
    public static IReadOnlyList<string> BringUpToDate(Database database)
    {
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        database.LockChanges(connection, transaction);
        connection.Execute(StepTable, transaction: transaction);
        var done = Done(connection, transaction);
        if (done.Keys.Except(Steps.Select(step => step.Name)).Order(StringComparer.Ordinal).FirstOrDefault() is { } newer) throw new RuleBroken("command.newer", newer);
        var missing = Steps.Where(step => !done.ContainsKey(step.Name)).ToList();
        foreach (var step in missing) Take(connection, transaction, step, DateTime.UtcNow);
        transaction.Commit();
        return [.. missing.Select(step => step.Name)];
    }

    internal static void Take(DbConnection connection, DbTransaction transaction, Step step, DateTime at)
    {
        connection.Execute(step.On(postgres: connection is Npgsql.NpgsqlConnection), transaction: transaction);
        connection.Execute("insert into schema_step (name, hash, at) values (@Name, @Hash, @at)", new { step.Name, step.Hash, at }, transaction);
    }

    /// <summary>What is wrong with the schema, one code and name each: "missing", "changed", "unknown" (made by a newer version).</summary>
    public static IEnumerable<(string Problem, string Step)> Problems(DbConnection connection)
    {
        var done = Done(connection, null);
        foreach (var step in Steps)
            if (!done.TryGetValue(step.Name, out var hash)) yield return ("missing", step.Name);
            else if (hash != step.Hash) yield return ("changed", step.Name);
        foreach (var name in done.Keys.Except(Steps.Select(s => s.Name))) yield return ("unknown", name);
    }

    static Dictionary<string, string> Done(DbConnection connection, DbTransaction? transaction) =>
        connection.Query<(string Name, string Hash)>("select name, hash from schema_step", transaction: transaction).ToDictionary(s => s.Name, s => s.Hash);

    static string ReadResource(string name)
    {
        using var reader = new StreamReader(typeof(Schema).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
