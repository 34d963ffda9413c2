using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Vuurtoren.Platform.Data;

/// <summary>
/// What a page asks at each look is understood once: to walk through the same expression anew each time takes EF as long as to read some tens of rows.
/// EF understands it for one kind of database; here once for each.
/// </summary>
public static class PreparedQuery
{
    public static Func<Db, IAsyncEnumerable<T>> Of<T>(Expression<Func<Db, IQueryable<T>>> query)
    {
        var each = new ConcurrentDictionary<IModel, Func<Db, IAsyncEnumerable<T>>>();
        return db => each.GetOrAdd(db.Model, _ => EF.CompileAsyncQuery(query))(db);
    }

    public static Func<Db, T1, IAsyncEnumerable<T>> Of<T1, T>(Expression<Func<Db, T1, IQueryable<T>>> query)
    {
        var each = new ConcurrentDictionary<IModel, Func<Db, T1, IAsyncEnumerable<T>>>();
        return (db, a) => each.GetOrAdd(db.Model, _ => EF.CompileAsyncQuery(query))(db, a);
    }

    public static Func<Db, T1, T2, IAsyncEnumerable<T>> Of<T1, T2, T>(Expression<Func<Db, T1, T2, IQueryable<T>>> query)
    {
        var each = new ConcurrentDictionary<IModel, Func<Db, T1, T2, IAsyncEnumerable<T>>>();
        return (db, a, b) => each.GetOrAdd(db.Model, _ => EF.CompileAsyncQuery(query))(db, a, b);
    }

    public static Func<Db, T1, T2, T3, IAsyncEnumerable<T>> Of<T1, T2, T3, T>(Expression<Func<Db, T1, T2, T3, IQueryable<T>>> query)
    {
        var each = new ConcurrentDictionary<IModel, Func<Db, T1, T2, T3, IAsyncEnumerable<T>>>();
        return (db, a, b, c) => each.GetOrAdd(db.Model, _ => EF.CompileAsyncQuery(query))(db, a, b, c);
    }

    public static Func<Db, T1, T2, T3, T4, IAsyncEnumerable<T>> Of<T1, T2, T3, T4, T>(Expression<Func<Db, T1, T2, T3, T4, IQueryable<T>>> query)
    {
        var each = new ConcurrentDictionary<IModel, Func<Db, T1, T2, T3, T4, IAsyncEnumerable<T>>>();
        return (db, a, b, c, d) => each.GetOrAdd(db.Model, _ => EF.CompileAsyncQuery(query))(db, a, b, c, d);
    }
}

/// <summary>The same for records, to be shown only or to be changed.</summary>
public sealed class PreparedQuery<TKey, T>(Expression<Func<Db, TKey, IQueryable<T>>> query) where T : class
{
    readonly Func<Db, TKey, IAsyncEnumerable<T>> toWrite = PreparedQuery.Of(query);

    readonly Func<Db, TKey, IAsyncEnumerable<T>> toShow = PreparedQuery.Of(Expression.Lambda<Func<Db, TKey, IQueryable<T>>>(
        Expression.Call(typeof(EntityFrameworkQueryableExtensions), nameof(EntityFrameworkQueryableExtensions.AsNoTracking), [typeof(T)], query.Body), query.Parameters));

    public ValueTask<List<T>> List(Db db, TKey key, bool write) => (write ? toWrite : toShow)(db, key).ToListAsync();
}
