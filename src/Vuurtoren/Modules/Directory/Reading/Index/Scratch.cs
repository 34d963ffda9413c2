using System.Collections.Concurrent;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Room for adding up, one place for each entry of a segment. Handed back empty, so that the next search need not clean it.</summary>
sealed class Scratch
{
    static readonly ConcurrentBag<Scratch> free = [];

    public int[] Text = [], Lift = [];
    public uint[] Words = [];
    public byte[] How = [];
    /// <summary>A bit for each entry: which may answer, which did.</summary>
    public ulong[] Allowed = [], Touched = [];

    public static Scratch Rent(int entries)
    {
        if (!free.TryTake(out var scratch)) scratch = new();
        if (scratch.Text.Length >= entries) return scratch;
        (scratch.Text, scratch.Lift, scratch.Words, scratch.How) = (new int[entries], new int[entries], new uint[entries], new byte[entries]);
        (scratch.Allowed, scratch.Touched) = (new ulong[(entries + 63) / 64], new ulong[(entries + 63) / 64]);
        return scratch;
    }

    public void Allow(int entry) => Allowed[entry >> 6] |= 1UL << (entry & 63);
    public bool Allows(int entry) => (Allowed[entry >> 6] & 1UL << (entry & 63)) != 0;
    public void Touch(int entry) => Touched[entry >> 6] |= 1UL << (entry & 63);
    public void Clear(int entry) => (Text[entry], Lift[entry], Words[entry], How[entry]) = (0, 0, 0, 0);

    /// <summary>Not after a fault: then it may not be empty.</summary>
    public void HandBack() => free.Add(this);
}
