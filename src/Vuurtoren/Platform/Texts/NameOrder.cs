using System.Collections.Concurrent;
using System.Globalization;

namespace Vuurtoren.Platform.Texts;

/// <summary>
/// Puts names of organisations, networks and bodies in the order of the reader's language, capitals and small letters alike. To hold two names against each other takes ICU a microsecond
/// or more, and a page with two hundred of them a third of its time; the same names come back on each page, so the key of each is made once. Not for names of persons: those are forgotten.
/// </summary>
public sealed class NameOrder : IComparer<string>
{
    const int Most = 50_000;

    static readonly ConcurrentDictionary<string, NameOrder> byCulture = new(StringComparer.Ordinal);

    readonly ConcurrentDictionary<string, byte[]> keys = new(StringComparer.Ordinal);
    readonly CompareInfo order;

    NameOrder(CompareInfo order) => this.order = order;

    /// <summary>Of who reads now.</summary>
    public static NameOrder Here => byCulture.GetOrAdd(CultureInfo.CurrentCulture.Name, _ => new(CultureInfo.CurrentCulture.CompareInfo));

    public int Compare(string? x, string? y) => ReferenceEquals(x, y) ? 0 : KeyOf(x ?? "").AsSpan().SequenceCompareTo(KeyOf(y ?? ""));

    byte[] KeyOf(string name)
    {
        if (keys.TryGetValue(name, out var known)) return known;
        if (keys.Count >= Most) keys.Clear();
        return keys[name] = order.GetSortKey(name, CompareOptions.IgnoreCase).KeyData;
    }
}
