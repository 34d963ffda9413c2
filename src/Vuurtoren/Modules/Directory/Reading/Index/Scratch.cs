using System.Collections.Concurrent;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Room for adding up, one place for each entry of a segment. Handed back empty, so that the next search need not clean it.</summary>
sealed class Scratch
{
    static readonly ConcurrentBag<Scratch> free = [];

    public int[] Text = [], Lift = [];
    public uint[] Words = [];
    /// <summary>A bit for each entry: which may answer, which did.</summary>
    public ulong[] Allowed = [], Touched = [];

    public static Scratch Rent(int entries)
    {
        if (!free.TryTake(out var scratch)) scratch = new();
        if (scratch.Text.Length >= entries) return scratch;
        (scratch.Text, scratch.Lift, scratch.Words) = (new int[entries], new int[entries], new uint[entries]);
        (scratch.Allowed, scratch.Touched) = (new ulong[(entries + 63) / 64], new ulong[(entries + 63) / 64]);
        return scratch;
    }

    public void HandBack() => free.Add(this);
}
