using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Text.Json;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading;

/// <summary>Reads whole records with plain SQL, on the same connection and transaction as everything around it. Redact before use.</summary>
static class Records
{
    static readonly ConcurrentDictionary<Type, Func<DirectoryRecord>> makers = new();
    static readonly ConcurrentDictionary<Type, (Column Column, Func<IDataRecord, int, object?> Read)[]> shapes = new();

    /// <param name="where">What comes after the table's name, e.g. "where id in @ids".</param>
    public static List<T> Read<T>(DbConnection connection, DbTransaction? transaction, string where = "", object? parameters = null) where T : DirectoryRecord =>
        [.. Stream<T>(connection, transaction, where, parameters)];

    public static IEnumerable<T> Stream<T>(DbConnection connection, DbTransaction? transaction, string where = "", object? parameters = null) where T : DirectoryRecord
    {
        var shape = shapes.GetOrAdd(typeof(T), Shape);
        var make = makers.GetOrAdd(typeof(T), type => Expression.Lambda<Func<DirectoryRecord>>(Expression.New(type)).Compile());
        using var rows = connection.ExecuteReader(connection.WithLists($"select {Columns<T>("r")} from directory_{Kinds.Of(typeof(T))} r {where}"), parameters, transaction);
        while (rows.Read())
        {
            var record = (T)make();
            for (var i = 0; i < shape.Length; i++)
                if (!rows.IsDBNull(i) && shape[i].Read(rows, i) is { } value) shape[i].Column.Set(record, value);
            yield return record;
        }
    }

    public static List<T> ByIds<T>(DbConnection connection, DbTransaction? transaction, IReadOnlyCollection<Guid> ids) where T : DirectoryRecord =>
        ids.Count == 0 ? [] : Read<T>(connection, transaction, "where r.id in @ids", new { ids = ids.ToArray() });

    static string Columns<T>(string table) => string.Join(", ", shapes.GetOrAdd(typeof(T), Shape).Select(s => $"{table}.{s.Column.Path}"));

    static (Column, Func<IDataRecord, int, object?>)[] Shape(Type type) =>
        [.. type.GetProperties().Where(p => p.CanWrite).Select(p => (new Column(p), Reader(p.PropertyType)))];

    static Func<IDataRecord, int, object?> Reader(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return (row, at) => row.GetString(at);
        if (type == typeof(Guid)) return (row, at) => row.GetGuid(at);
        if (type == typeof(bool)) return (row, at) => row.GetBoolean(at);
        if (type == typeof(int)) return (row, at) => row.GetInt32(at);
        if (type == typeof(long)) return (row, at) => row.GetInt64(at);
        if (type == typeof(double)) return (row, at) => row.GetDouble(at);
        if (type == typeof(DateTime)) return (row, at) => DateTime.SpecifyKind(row.GetDateTime(at), DateTimeKind.Utc);
        if (type == typeof(DateOnly)) return (row, at) => ((DbDataReader)row).GetFieldValue<DateOnly>(at);
        if (type.IsEnum) return (row, at) => Enum.Parse(type, row.GetString(at));
        return (row, at) => row.GetString(at) is { Length: > 2 } json ? JsonSerializer.Deserialize(json, type, Json.Options) : null; // "[]" and "{}": as it was made
    }
}
