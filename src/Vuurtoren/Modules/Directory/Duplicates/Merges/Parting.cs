using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;
using static Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Duplicates.Merges;

/// <summary>A field that stays as it is, for it was changed again since.</summary>
public sealed record LeftAsIs(string Kind, Guid Record, string Path);

/// <summary>Takes a merging back, all of it, as a new save: what was changed again since stays, and is told.</summary>
sealed class Parting(Db db, Database database, CurrentUser me, DateTime instant)
{
    /// <summary>PostgreSQL keeps microseconds: what history says must be what is read again.</summary>
    readonly DateTime now = new(instant.Ticks / 10 * 10, DateTimeKind.Utc);
    readonly List<LeftAsIs> left = [];

    DbConnection connection = null!;
    DbTransaction transaction = null!;
    Current current = null!;
    long seq;

    public async Task<IReadOnlyList<LeftAsIs>> Part(Guid id)
    {
        await using var saving = await db.Database.BeginTransactionAsync();
        (connection, transaction) = (db.Database.GetDbConnection(), saving.GetDbTransaction());
        database.LockChanges(connection, transaction);
        var merge = await db.Set<Merge>().SingleAsync(m => m.Id == id);
        merge.Undo(now);
        current = new(connection, transaction);
        seq = current.NextSeq();
        // The last first: what a record took from the other goes back before the other comes back.
        foreach (var change in await db.Set<Change>().AsNoTracking().Where(c => c.Cause == merge.Cause && c.Changes != null).OrderByDescending(c => c.Seq).ToListAsync()) PutBack(change, merge);
        LeadBack(merge, Json.Read<Aside>(merge.Aside));
        var (a, b) = Pairs.Ordered(merge.KeptId, merge.GoneId);
        await connection.ExecuteAsync("delete from directory_pair_answer where a = @a and b = @b", new { a, b }, transaction);
        db.Add(AuditEntry.Of("records-parted", now, me, merge.Kind, merge.KeptId, $"{merge.GoneId} <- {merge.KeptId}"));
        await db.SaveChangesAsync();
        await saving.CommitAsync();
        return left;
    }

    void PutBack(Change change, Merge merge)
    {
        var table = RecordTable.Of(change.Kind, db);
        if (current.Find(table, change.RecordId) is not { } values) return;
        var changes = new Dictionary<string, string?[]>();
        foreach (var (path, pair) in Json.Read<Dictionary<string, string?[]>>(change.Changes!))
            if (!Undoing.Put(table, values, path, pair, changes)) left.Add(new(change.Kind, change.RecordId, path));
        if (changes.Count == 0) return;
        if (table.Kind == Kinds.Location) Undoing.Placed(table, values);
        (values[table["seq"]], values[table["modified_at"]]) = (seq, now);
        current.Write(table, values);
        current.Note(seq++, change.Kind, change.RecordId, Current.IsGone(table, values), now, me.Id!.Value.ToString(), "undo:" + merge.Cause, changes);
    }

    void LeadBack(Merge merge, Aside aside)
    {
        foreach (var alias in aside.Aliases)
            connection.Execute(alias.Was is null ? "delete from alias where id = @Id" : "update alias set record_id = @Was where id = @Id", alias, transaction);
        foreach (var row in aside.Sources)
            // A source that gave something new meanwhile gave it to the record that stayed: the next import asks about every field that differs.
            connection.Execute("""
                update source_record set record_id = @Was, hash = case when last_run = @LastRun then hash else '' end, raw = case when last_run = @LastRun then raw else @nothing end
                where source = @Source and kind = @Kind and source_id = @SourceId
                """, new { row.Source, row.Kind, row.SourceId, row.Was, row.LastRun, nothing = "{}" }, transaction);
        foreach (var file in aside.Files)
            connection.Execute("update stored_file set owner_id = @Was, place = place - 100 where id = @Id", file, transaction);
        foreach (var id in aside.Suggestions ?? [])
            connection.Execute("update directory_suggestion set service_id = @GoneId where id = @id and state = 'Open'", new { merge.GoneId, id }, transaction);
        foreach (var state in aside.States)
            connection.Execute("delete from field_state where record_id = @KeptId and path = @Path and lang = @Lang and not pinned", new { merge.KeptId, state.Path, state.Lang }, transaction);
    }
}
