using System.Numerics;
using Vuurtoren.Modules.Directory.Reading.Analysis;
using Vuurtoren.Modules.Directory.Reading.Index;

namespace Vuurtoren.Modules.Directory.Duplicates.Comparing;

/// <summary>What a description is about, in 64 bits (SimHash, Charikar 2002): texts with mostly the same words have mostly the same bits, others half of them.</summary>
public readonly record struct Sketch(string Language, ulong Bits)
{
    const int FewestWords = 3;

    /// <summary>Null: too short to say anything.</summary>
    public static Sketch? Of(string language, string text)
    {
        var (sums, words) = (new int[64], 0);
        Folding.Words(text, word =>
        {
            if (CommonWords.Has(word)) return;
            words++;
            var hash = Hash(word);
            for (var bit = 0; bit < 64; bit++) sums[bit] += (hash >> bit & 1) == 1 ? 1 : -1;
        });
        if (words < FewestWords) return null;
        var bits = 0UL;
        for (var bit = 0; bit < 64; bit++) if (sums[bit] > 0) bits |= 1UL << bit;
        return new(language, bits);
    }

    /// <summary>FNV-1a, stirred so that all bits depend on all letters; always the same.</summary>
    static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var letter in word) hash = (hash ^ letter) * 0x100000001B3;
        hash = (hash ^ hash >> 33) * 0xFF51AFD7ED558CCD;
        return hash ^ hash >> 33;
    }

    /// <summary>0: the same words; 32: nothing in common. Null: not in one language.</summary>
    public static int? Distance(Sketch[] a, Sketch[] b)
    {
        int? least = null;
        foreach (var one in a)
            foreach (var other in b)
                if (one.Language == other.Language && BitOperations.PopCount(one.Bits ^ other.Bits) is var distance && (least is null || distance < least)) least = distance;
        return least;
    }
}
