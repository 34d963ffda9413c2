using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using static Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions;

namespace Vuurtoren.Modules.Directory.Upkeep;

/// <summary>"I checked this": all that a sheet says still holds, and nothing of it was changed.</summary>
sealed class Checking(Db db, Database database, Openings openings)
{
    /// <summary>By somebody who may change it; false when there is no such sheet for them.</summary>
    public async Task<bool> Check(Guid service, string how, CurrentUser me, DateTime now)
    {
        if (!Facts.Ways.Contains(how)) throw new RuleBroken("upkeep.how");
        if (await openings.Open(Kinds.Service, service, me) is not { } opened) return false;
        await new Publishing(db, database, me, now).Publish(opened.Form, how, keepsDraft: true);
        return true;
    }

    /// <summary>One group of answers: by somebody who may change the sheet. Others of the sheet are no fresher for it.</summary>
    public async Task<bool> Check(Guid service, SingleCheck check, CurrentUser me, DateTime instant)
    {
        if (await openings.Open(Kinds.Service, service, me) is not { } opened) return false;
        var (main, now) = (opened.Main, new DateTime(instant.Ticks / 10 * 10, DateTimeKind.Utc));
        await using var saving = await db.Database.BeginTransactionAsync();
        var (connection, transaction) = (db.Database.GetDbConnection(), saving.GetDbTransaction());
        database.LockChanges(connection, transaction);
        foreach (var column in check.Columns(path => main.Table.Has(path) && main[path] is not (null or "[]" or "{}")))
            await connection.ExecuteAsync("""
                insert into field_state (record_id, path, lang, verified_at, verified_by, how) values (@service, @column, '', @now, @by, @How)
                on conflict (record_id, path, lang) do update set verified_at = excluded.verified_at, verified_by = excluded.verified_by, how = excluded.how
                """, new { service, column, now, by = me.Id!.Value.ToString(), check.How }, transaction);
        var current = new Current(connection, transaction);
        var seq = current.NextSeq();
        var hours = check.Group == FieldGroups.Hours ? ", hours_checked_at = @now" : ""; // lists and sheets need to know of these whether they are sure
        await connection.ExecuteAsync($"update directory_service set seq = @seq, modified_at = @now{hours} where id = @service", new { seq, now, service }, transaction);
        current.Note(seq, Kinds.Service, service, Current.IsGone(main.Table, main.Values), now, me.Id!.Value.ToString(), "edit", new Dictionary<string, string?[]> { [check.Path] = [null, check.How] });
        db.Add(AuditEntry.Of("record-edited", now, me, Kinds.Service, service, check.Path));
        await db.SaveChangesAsync();
        await saving.CommitAsync();
        return true;
    }
}
