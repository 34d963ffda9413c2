using System.Numerics;

namespace Vuurtoren.Modules.Directory.Reading.Analysis;

/// <summary>How far two spellings are apart.</summary>
static class Spelling
{
    /// <summary>The letters that occur in a word, as bits: words that share few are not neighbours.</summary>
    public static uint Letters(ReadOnlySpan<char> word)
    {
        var letters = 0u;
        foreach (var c in word) letters |= 1u << (c is >= 'a' and <= 'z' ? c - 'a' : 26 + (c & 3));
        return letters;
    }

    public static bool MayBeNear(uint a, uint b, int most) => BitOperations.PopCount(a ^ b) <= 2 * most;

    /// <summary>Insertions, deletions, changes and swaps of neighbouring letters (Damerau 1964, optimal string alignment); most + 1 when there are more.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        if (b.Length > 63) return most + 1;
        Span<int> before = stackalloc int[64], last = stackalloc int[64], now = stackalloc int[64];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(last[j], now[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost = Math.Min(cost, before[j - 2] + 1);
                now[j] = cost;
                least = Math.Min(least, cost);
            }
            if (least > most) return most + 1;
            var free = before;
            before = last;
            last = now;
            now = free;
        }
        return last[b.Length];
    }

    /// <summary>The groups of three letters of a word, as bits: the same group always has the same bit, so that a word shares no more groups with another than bits tell.</summary>
    public static ulong Groups(ReadOnlySpan<char> word)
    {
        var bits = 0UL;
        for (var i = -1; i < word.Length - 2; i++)
            bits |= 1UL << (int)(((i < 0 ? 1u : word[i]) * 31u * 31u + word[i + 1] * 31u + word[i + 2]) * 2654435761u >> 26);
        return bits;
    }

    /// <summary>Whether they may be this much alike; quick.</summary>
    public static bool MayBeAlike(ReadOnlySpan<char> a, ulong groupsOfA, int lengthOfB, ulong groupsOfB, float least)
    {
        var most = BitOperations.PopCount(groupsOfA & groupsOfB) + a.Length - 1 - BitOperations.PopCount(groupsOfA);
        return 2f * most / (a.Length + lengthOfB - 2) >= least;
    }

    /// <summary>Which share of their groups of three letters two words have in common (Dice 1945), 0 to 1; the beginning counts as a letter.</summary>
    public static float Alike(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var common = 0;
        for (var i = -1; i < a.Length - 2; i++)
            for (var j = -1; j < b.Length - 2; j++)
                if ((i < 0) == (j < 0) && a[i + 1] == b[j + 1] && a[i + 2] == b[j + 2] && (i < 0 || a[i] == b[j])) { common++; break; }
        return 2f * common / (a.Length + b.Length - 2);
    }

    /// <summary>Changes that are made with one key or by ear, more likely than others: they make a neighbour nearer.</summary>
    public static string Sound(string word)
    {
        var heard = word.Replace("ij", "ei", StringComparison.Ordinal).Replace("y", "i", StringComparison.Ordinal).Replace("eau", "o", StringComparison.Ordinal).Replace("aux", "o", StringComparison.Ordinal)
            .Replace("au", "ou", StringComparison.Ordinal).Replace("ph", "f", StringComparison.Ordinal).Replace("th", "t", StringComparison.Ordinal)
            .Replace("qu", "k", StringComparison.Ordinal).Replace("ch", "g", StringComparison.Ordinal).Replace("dt", "t", StringComparison.Ordinal).Replace('c', 'k').Replace('z', 's').Replace('v', 'f');
        if (heard.EndsWith("er", StringComparison.Ordinal) || heard.EndsWith("es", StringComparison.Ordinal)) heard = heard[..^1];
        var once = new char[heard.Length];
        var length = 0;
        foreach (var c in heard)
            if (length == 0 || once[length - 1] != c) once[length++] = c;
        return new(once, 0, length);
    }
}
