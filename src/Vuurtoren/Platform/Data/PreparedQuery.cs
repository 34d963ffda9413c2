using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Vuurtoren.Platform.Data;

/// <summary>
/// Rows that a page asks at each look, to be shown only or to be changed: what is asked is understood once. To walk through the same expression anew each time
/// takes EF as long as to read some tens of rows.
/// </summary>
public sealed class PreparedQuery<TKey, T>(Expression<Func<Db, TKey, IQueryable<T>>> query) where T : class
{
    readonly Func<Db, TKey, IAsyncEnumerable<T>> toShow = EF.CompileAsyncQuery(Expression.Lambda<Func<Db, TKey, IQueryable<T>>>(
        Expression.Call(typeof(EntityFrameworkQueryableExtensions), nameof(EntityFrameworkQueryableExtensions.AsNoTracking), [typeof(T)], query.Body), query.Parameters));

    readonly Func<Db, TKey, IAsyncEnumerable<T>> toWrite = EF.CompileAsyncQuery(query);

    public ValueTask<List<T>> List(Db db, TKey key, bool write) => (write ? toWrite : toShow)(db, key).ToListAsync();
}
