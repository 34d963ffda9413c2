using System.Data.Common;
using System.Text.Json;
using Dapper;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <param name="Removed">Records the import had made.</param>
/// <param name="Restored">Records it had changed.</param>
/// <param name="Left">Records or fields ("kind id path") that were changed since and so stay as they are.</param>
public sealed record Undone(long Removed, long Restored, IReadOnlyList<string> Left);

/// <summary>Takes an import back: removes what it made and restores what it changed, except what was changed since.</summary>
sealed class Undoing(Database database, string actor, DateTime now)
{
    readonly List<string> left = [];
    DbConnection connection = null!;
    DbTransaction transaction = null!;
    Current current = null!;
    long seq;

    sealed record Run(Guid Id, string Source, DateTime? UndoneAt, long FromSeq, long ToSeq);

    public Undone Undo(Guid id)
    {
        using (connection = database.Open())
        using (transaction = connection.BeginTransaction())
        {
            database.LockChanges(connection, transaction);
            var run = connection.Query<(string Source, DateTime? UndoneAt, long FromSeq, long ToSeq)>("select source, undone_at, from_seq, to_seq from import_run where id = @id", new { id }, transaction)
                .Select(r => new Run(id, r.Source, r.UndoneAt, r.FromSeq, r.ToSeq)).FirstOrDefault() ?? throw new RuleBroken("import.undo.unknown", id);
            if (run.UndoneAt is not null) throw new RuleBroken("import.undo.done", id);
            current = new(connection, transaction);
            seq = current.NextSeq();
            using (var db = database.Context()) foreach (var kind in Kinds.All) RecordTable.Of(kind.Name, db);
            var restored = Restore(run);
            var removed = Kinds.All.Reverse().Sum(kind => Remove(run, kind.Name));
            RestoreSources(run);
            ParkOrphans();
            connection.Execute("update import_run set undone_at = @now where id = @id", new { now, id }, transaction);
            transaction.Commit();
            return new(removed, restored, left);
        }
    }

    string Cause(Run run) => "undo:" + run.Id;

    long Restore(Run run)
    {
        var restored = 0L;
        var rows = connection.Query<(string Kind, Guid Record, string Changes)>(
            "select kind, record_id, changes from change where seq between @FromSeq and @ToSeq and changes is not null order by seq desc", run, transaction).ToList();
        foreach (var (kind, record, json) in rows)
        {
            var table = RecordTable.Of(kind, null!);
            var values = current.Read(table, record);
            var changes = new Dictionary<string, string?[]>();
            foreach (var (path, pair) in JsonSerializer.Deserialize<Dictionary<string, string?[]>>(json, Json.Options)!)
                if (!Put(table, values, path, pair, changes)) left.Add($"{kind} {record} {path}");
            if (changes.Count == 0) continue;
            if (table.Kind == Kinds.Location) Placed(table, values);
            (values[table["seq"]], values[table["modified_at"]]) = (seq, now);
            current.Write(table, values);
            current.Note(seq++, kind, record, Current.IsGone(table, values), now, actor, Cause(run), changes);
            restored++;
        }
        return restored;
    }

    /// <summary>The old value comes back where the import's still stands.</summary>
    internal static bool Put(RecordTable table, object?[] values, string path, string?[] pair, Dictionary<string, string?[]> changes)
    {
        var (column, lang) = table.Has(path) ? (path, null) : (path[..path.LastIndexOf('.')], path[(path.LastIndexOf('.') + 1)..]);
        var i = table[column];
        if (lang is null)
        {
            if (Shown(values[i]) != Shown(pair[1])) return false;
            values[i] = RecordTable.Typed(table.Columns[i], pair[0] ?? (table.Columns[i] is { IsJson: true, IsText: false } ? column == "alternate_names" ? "{}" : "[]" : null));
        }
        else
        {
            var text = values[i] is string json ? Json.Read<LocalText>(json) : null;
            if (text?[lang] != pair[1]) return false;
            var back = text is null ? LocalText.From(lang, pair[0]) : text.With(lang, pair[0]);
            values[i] = back is null ? null : Json.Write(back);
        }
        changes[path] = [pair[1], pair[0]];
        return true;

        static string? Shown(object? value) => RecordTable.Show(value) is { } text and not ("[]" or "{}") ? text : null;
    }

