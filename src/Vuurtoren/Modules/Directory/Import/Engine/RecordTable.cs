using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Engine;

/// <summary>One column of a record's table, as the model of the house maps it.</summary>
/// <param name="IsField">Filled in by sources and people, so compared and merged; the others are bookkeeping.</param>
/// <param name="Read">The value as the record has it; parts and texts are not yet JSON.</param>
public sealed record RecordColumn(string Path, Type Type, Type PartType, bool IsJson, bool IsText, bool IsField, Func<object, object?> Read, Action<object, object?> Write);

/// <summary>The table of one kind of record: how a record becomes stored values and the JSON in which a source's fields are kept.</summary>
public sealed class RecordTable
{
    static readonly HashSet<string> bookkeeping = ["id", "parked", "withdrawn_at", "source", "source_date", "verified_at", "verified_how", "hours_since", "hours_checked_at", "seq", "modified_at", "municipality", "neighbourhood"];
    static readonly ConcurrentDictionary<string, RecordTable> tables = new();
    /// <summary>Used again for every record.</summary>
    [ThreadStatic] static ArrayBufferWriter<byte>? buffer;
    [ThreadStatic] static Utf8JsonWriter? writer;

    public string Kind { get; }
    public string Name { get; }
    public IReadOnlyList<RecordColumn> Columns { get; }
    /// <summary>All columns, in their order, of the record @id.</summary>
    public string SelectOne { get; }
    readonly Dictionary<string, int> positions;
    readonly byte[][] names;
    /// <summary>The stored values of a record of which nothing is known.</summary>
    readonly object?[] empty;

    RecordTable(string kind, IEntityType type)
    {
        (Kind, Name) = (kind, type.GetTableName()!);
        Columns = type.GetProperties().Select(Column).OrderBy(c => c.Path == "identifiers").ToList(); // last, see ToJson
        positions = Columns.Select((c, i) => (c.Path, i)).ToDictionary(c => c.Path, c => c.i);
        SelectOne = $"select {string.Join(", ", Columns.Select(c => c.Path))} from {Name} where id = @id";
        names = [.. Columns.Select(c => Encoding.UTF8.GetBytes(c.Path))];
        empty = [.. Columns.Select(c => !c.IsJson || c.IsText ? null : c.Path == "alternate_names" ? "{}" : (object)"[]")];
    }

    public static RecordTable Of(string kind, Db db) =>
        tables.GetOrAdd(kind, _ => new(kind, db.Model.FindEntityType(Kinds.TypeOf(kind))!));

    public int this[string path] => positions[path];
    public bool Has(string path) => positions.ContainsKey(path);

    static RecordColumn Column(IProperty property)
    {
        var converter = property.GetValueConverter() ?? property.GetTypeMapping().Converter;
        var isText = property.ClrType == typeof(LocalText);
        var isJson = converter?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(JsonColumn<>);
        var getter = property.GetGetter();
        var path = property.GetColumnName();
        var stored = property.ClrType.IsEnum || isJson ? typeof(string) : Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return new(path, stored, property.ClrType, isJson, isText, !bookkeeping.Contains(path), getter.GetClrValue, (record, value) => { if (value is not null || property.IsNullable) property.PropertyInfo!.SetValue(record, value); });
    }

    /// <summary>A record's fields as JSON, see <see cref="ToJson(object?[], string?)"/>; parts are written straight from the record.</summary>
    public (byte[] Raw, string Hash, string Content) ToJson(DirectoryRecord record, string? apart = null) => ToJson(i => Columns[i].Read(record), apart);

    /// <summary>The same from stored values.</summary>
    public (byte[] Raw, string Hash, string Content) ToJson(object?[] values, string? apart = null) => ToJson(i => values[i], apart);

    /// <summary>
    /// The fields as JSON, identifiers last; its hash, by which a change at the source is seen (with what is kept apart from it);
    /// and the hash of its content, that is all but the identifiers, by which rows that are the same are found.
    /// </summary>
    (byte[] Raw, string Hash, string Content) ToJson(Func<int, object?> valueOf, string? apart)
    {
        var written = buffer ??= new(4096);
        var writer = RecordTable.writer ??= new(written, new() { Encoder = Json.Options.Encoder, SkipValidation = true });
        written.ResetWrittenCount();
        writer.Reset(written);
        writer.WriteStartObject();
        var content = -1;
        for (var i = 0; i < Columns.Count; i++)
        {
            if (!Columns[i].IsField || valueOf(i) is not { } value || value is "[]" or "{}" or ICollection { Count: 0 }) continue;
            if (Columns[i].Path == "identifiers") { writer.Flush(); content = written.WrittenCount; }
            writer.WritePropertyName(Columns[i].Path);
            Write(writer, Columns[i], value);
        }
        if (content < 0) { writer.Flush(); content = written.WrittenCount; }
        writer.WriteEndObject();
        writer.Flush();
        var raw = written.WrittenSpan.ToArray();
        if (apart is null) return (raw, Hash(raw), Hash(raw.AsSpan(0, content)));
        var secret = Encoding.UTF8.GetBytes(apart);
        return (raw, Hash([.. raw, .. secret]), Hash([.. raw.AsSpan(..^1), .. secret]));
    }

