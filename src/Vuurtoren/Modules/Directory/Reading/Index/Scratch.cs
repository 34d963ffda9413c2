using System.Collections.Concurrent;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>What is added up of one entry while words and terms are gone through.</summary>
struct Cell
{
    public int Text, Lift;
    /// <summary>Which words of the query it has, a bit for each.</summary>
    public uint Words;
    public byte How;
}

/// <summary>
/// Room for adding up over one stretch of entries at a time: small enough to stay in the cache of the processor, however many entries there are.
/// Handed back empty, so that the next search need not clean it.
/// </summary>
sealed class Scratch
{
    /// <summary>Entries of a stretch: 256 KB of cells.</summary>
    public const int Size = 1 << 14;

    static readonly ConcurrentBag<Scratch> free = [];

    public readonly Cell[] Cells = new Cell[Size];
    /// <summary>A bit for each entry: which may answer, which did.</summary>
    public readonly ulong[] Allowed = new ulong[Size / 64], Touched = new ulong[Size / 64];

    public static Scratch Rent() => free.TryTake(out var scratch) ? scratch : new();

    public void Allow(int at) => Allowed[at >> 6] |= 1UL << (at & 63);
    public bool Allows(int at) => (Allowed[at >> 6] & 1UL << (at & 63)) != 0;

    public ref Cell Touch(int at)
    {
        Touched[at >> 6] |= 1UL << (at & 63);
        return ref Cells[at];
    }

    /// <summary>Not after a fault: then it may not be empty.</summary>
    public void HandBack() => free.Add(this);
}
