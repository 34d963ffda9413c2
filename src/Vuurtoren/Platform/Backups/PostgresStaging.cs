using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Backups;

/// <summary>A schema of its own in the same database; its tables take the place of the others in one transaction.</summary>
sealed class PostgresStaging : Staging
{
    const string Name = "vuurtoren_restoring";

    readonly Database target;
    readonly NpgsqlConnection connection;

    public PostgresStaging(Database target)
    {
        this.target = target;
        using (var other = target.Open()) other.Execute($"drop schema if exists {Name} cascade; create schema {Name}", commandTimeout: 0);
        Database = Database.At(target.Folder, new NpgsqlConnectionStringBuilder(target.ConnectionString) { SearchPath = Name, Pooling = false }.ToString());
        connection = (NpgsqlConnection)Database.Open();
        connection.Execute("set timezone = 'UTC'; set synchronous_commit = off");
    }

    public override Database Database { get; }
    protected override DbConnection Connection => connection;

    protected override IReadOnlyList<string> TakeIndexes()
    {
        var made = connection.Query<(string Name, string Sql)>("""
            select c.relname, pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid
            where c.relnamespace = current_schema()::regnamespace and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
            """).ToList();
        foreach (var (name, _) in made) connection.Execute($"drop index \"{name}\"");
        return [.. made.Select(index => index.Sql)];
    }

    protected override long Load(Table table, Stream rows, string engine, CancellationToken stop)
    {
        try
        {
            using (var writer = (StreamWriter)connection.BeginTextImport($"copy \"{table.Name}\" ({table.ColumnList}) from stdin"))
            {
                var block = new byte[1 << 17];
                for (int read; (read = rows.Read(block)) > 0; stop.ThrowIfCancellationRequested()) writer.BaseStream.Write(block.AsSpan(0, read));
            }
            return connection.ExecuteScalar<long>($"select count(*) from \"{table.Name}\"", commandTimeout: 0);
        }
        catch (PostgresException odd) when (odd.SqlState.StartsWith("22", StringComparison.Ordinal) || odd.SqlState.StartsWith("23", StringComparison.Ordinal))
        {
            throw new InvalidDataException(odd.MessageText, odd);
        }
    }

    protected override void Finish() => connection.Execute("analyze", commandTimeout: 0, commandType: CommandType.Text);

    public override void CheckNobodyUsesTarget()
    {
        using var look = target.Open();
        var began = look.ExecuteScalar<DateTime>("select clock_timestamp()");
        // A site looks twice a second whether there is work; who only has a window open does no harm.
        look.Execute("select pg_sleep(1.5)");
        var others = look.ExecuteScalar<long>("""
            select count(*) from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid() and state_change > @began
            """, new { began });
        if (others > 0) throw new RuleBroken("backup.in-use");
    }

    public override void TakePlace()
    {
        connection.Execute("set search_path = public"); // let go of the schema's name
        using var swap = target.Open();
        using var transaction = swap.BeginTransaction();
        try
        {
            swap.Execute("set local lock_timeout = '10s'", transaction: transaction);
            target.LockChanges(swap, transaction);
            var tables = Blueprint.Of(Schema.Steps).Select(table => table.Name).Append("schema_step").ToList();
            var place = swap.ExecuteScalar<string>("select current_schema()", transaction: transaction);
            swap.Execute($"drop table if exists {string.Join(", ", tables.Select(table => $"\"{place}\".\"{table}\""))} cascade", transaction: transaction);
            foreach (var table in tables) swap.Execute($"alter table {Name}.\"{table}\" set schema \"{place}\"", transaction: transaction);
            swap.Execute($"drop schema {Name} cascade", transaction: transaction);
            transaction.Commit();
        }
        catch (PostgresException waited) when (waited.SqlState == "55P03") { throw new RuleBroken("backup.in-use"); }
    }

    public override void Dispose()
    {
        connection.Dispose();
        using var other = target.Open();
        other.Execute($"drop schema if exists {Name} cascade", commandTimeout: 0);
    }
}
