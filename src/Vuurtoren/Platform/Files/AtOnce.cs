using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Files;

/// <summary>Takes files away that may not stay a week longer, as others do for a backup that is under way: photos of who left or no longer agrees.</summary>
static class AtOnce
{
    /// <returns>What their bytes are called, for when the transaction is committed.</returns>
    public static IReadOnlyList<string> Forget(DbConnection connection, DbTransaction transaction, Owner owner)
    {
        var hashes = connection.Query<string>("select s.sha256 from stored_size s join stored_file f on f.id = s.file_id where f.owner_kind = @Kind and f.owner_id = @Id", owner, transaction).AsList();
        if (hashes.Count == 0) return [];
        connection.Execute("""
            delete from stored_size where file_id in (select id from stored_file where owner_kind = @Kind and owner_id = @Id);
            delete from stored_file where owner_kind = @Kind and owner_id = @Id;
            """, owner, transaction);
        return hashes;
    }

    /// <summary>Bytes that another file has too stay. Under the lock of whoever puts a file.</summary>
    public static void Wipe(Database database, IReadOnlyCollection<string> hashes)
    {
        if (hashes.Count == 0) return;
        using var connection = database.Open();
        using var transaction = connection.BeginTransaction();
        database.LockChanges(connection, transaction);
        // While a backup is put back its files still lie apart.
        FileFolders[] folders = [new(database.Folder), new(Backups.Restoring.StagedIn(database.Folder))];
        foreach (var path in hashes.SelectMany(hash => folders.Select(folder => (Hash: hash, File: folder.PathOf(hash)))).Where(path => File.Exists(path.File)))
            if (connection.ExecuteScalar<long>("select count(*) from stored_size where sha256 = @Hash", new { path.Hash }, transaction) == 0) File.Delete(path.File);
    }
}
