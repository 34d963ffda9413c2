using System.Runtime.CompilerServices;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>The chairs of one round in a row, table after table.</summary>
sealed class Chairs
{
    readonly int[] table, starts;

    public Chairs(IEnumerable<int> sizes)
    {
        var all = sizes.ToArray();
        table = [.. all.SelectMany((size, t) => Enumerable.Repeat(t, size))];
        starts = new int[all.Length + 1];
        for (var t = 0; t < all.Length; t++) starts[t + 1] = starts[t] + all[t];
    }

    public int Count => table.Length;
    public int TableCount => starts.Length - 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Table(int chair) => table[chair];
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Start(int chair) => starts[table[chair]];
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int End(int chair) => starts[table[chair] + 1];
    public Range Of(int t) => starts[t]..starts[t + 1];

    public int[][] Tables(Func<int, int> who) => [.. Enumerable.Range(0, TableCount).Select(t => Enumerable.Range(starts[t], starts[t + 1] - starts[t]).Select(who).ToArray())];
}
