using System.Collections.Concurrent;

namespace Vuurtoren.Platform.Data;

/// <summary>
/// What was read out of tables and put in order, kept in memory until a mark that rises with each change of those tables is another one: pages show the
/// same lists again and again, and to read and sort eighty names takes longer than all the rest (ADR 0022). One for each database of this process.
/// Nobody changes what lies here.
/// </summary>
public sealed class Kept
{
    /// <summary>Lists; then all begin anew.</summary>
    const int Most = 2_000;

    sealed record One(object Mark, object Value);

    readonly ConcurrentDictionary<object, One> all = new();
    readonly ConcurrentDictionary<Type, object> own = new();

    /// <summary>What keeps in a way of its own: one of each kind.</summary>
    public T Own<T>() where T : class, new() => (T)own.GetOrAdd(typeof(T), _ => new T());

    /// <summary>All begins anew.</summary>
    public void Forget()
    {
        all.Clear();
        own.Clear();
    }

    /// <param name="mark">How far the tables were before they are read here: what is read is as new as that, or newer.</param>
    public async Task<T> Of<T>(object key, object mark, Func<Task<T>> read) where T : class
    {
        if (all.TryGetValue(key, out var one) && one.Mark.Equals(mark)) return (T)one.Value;
        if (all.Count >= Most) all.Clear();
        var value = await read();
        all[key] = new(mark, value);
        return value;
    }
}
