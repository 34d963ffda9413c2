using System.Numerics;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>
/// Which of many things are marked, a bit for each; marked ones have numbers in that order. Little more than the bits themselves is kept to
/// find a number by its thing and a thing by its number (rank and select; Jacobson, FOCS 1989).
/// </summary>
sealed class Marks
{
    readonly ulong[] bits;
    readonly int[] before; // how many are marked before each 64

    public Marks(List<bool> marked)
    {
        (bits, before) = (new ulong[(marked.Count + 63) / 64], new int[(marked.Count + 63) / 64]);
        for (var at = 0; at < marked.Count; at++)
        {
            if (at % 64 == 0) before[at / 64] = Count;
            if (!marked[at]) continue;
            bits[at / 64] |= 1UL << at;
            Count++;
        }
    }

    /// <summary>How many are marked.</summary>
    public int Count { get; }

    /// <summary>-1 when it is not marked.</summary>
    public int NumberOf(int at)
    {
        var bit = 1UL << at;
        return (bits[at / 64] & bit) == 0 ? -1 : before[at / 64] + BitOperations.PopCount(bits[at / 64] & bit - 1);
    }

    public int At(int number)
    {
        var block = Array.BinarySearch(before, number);
        if (block < 0) block = ~block - 1;
        while (block + 1 < before.Length && before[block + 1] <= number) block++; // blocks without marks begin with the number that the next one begins with
        var left = bits[block];
        for (var skip = number - before[block]; skip > 0; skip--) left &= left - 1;
        return block * 64 + BitOperations.TrailingZeroCount(left);
    }
}
