using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Persons;

/// <summary>Who left which record, so that an import does not bring the person back. Kept as hashes: nobody can read who it was.</summary>
sealed class LeftPersons
{
    readonly Database database;
    readonly HashSet<(Guid Record, string Hash)> left;

    LeftPersons(Database database, IEnumerable<(Guid, string)> rows) => (this.database, left) = (database, [.. rows]);

    public static LeftPersons Of(Database database)
    {
        using var connection = database.Open();
        return new(database, connection.Query<(Guid, string)>("select record_id, hash from directory_left"));
    }

    public bool Any => left.Count > 0;
    public bool Has(Guid record, string? name) => Any && name is not null && left.Contains((record, Hash(database, record, name)));

    /// <summary>Who comes back and leaves once more has left on the last day.</summary>
    internal static void Note(DbConnection connection, DbTransaction? transaction, Left left) =>
        connection.Execute("insert into directory_left (record_id, hash, left_at) values (@Record, @Hash, @At) on conflict (record_id, hash) do update set left_at = excluded.left_at", left, transaction);

    internal static string Hash(Database database, Guid record, string name) =>
        database.Secret.Seal($"left\n{record:N}\n{string.Join(' ', name.Normalize().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}");
}
