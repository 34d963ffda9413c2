using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using static Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions;
using Vuurtoren.Modules.Directory.Editing.Questions;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Editing;

/// <summary>Takes one save back, of all records that were saved together, as a new save: what was changed again since stays, and is told.</summary>
sealed class Reverting(Db db, Database database, CurrentUser me, DateTime instant)
{
    /// <summary>PostgreSQL keeps microseconds: what history says must be what is read again.</summary>
    readonly DateTime now = new(instant.Ticks / 10 * 10, DateTimeKind.Utc);

    readonly List<(Guid Record, string Path)> left = [];
    Current current = null!;
    DbConnection connection = null!;
    DbTransaction transaction = null!;
    long seq;

    /// <param name="seq">Of any record in that save.</param>
    /// <param name="mine">The records that this user has in front of them.</param>
    /// <returns>What stays as it is.</returns>
    public async Task<IReadOnlyList<(Guid Record, string Path)>> Undo(long seq, IReadOnlyCollection<Guid> mine)
    {
        await using var saving = await db.Database.BeginTransactionAsync();
        (connection, transaction) = (db.Database.GetDbConnection(), saving.GetDbTransaction());
        database.LockChanges(connection, transaction);
        var one = await db.Set<Change>().AsNoTracking().SingleOrDefaultAsync(c => c.Seq == seq && mine.Contains(c.RecordId)) ?? throw new RuleBroken("editing.undo.nothing");
        var together = await db.Set<Change>().AsNoTracking().Where(c => c.At == one.At && c.Cause == one.Cause && c.Actor == one.Actor && c.Changes != null && mine.Contains(c.RecordId)).OrderBy(c => c.Seq).ToListAsync();
        current = new(connection, transaction);
        var first = this.seq = current.NextSeq();
        foreach (var save in together) PutBack(save, $"undo:{seq}");
        if (this.seq == first) throw new RuleBroken(left.Count > 0 ? "editing.undo.since" : "editing.undo.nothing");
        db.Add(AuditEntry.Of("record-edited", now, me, one.Kind, one.RecordId, $"undo {seq}"));
        await db.SaveChangesAsync();
        await saving.CommitAsync();
        return left;
    }

    void PutBack(Change save, string cause)
    {
        var table = RecordTable.Of(save.Kind, db);
        var (values, changes) = (current.Read(table, save.RecordId), new Dictionary<string, string?[]>());
        foreach (var (path, pair) in Json.Read<Dictionary<string, string?[]>>(save.Changes!))
            if (pair[0] == pair[1] || path == Photos.PhotosPage.Path || Upkeep.SingleCheck.GroupIn(path) is not null || Permanences.Keeping.Keeper.IsBeside(path) || !(path.EndsWith(AllQuestions.Who, StringComparison.Ordinal) ? ShowAgain(save.RecordId, path, pair, changes) : Undoing.Put(table, values, path, pair, changes))) left.Add((save.RecordId, path));
        if (changes.Count == 0) return;
        if (table.Kind == Kinds.Location) Undoing.Placed(table, values);
        (values[table["seq"]], values[table["modified_at"]]) = (seq, now);
        current.Write(table, values);
        current.Note(seq++, save.Kind, save.RecordId, Current.IsGone(table, values), now, me.Id!.Value.ToString(), cause, changes);
    }

    /// <summary>Who sees a field, put back where nobody decided otherwise since.</summary>
    bool ShowAgain(Guid record, string path, string?[] pair, Dictionary<string, string?[]> changes)
    {
        var rows = connection.Execute("update field_state set visibility = @was where record_id = @record and path = @path and lang = '' and coalesce(visibility, '') = coalesce(@now, '')",
            new { was = pair[0], now = pair[1], record, path = path[..^AllQuestions.Who.Length] }, transaction);
        if (rows == 1) changes[path] = [pair[1], pair[0]];
        return rows == 1;
    }
}
