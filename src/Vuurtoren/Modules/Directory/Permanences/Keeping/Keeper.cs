using Dapper;
using Microsoft.EntityFrameworkCore;
using static Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Permanences.Keeping;

/// <summary>Saves what changes in a house: one at a time, so that two who take the same room at the same moment do not both get it. Pages that are kept, calendars and the history of the place learn it.</summary>
sealed class Keeper(Db db, Database database, CurrentUser me, DateTime instant)
{
    /// <summary>What history calls it.</summary>
    public const string Path = "permanences", PremisesPath = "premises";

    /// <summary>It stands beside the record: history tells it, undoing a save of the form leaves it.</summary>
    public static bool IsBeside(string path) => path is Path or PremisesPath;

    /// <summary>PostgreSQL keeps microseconds: what history says must be what is read again.</summary>
    readonly DateTime now = new(instant.Ticks / 10 * 10, DateTimeKind.Utc);

    /// <param name="words">For the history of the place: what everybody may know of it.</param>
    /// <param name="act">Changes entities, and refuses by throwing; then nothing was saved.</param>
    public async Task Save(Guid house, string words, Func<Task> act, string path = Path)
    {
        await using var saving = await db.Database.BeginTransactionAsync();
        var (connection, transaction) = (db.Database.GetDbConnection(), saving.GetDbTransaction());
        database.LockChanges(connection, transaction);
        await act();
        db.Add(AuditEntry.Of("record-edited", now, me, Kinds.Location, house, path));
        await db.SaveChangesAsync();
        var (table, current) = (RecordTable.Of(Kinds.Location, db), new Current(connection, transaction));
        var seq = current.NextSeq();
        connection.Execute("update directory_location set seq = @seq, modified_at = @now where id = @house", new { seq, now, house }, transaction);
        current.Note(seq, Kinds.Location, house, Current.IsGone(table, current.Read(table, house)), now, me.Id!.Value.ToString(), "edit", new Dictionary<string, string?[]> { [path] = [null, words] });
        await saving.CommitAsync();
    }
}
