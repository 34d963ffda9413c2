namespace Vuurtoren.Modules.Directory.Reading.Analysis;

/// <summary>
/// A word that is being shortened to its stem, with the regions in which the Snowball algorithms (M. F. Porter, snowballstem.org) cut:
/// R1 begins after the first consonant that follows a vowel, R2 likewise within R1. Capitals in it are vowels that count as consonants.
/// </summary>
/// <param name="letters">Room for one letter more than the word.</param>
ref struct StemWord(Span<char> letters, int length, string vowels)
{
    public Span<char> Letters = letters;
    public int Length = length;
    public int R1 = length, R2 = length;

    public readonly ReadOnlySpan<char> Now => Letters[..Length];

    public readonly bool IsVowel(int at) => at >= 0 && at < Length && vowels.Contains(Letters[at]);

    public void FindRegions()
    {
        R1 = AfterVowelAndConsonant(0);
        R2 = AfterVowelAndConsonant(R1);
    }

    readonly int AfterVowelAndConsonant(int from)
    {
        while (from < Length && !IsVowel(from)) from++;
        while (from < Length && IsVowel(from)) from++;
        return Math.Min(from + 1, Length);
    }

    public readonly bool EndsWith(string ending) => Now.EndsWith(ending);

    /// <summary>The longest of the endings that the word has; "" when it has none.</summary>
    /// <param name="endings">Longest first.</param>
    public readonly string LongestOf(string[] endings, int from = 0)
    {
        foreach (var ending in endings)
            if (Length - ending.Length >= from && EndsWith(ending)) return ending;
        return "";
    }

    /// <summary>Takes the ending away when it stands in the region.</summary>
    public bool Cut(int ending, int region)
    {
        if (Length - ending < region) return false;
        Length -= ending;
        return true;
    }

    public bool Cut(string ending, int region) => EndsWith(ending) && Cut(ending.Length, region);

    public bool Replace(int ending, string by, int region)
    {
        if (!Cut(ending, region)) return false;
        by.CopyTo(Letters[Length..]);
        Length += by.Length;
        return true;
    }
}