    internal static void Placed(RecordTable table, object?[] values) =>
        (values[table["municipality"]], values[table["neighbourhood"]]) = Places.Of(values[table["confidential"]] is true,
            values[table["latitude"]] as double?, values[table["longitude"]] as double?, Json.Read<List<Address>>((string)values[table["addresses"]]!));

    long Remove(Run run, string kind)
    {
        var table = RecordTable.Of(kind, null!).Name;
        const string made = "select record_id from change where seq between @FromSeq and @ToSeq and kind = @kind and changes is null";
        // What later imports did and undid does not count as a change since.
        var ofNoAccount = connection.Query<Guid>("select id from import_run where undone_at is not null and from_seq > @ToSeq", run, transaction).SelectMany(id => new[] { "import:" + id, "undo:" + id }).Append(Cause(run));
        var touched = $"select c.record_id from change c where c.seq > @ToSeq and c.kind = @kind and c.cause not in ('{string.Join("', '", ofNoAccount)}')";
        var about = new { run.Id, run.Source, run.FromSeq, run.ToSeq, kind, cause = Cause(run), actor, now, from = seq };
        left.AddRange(connection.Query<Guid>($"{made} and record_id in ({touched})", about, transaction).Select(id => $"{kind} {id}"));
        connection.Execute($"""
            insert into change (seq, kind, record_id, tombstone, at, actor, cause)
            select @from + row_number() over (order by seq) - 1, kind, record_id, true, @now, @actor, @cause from change
            where seq between @FromSeq and @ToSeq and kind = @kind and changes is null and record_id not in ({touched})
            """, about, transaction);
        var removed = connection.Execute($"delete from {table} where id in ({made}) and id not in ({touched})", about, transaction);
        if (kind == Kinds.Location) connection.Execute($"delete from directory_confidential_place where location_id not in (select id from {table})", transaction: transaction);
        connection.Execute($"delete from source_record where source = @Source and kind = @kind and record_id in ({made}) and record_id not in ({touched})", about, transaction);
        connection.Execute($"delete from alias where kind = @kind and record_id in ({made}) and record_id not in ({touched})", about, transaction);
        seq = current.NextSeq();
        return removed;
    }

    void RestoreSources(Run run) => connection.Execute("""
        delete from source_record where exists (select 1 from import_before b where b.run = @Id and b.raw is null and b.source = source_record.source and b.kind = source_record.kind and b.source_id = source_record.source_id);
        update source_record set
            raw = (select b.raw from import_before b where b.run = @Id and b.source = source_record.source and b.kind = source_record.kind and b.source_id = source_record.source_id),
            hash = (select b.hash from import_before b where b.run = @Id and b.source = source_record.source and b.kind = source_record.kind and b.source_id = source_record.source_id),
            missing_since = (select b.missing_since from import_before b where b.run = @Id and b.source = source_record.source and b.kind = source_record.kind and b.source_id = source_record.source_id)
        where exists (select 1 from import_before b where b.run = @Id and b.raw is not null and b.source = source_record.source and b.kind = source_record.kind and b.source_id = source_record.source_id);
        delete from import_difference where run = @Id;
        """, new { run.Id }, transaction);

    /// <summary>Services whose organisation went with the import wait for it again.</summary>
    void ParkOrphans()
    {
        var table = RecordTable.Of(Kinds.Service, null!);
        foreach (var id in connection.Query<Guid>("select id from directory_service where parked is null and organization_id is not null and organization_id not in (select id from directory_organization)", transaction: transaction).ToList())
        {
            var values = current.Read(table, id);
            values[table["parked"]] = "organization-unknown";
            (values[table["seq"]], values[table["modified_at"]]) = (seq, now);
            current.Write(table, values);
            current.Note(seq++, table.Kind, id, true, now, actor, "orphan", new Dictionary<string, string?[]> { ["parked"] = [null, "organization-unknown"] });
        }
    }
}
