using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Backups;

/// <summary>Where a backup is laid out before it takes the place of what is there, or to see whether it can be.</summary>
abstract class Staging : IDisposable
{
    /// <summary>The tables that are laid out, as any other database.</summary>
    public abstract Database Database { get; }

    protected abstract DbConnection Connection { get; }

    /// <param name="progress">Bytes that were read, and how many there are.</param>
    public void Fill(BackupFile backup, Action<long, long>? progress, CancellationToken stop)
    {
        var (manifest, read) = (backup.Manifest, 0L);
        var steps = Blueprint.Known(manifest.Steps.Select(step => step.Name));
        using (var transaction = Connection.BeginTransaction())
        {
            Connection.Execute(Schema.StepTable, transaction: transaction);
            foreach (var step in steps) Schema.Take(Connection, transaction, step, manifest.Steps.Single(made => made.Name == step.Name).At);
            transaction.Commit();
        }
        var indexes = TakeIndexes(); // rows first: an index is made faster than it is kept
        foreach (var table in Blueprint.Of(steps))
        {
            Connection.Execute($"delete from \"{table.Name}\""); // what a step put in it is in the backup, as it became
            var entry = manifest.Entries.Single(entry => entry.Name == Manifest.Tables + table.Name);
            backup.Read(entry, rows => Load(table, rows, manifest.Engine, stop), bytes => progress?.Invoke(read += bytes, manifest.Bytes));
        }
        foreach (var index in indexes) Connection.Execute(index, commandTimeout: 0);
        Finish();
        Schema.BringUpToDate(Database);
    }

    /// <summary>Reads the rest of the backup too, only to see whether it is what it was.</summary>
    public static void ReadFiles(BackupFile backup, Func<string, Stream, long> use)
    {
        foreach (var entry in backup.Manifest.Entries.Where(entry => entry.Name.StartsWith(Manifest.Files, StringComparison.Ordinal)))
            backup.Read(entry, stream => use(entry.Name[Manifest.Files.Length..], stream));
    }

    /// <summary>Drops the indexes that no constraint needs.</summary>
    /// <returns>How they are made again.</returns>
    protected abstract IReadOnlyList<string> TakeIndexes();

    /// <returns>How many rows the table has.</returns>
    protected abstract long Load(Table table, Stream rows, string engine, CancellationToken stop);

    /// <summary>All rows are in.</summary>
    protected abstract void Finish();

    /// <summary>Refuses when others use what it would replace.</summary>
    public abstract void CheckNobodyUsesTarget();

    /// <summary>Takes the place of what is there, in one step.</summary>
    public abstract void TakePlace();

    public abstract void Dispose();
}
