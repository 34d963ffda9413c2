using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>The half hours of a week, Monday 0:00 first: 7 times 48, one bit each.</summary>
[InlineArray(Words)]
public struct WeekBits : IEquatable<WeekBits>
{
    public const int PerDay = 48, Slots = 7 * PerDay, MinutesOfSlot = 30;
    const int Words = 6;

    ulong first;

    public static WeekBits Of(IEnumerable<int> slots)
    {
        var week = default(WeekBits);
        foreach (var slot in slots) week.Add(slot);
        return week;
    }

    public readonly bool Has(int slot) => (this[slot >> 6] & 1UL << slot) != 0;

    public readonly int Count
    {
        get
        {
            var count = 0;
            for (var i = 0; i < Words; i++) count += BitOperations.PopCount(this[i]);
            return count;
        }
    }

    public void Add(int slot) => this[slot >> 6] |= 1UL << slot;

    /// <param name="from">Minutes after midnight; a half hour counts when it is open from its beginning to its end.</param>
    public void Add(int day, int from, int to)
    {
        for (var slot = (from + MinutesOfSlot - 1) / MinutesOfSlot; (slot + 1) * MinutesOfSlot <= to; slot++) Add(day * PerDay + slot);
    }

    public void Unite(in WeekBits other)
    {
        // Four words at once and then two: the picture of a country is half a million of these.
        ref var mine = ref this[0];
        ref readonly var others = ref other[0];
        (Vector256.LoadUnsafe(in mine) | Vector256.LoadUnsafe(in others)).StoreUnsafe(ref mine);
        (Vector128.LoadUnsafe(in mine, 4) | Vector128.LoadUnsafe(in others, 4)).StoreUnsafe(ref mine, 4);
    }

    /// <summary>How many half hours both have.</summary>
    public readonly int InCommon(in WeekBits other)
    {
        var count = 0;
        for (var i = 0; i < Words; i++) count += BitOperations.PopCount(this[i] & other[i]);
        return count;
    }

    public readonly bool Equals(WeekBits other)
    {
        for (var i = 0; i < Words; i++) if (this[i] != other[i]) return false;
        return true;
    }

    public override readonly bool Equals(object? obj) => obj is WeekBits week && Equals(week);
    public override readonly int GetHashCode()
    {
        var hash = default(HashCode);
        for (var i = 0; i < Words; i++) hash.Add(this[i]);
        return hash.ToHashCode();
    }
    public static bool operator ==(WeekBits one, WeekBits other) => one.Equals(other);
    public static bool operator !=(WeekBits one, WeekBits other) => !one.Equals(other);
}
