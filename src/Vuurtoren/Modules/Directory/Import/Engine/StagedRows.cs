using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>The tables of a stage and how rows get into them.</summary>
sealed class StagedRows : IDisposable
{
    static readonly string[] itemColumns = ["n", "kind", "source_id", "record_id", "line", "hash", "content", "parked", "source_date", "municipality", "neighbourhood", "placed", "hidden", "hours", "loose"];
    readonly SqliteCommand item, note;
    readonly SqliteCommand[] raw;
    long items, notes;

    public static void Create(SqliteConnection connection) => connection.Execute($"""
        create table if not exists meta (key text primary key, value text);
        create table if not exists item (n integer primary key, kind integer not null, source_id text not null, record_id text not null, line integer not null,
            hash text not null, content text not null, parked text, source_date text, municipality text, neighbourhood text,
            placed integer not null, hidden integer not null, hours integer not null, loose integer not null, state integer not null default 0);
        create index if not exists item_loose on item (kind) where loose;
        create table if not exists note (n integer primary key, kind text not null, source_id text, line integer not null, reason text not null, used integer not null, raw text not null);
        create table if not exists alias (id text primary key, kind integer not null, record_id text not null, source_id text not null, hash text not null, raw blob not null);
        {string.Concat(Kinds.All.Select((_, kind) => $"create table if not exists raw_{kind} (n integer primary key, raw blob not null, secret text);"))}
        """);

    public StagedRows(SqliteConnection connection)
    {
        item = Insert("item", itemColumns);
        note = Insert("note", "n", "kind", "source_id", "line", "reason", "used", "raw");
        raw = [.. Kinds.All.Select((_, kind) => Insert($"raw_{kind}", "n", "raw", "secret"))];
        items = connection.ExecuteScalar<long>("select coalesce(max(n), 0) from item");
        notes = connection.ExecuteScalar<long>("select coalesce(max(n), 0) from note");

        SqliteCommand Insert(string table, params string[] columns)
        {
            var command = connection.CreateCommand();
            command.CommandText = $"insert into {table} ({string.Join(", ", columns)}) values ({string.Join(", ", columns.Select(c => "@" + c))})";
            foreach (var column in columns) command.Parameters.AddWithValue("@" + column, DBNull.Value);
            return command;
        }
    }

    /// <param name="loose">It points to something that was not read before it.</param>
    public void Add(ReadRecord read, Prepared prepared, ImportInput input, bool loose)
    {
        var record = prepared.Record!;
        var location = record as Location;
        Execute(item, ++items, prepared.Kind, read.SourceId, record.Id.ToString(), read.Line, prepared.Hash, prepared.Content, record.Parked,
            (record.SourceDate ?? input.Date)?.ToString("O", CultureInfo.InvariantCulture), location?.Municipality, location?.Neighbourhood,
            prepared.Placed, record.Parked is not null || record.Visibility != Visibility.Public, prepared.Hours, loose);
        Execute(raw[prepared.Kind], items, prepared.Raw, prepared.Secret);
    }

    public void Note(string kind, string? sourceId, long line, string reason, bool used, string found) => Execute(note, ++notes, kind, sourceId, line, reason, used, found);

    static void Execute(SqliteCommand insert, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) insert.Parameters[i].Value = values[i] ?? DBNull.Value;
        insert.ExecuteNonQuery();
    }

    public void Dispose()
    {
        item.Dispose();
        note.Dispose();
        foreach (var command in raw) command.Dispose();
    }
}
