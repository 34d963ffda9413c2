using System.Runtime.CompilerServices;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>Chance that a seed repeats (xorshift), quick enough for tens of millions of throws a second.</summary>
struct Dice(ulong seed)
{
    ulong state = (seed + 1) * 0x9E3779B97F4A7C15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        state ^= state << 13;
        state ^= state >> 7;
        return state ^= state << 17;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Below(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);

    /// <summary>How much worse a step may be at this temperature: mostly little, seldom much.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Patience(double temperature) => (int)(-temperature * Math.Log(((Next() >> 11) + 1) * (1.0 / (1UL << 53))));

    public void Shuffle(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
