using System.Collections.Concurrent;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Vuurtoren.Modules.Directory.Reading.Rows;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading;

/// <summary>Reads whole records with plain SQL, on the same connection and in the same transaction as everything around it. Redact before use.</summary>
static class Records
{
    /// <param name="where">What comes after the table's name, e.g. "where r.organization_id in @ids"; always the same words.</param>
    /// <param name="ids">The list in it.</param>
    /// <param name="forRow">Only the columns of which a list makes its rows.</param>
    public static List<T> Read<T>(DbConnection connection, string where = "", IReadOnlyCollection<Guid>? ids = null, bool forRow = false) where T : DirectoryRecord
    {
        var records = new List<T>(ids?.Count ?? 0);
        if (ids is { Count: 0 }) return records;
        var shape = forRow ? Shape<T>.OfRow : Shape<T>.Whole;
        using var rows = RawRows.Of(connection, shape.Query(where), ids);
        while (rows.Read()) records.Add(shape.Make(rows));
        return records;
    }

    public static List<T> ByIds<T>(DbConnection connection, IReadOnlyCollection<Guid> ids, bool forRow = false) where T : DirectoryRecord =>
        Read<T>(connection, "where r.id in @ids", ids, forRow);

    sealed class Shape<T> where T : DirectoryRecord
    {
        public static readonly Shape<T> Whole = new(_ => true), OfRow = new(RowColumns.Has);

        readonly PropertyInfo[] columns;
        readonly ConcurrentDictionary<string, string> queries = new();

        Shape(Func<PropertyInfo, bool> has)
        {
            columns = [.. typeof(T).GetProperties().Where(p => p.CanWrite && has(p))];
            Make = Compile();
        }

        public string Query(string where) => queries.GetOrAdd(where, where => $"select {string.Join(", ", columns.Select(c => "r." + Db.Snake(c.Name)))} from directory_{Kinds.Of(typeof(T))} r {where}");

        /// <summary>The record of a row. A column that is empty leaves what a new record has.</summary>
        public Func<RawRows, T> Make { get; }

        Func<RawRows, T> Compile()
        {
            var (rows, record) = (Expression.Parameter(typeof(RawRows)), Expression.Variable(typeof(T)));
            var fill = columns.Select((column, at) => Fill(column, rows, record, Expression.Constant(at)));
            return Expression.Lambda<Func<RawRows, T>>(Expression.Block([record], [Expression.Assign(record, Expression.New(typeof(T))), .. fill, record]), rows).Compile();
        }

        static ConditionalExpression Fill(PropertyInfo column, Expression rows, Expression record, Expression at)
        {
            var (read, parts) = Reader(column.PropertyType);
            Expression there = parts ? Expression.Call(typeof(Cells), nameof(Cells.HasParts), null, rows, at) : Expression.Not(Expression.Call(rows, nameof(RawRows.IsNull), null, at));
            var value = read.IsStatic ? Expression.Call(read, rows, at) : Expression.Call(rows, read, at);
            return Expression.IfThen(there, Expression.Call(record, column.GetSetMethod(nonPublic: true)!, Expression.Convert(value, column.PropertyType)));
        }

        /// <returns>The method that reads such a value, and whether it is a list or dictionary of parts.</returns>
        static (MethodInfo Method, bool Parts) Reader(Type type)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (type == typeof(string)) return (Cell(nameof(Cells.Text)), false);
            if (type == typeof(LocalText)) return (Cell(nameof(Cells.Local)), false);
            if (type == typeof(Guid)) return (Own(nameof(RawRows.Id)), false);
            if (type == typeof(bool)) return (Own(nameof(RawRows.Yes)), false);
            if (type == typeof(int) || type == typeof(long)) return (Own(nameof(RawRows.Whole)), false);
            if (type == typeof(double)) return (Own(nameof(RawRows.Number)), false);
            if (type == typeof(DateTime)) return (Own(nameof(RawRows.Time)), false);
            if (type == typeof(DateOnly)) return (Own(nameof(RawRows.Day)), false);
            if (type.IsEnum) return (Cell(nameof(Cells.Named)).MakeGenericMethod(type), false);
            return type == typeof(IReadOnlyList<Guid>) ? (Cell(nameof(Cells.Ids)), true) : (Cell(nameof(Cells.Parts)).MakeGenericMethod(type), true);
        }

        static MethodInfo Own(string name) => typeof(RawRows).GetMethod(name)!;
        static MethodInfo Cell(string name) => typeof(Cells).GetMethod(name)!;
    }
}
