using System.Data.Common;
using Dapper;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>Where a source says otherwise than the directory: a person decides, once or for always.</summary>
sealed class Deciding(DbConnection connection, DbTransaction transaction, string actor, DateTime now)
{
    /// <summary>How differences of a kind of record are always decided for this source, by field.</summary>
    public static IReadOnlyDictionary<string, Keep> Rules(DbConnection connection, DbTransaction? transaction, string source, string kind) =>
        connection.Query<(string Path, string Keep)>("select path, keep from import_rule where source = @source and kind = @kind", new { source, kind }, transaction)
            .ToDictionary(rule => rule.Path, rule => Enum.Parse<Keep>(rule.Keep, ignoreCase: true));

    /// <summary>Decides one difference.</summary>
    public void Decide(Guid record, string path, string lang, string source, Keep keep)
    {
        var about = new { record, path, lang, source };
        var found = connection.Query<(string Kind, string? Current, string? Incoming)>("""
            select (select min(s.kind) from source_record s where s.record_id = d.record_id and s.source = d.source), d.current, d.incoming
            from import_difference d where d.record_id = @record and d.path = @path and d.lang = @lang and d.source = @source
            """, about, transaction).ToList();
        if (found is not [var difference]) throw new RuleBroken("imports.difference.gone");
        if (keep == Keep.Theirs) Take(difference.Kind, record, path, lang, source, [difference.Incoming, difference.Current]);
        var pin = keep == Keep.Ours
            ? "insert into field_state (record_id, path, lang, pinned) values (@record, @path, @lang, true) on conflict (record_id, path, lang) do update set pinned = true"
            : "update field_state set pinned = false where record_id = @record and path = @path and lang = @lang";
        connection.Execute(pin, about, transaction);
        Forget(record, path, lang, source);
    }

    /// <summary>Decides all differences of this field, those that wait and those that come.</summary>
    public void Always(string source, string kind, string path, Keep keep)
    {
        connection.Execute("""
            insert into import_rule (source, kind, path, keep) values (@source, @kind, @path, @keep)
            on conflict (source, kind, path) do update set keep = excluded.keep
            """, new { source, kind, path, keep = keep.ToString().ToLowerInvariant() }, transaction);
        var waiting = connection.Query<(Guid Record, string Lang, string? Current, string? Incoming)>("""
            select d.record_id, d.lang, d.current, d.incoming from import_difference d
            where d.source = @source and d.path = @path and exists (select 1 from source_record s where s.record_id = d.record_id and s.source = d.source and s.kind = @kind)
            """, new { source, path, kind }, transaction).ToList();
        foreach (var (record, lang, mine, theirs) in waiting)
        {
            if (keep == Keep.Theirs && !TryTake(kind, record, path, lang, source, [theirs, mine])) continue; // changed since: stays for a person to look at
            Forget(record, path, lang, source);
        }
    }

    public void NoLonger(string source, string kind, string path) =>
        connection.Execute("delete from import_rule where source = @source and kind = @kind and path = @path", new { source, kind, path }, transaction);

    void Forget(Guid record, string path, string lang, string source) => connection.Execute(
        "delete from import_difference where record_id = @record and path = @path and lang = @lang and source = @source", new { record, path, lang, source }, transaction);

    void Take(string kind, Guid record, string path, string lang, string source, string?[] pair)
    {
        if (!TryTake(kind, record, path, lang, source, pair)) throw new RuleBroken("imports.difference.changed");
    }

    /// <returns>False when the field no longer says what the difference was with, or may not be taken.</returns>
    bool TryTake(string kind, Guid record, string path, string lang, string source, string?[] pair)
    {
        var (current, table) = (new Current(connection, transaction), RecordTable.Of(kind, null!));
        if (current.Find(table, record) is not { } values) return false;
        if (kind == Kinds.Location && values[table["confidential"]] is true && Secret.Columns.Contains(path)) return false;
        var changes = new Dictionary<string, string?[]>();
        if (!Undoing.Put(table, values, lang.Length == 0 ? path : $"{path}.{lang}", pair, changes)) return false;
        if (path == "schedules") Applying.Follow(table, "hours_since", now, values, changes); // nobody has seen these hours yet
        if (kind == Kinds.Location) Undoing.Placed(table, values);
        var seq = current.NextSeq();
        (values[table["seq"]], values[table["modified_at"]]) = (seq, now);
        current.Write(table, values);
        current.Note(seq, kind, record, Current.IsGone(table, values), now, actor, "difference:" + source, changes);
        return true;
    }
}