    /// <summary>32 hexadecimal digits of SHA-256: enough to tell any two rows apart.</summary>
    static string Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    static void Write(Utf8JsonWriter writer, RecordColumn column, object value)
    {
        switch (value)
        {
            case LocalText text: LocalTextJson.Write(writer, text); break;
            case string json when column.IsJson: writer.WriteRawValue(json, skipInputValidation: true); break;
            case string word: writer.WriteStringValue(word); break;
            case Enum choice: writer.WriteStringValue(choice.ToString()); break;
            case bool yes: writer.WriteBooleanValue(yes); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            case not null when column.IsJson: JsonSerializer.Serialize(writer, value, column.PartType, Json.Options); break;
            default: writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    /// <summary>The stored values out of such JSON; bookkeeping columns stay null.</summary>
    public object?[] FromJson(string raw) => FromJson(Encoding.UTF8.GetBytes(raw));

    public object?[] FromJson(byte[] raw)
    {
        var values = FromUtf8(raw);
        for (var i = 0; i < values.Length; i++) if (values[i] is ReadOnlyMemory<byte> text) values[i] = Encoding.UTF8.GetString(text.Span);
        return values;
    }

    /// <summary>The same for <see cref="BulkWriter"/>: texts and parts stay where they are, in UTF-8 (ReadOnlyMemory of byte).</summary>
    public object?[] FromUtf8(byte[] raw)
    {
        var values = (object?[])empty.Clone();
        var reader = new Utf8JsonReader(raw);
        reader.Read();
        for (var last = -1; reader.Read() && reader.TokenType == JsonTokenType.PropertyName;)
        {
            var i = Position(ref reader, last + 1);
            reader.Read();
            if (i < 0) reader.Skip();
            else values[last = i] = Value(Columns[i], raw, ref reader);
        }
        return values;
    }

    /// <summary>The column of this name, -1 when there is none; the names come in the order of the columns, so the first guess is mostly near.</summary>
    int Position(ref Utf8JsonReader reader, int guess)
    {
        for (var step = 0; step < names.Length; step++)
            if ((guess + step) % names.Length is var i && reader.ValueTextEquals(names[i])) return i;
        return -1;
    }

    static object? Value(RecordColumn column, byte[] raw, ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (column.IsJson)
        {
            reader.Skip();
            return new ReadOnlyMemory<byte>(raw, start, (int)reader.BytesConsumed - start);
        }
        return column.Type == typeof(string) ? reader.ValueIsEscaped ? new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(reader.GetString()!)) : new ReadOnlyMemory<byte>(raw, start + 1, reader.ValueSpan.Length)
            : column.Type == typeof(bool) ? reader.GetBoolean()
            : column.Type == typeof(int) ? reader.GetInt32()
            : column.Type == typeof(long) ? reader.GetInt64()
            : column.Type == typeof(double) ? reader.GetDouble()
            : Parse(column.Type, reader.GetString()!);
    }

    /// <summary>The stored values of a record that is made here.</summary>
    public object?[] New(Guid id)
    {
        var values = (object?[])empty.Clone();
        for (var i = 0; i < values.Length; i++)
            if (Columns[i] is { Type: var type, PartType: var part } && values[i] is null)
                values[i] = part.IsEnum ? Enum.GetNames(part)[0] : type == typeof(bool) ? false : null;
        values[this["id"]] = id;
        values[this["source"]] = "vuurtoren";
        return values;
    }

    /// <summary>The record of these values; columns that the model has no say over are left out.</summary>
    public DirectoryRecord ToRecord(object?[] values)
    {
        var record = (DirectoryRecord)RuntimeHelpers.GetUninitializedObject(Kinds.TypeOf(Kind));
        for (var i = 0; i < values.Length; i++) Columns[i].Write(record, values[i] is string json && Columns[i].IsJson ? JsonSerializer.Deserialize(json, Columns[i].PartType, Json.Options) : Enumerated(Columns[i], values[i]));
        return record;

        static object? Enumerated(RecordColumn column, object? value) => value is string name && column.PartType.IsEnum ? Enum.Parse(column.PartType, name) : value;
    }

    /// <summary>The other way: a record as its columns store it.</summary>
    public object?[] ToValues(DirectoryRecord record) => [.. Columns.Select(column => column.Read(record) switch
    {
        null => null,
        var value when column.IsJson => JsonSerializer.Serialize(value, column.PartType, Json.Options),
        Enum choice => choice.ToString(),
        var value => value,
    })];

    /// <summary>A stored value as text, the way history and differences keep it.</summary>
    public static string? Show(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "true" : "false",
        DateTime at => at.ToString("O", CultureInfo.InvariantCulture),
        IFormattable thing => thing.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Back from text, or from what the database gave, to the column's own type.</summary>
    public static object? Typed(RecordColumn column, object? value) => value switch
    {
        null or DBNull => null,
        string text when column.Type != typeof(string) => Parse(column.Type, text),
        long number when column.Type == typeof(bool) => number != 0,
        long number when column.Type == typeof(int) => (int)number,
        _ => value,
    };

    static object Parse(Type type, string text) =>
        type == typeof(Guid) ? Guid.Parse(text)
        : type == typeof(DateOnly) ? DateOnly.Parse(text, CultureInfo.InvariantCulture)
        : type == typeof(DateTime) ? DateTime.SpecifyKind(DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal), DateTimeKind.Utc)
        : Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
}
