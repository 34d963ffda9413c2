namespace Vuurtoren.Modules.Directory.Reading.Analysis;

/// <summary>The Dutch stemmer of Snowball (M. F. Porter), as published at snowballstem.org: "bezigheden" and "bezige" become "bezig".</summary>
static class DutchStemmer
{
    const string Vowels = "aeiouyè";
    static readonly string[] plural = ["heden", "ene", "en", "se", "s"];
    static readonly string[] derived = ["lijk", "baar", "end", "ing", "bar", "ig"];

    /// <param name="word">In small letters.</param>
    public static string Stem(string word)
    {
        if (word.Length < 2) return word;
        var letters = (stackalloc char[word.Length + 4]);
        word.CopyTo(letters);
        var stem = new StemWord(letters, word.Length, Vowels);
        MarkConsonants(stem.Letters[..stem.Length]);
        stem.FindRegions();
        stem.R1 = Math.Max(stem.R1, 3);
        Plural(ref stem);
        var endedInE = FinalE(ref stem);
        if (stem.EndsWith("heid") && !(stem.Length > 4 && letters[stem.Length - 5] == 'c') && stem.Cut(4, stem.R2) && stem.EndsWith("en")) CutEn(ref stem, 2);
        Derived(ref stem, endedInE);
        SingleVowel(ref stem);
        foreach (ref var letter in letters[..stem.Length]) letter = letter switch { 'I' => 'i', 'Y' => 'y', var other => other };
        return stem.Now.SequenceEqual(word) ? word : stem.Now.ToString();
    }

    /// <summary>Accents go; an i between vowels and a y at the start or after a vowel are consonants.</summary>
    static void MarkConsonants(Span<char> word)
    {
        foreach (ref var letter in word)
            letter = letter switch { 'ä' or 'á' => 'a', 'ë' or 'é' => 'e', 'ï' or 'í' => 'i', 'ö' or 'ó' => 'o', 'ü' or 'ú' => 'u', var other => other };
        if (word[0] == 'y') word[0] = 'Y';
        for (var at = 1; at < word.Length; at++)
        {
            if (!Vowels.Contains(word[at - 1])) continue;
            if (word[at] == 'i' && at + 1 < word.Length && Vowels.Contains(word[at + 1])) word[at] = 'I';
            else if (word[at] == 'y') word[at] = 'Y';
        }
    }

    static void Plural(ref StemWord stem)
    {
        switch (stem.LongestOf(plural))
        {
            case "heden": stem.Replace(5, "heid", stem.R1); break;
            case "ene": CutEn(ref stem, 3); break;
            case "en": CutEn(ref stem, 2); break;
            case "se": CutS(ref stem, 2); break;
            case "s": CutS(ref stem, 1); break;
        }
    }

    static void CutEn(ref StemWord stem, int ending)
    {
        var before = stem.Length - ending - 1;
        if (before < 0 || stem.IsVowel(before) || stem.Now[..(before + 1)].EndsWith("gem")) return;
        if (stem.Cut(ending, stem.R1)) SingleConsonant(ref stem);
    }

    static void CutS(ref StemWord stem, int ending)
    {
        var before = stem.Length - ending - 1;
        if (before >= 0 && !stem.IsVowel(before) && stem.Letters[before] != 'j') stem.Cut(ending, stem.R1);
    }

    static bool FinalE(ref StemWord stem)
    {
        if (!stem.EndsWith("e") || stem.Length < 2 || stem.IsVowel(stem.Length - 2) || !stem.Cut(1, stem.R1)) return false;
        SingleConsonant(ref stem);
        return true;
    }

    static void Derived(ref StemWord stem, bool endedInE)
    {
        switch (stem.LongestOf(derived))
        {
            case "end" or "ing" when stem.Cut(3, stem.R2):
                if (!(stem.EndsWith("ig") && !stem.EndsWith("eig") && stem.Cut(2, stem.R2))) SingleConsonant(ref stem);
                break;
            case "ig" when !stem.EndsWith("eig"): stem.Cut(2, stem.R2); break;
            case "lijk" when stem.Cut(4, stem.R2): FinalE(ref stem); break;
            case "baar": stem.Cut(4, stem.R2); break;
            case "bar" when endedInE: stem.Cut(3, stem.R2); break;
        }
    }

    static void SingleConsonant(ref StemWord stem)
    {
        if (stem.EndsWith("kk") || stem.EndsWith("dd") || stem.EndsWith("tt")) stem.Length--;
    }

    /// <summary>"maan" becomes "man", as in "manen".</summary>
    static void SingleVowel(ref StemWord stem)
    {
        var last = stem.Length - 1;
        if (last < 3 || stem.IsVowel(last) || stem.Letters[last] == 'I' || stem.IsVowel(last - 3)) return;
        if (stem.Letters[last - 1] != stem.Letters[last - 2] || !"aeou".Contains(stem.Letters[last - 1])) return;
        stem.Letters[last - 1] = stem.Letters[last];
        stem.Length--;
    }
}
