namespace Vuurtoren.Modules.Directory.Reading.Analysis;

/// <summary>The French stemmer of Snowball (M. F. Porter), as published at snowballstem.org: "accompagnée" and "accompagner" become "accompagn".</summary>
static class FrenchStemmer
{
    const string Vowels = "aeiouyâàëéêèïîôûù";

    static readonly string[] standard = Longest("ance iqUe isme able iste eux ances iqUes ismes ables istes atrice ateur ation atrices ateurs ations logie logies usion ution usions utions " +
        "ence ences ement ements ité ités if ive ifs ives eaux aux euse euses issement issements amment emment ment ments");
    static readonly string[] verbWithI = Longest("îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais issait issant issante " +
        "issantes issants isse issent isses issez issiez issions issons it");
    static readonly string[] verb = Longest("ions é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez " +
        "âmes ât âtes a ai aIent ais ait ant ante antes ants as asse assent asses assiez assions");

    static string[] Longest(string endings) => [.. endings.Split(' ').OrderByDescending(e => e.Length)];

    /// <param name="word">In small letters, with its accents.</param>
    public static string Stem(string word)
    {
        if (word.Length < 2) return word;
        var letters = (stackalloc char[word.Length * 2 + 4]);
        var stem = new StemWord(letters, Apart(word, letters), Vowels);
        MarkConsonants(stem);
        stem.FindRegions();
        var rv = Rv(stem);
        var (cut, also) = Standard(ref stem, rv);
        if (!cut || also) cut = VerbWithI(ref stem, rv) || Verb(ref stem, rv) || cut;
        if (cut)
        {
            ref var last = ref stem.Letters[stem.Length - 1];
            last = last switch { 'Y' => 'i', 'ç' => 'c', var other => other };
        }
        else Residue(ref stem, rv);
        if (stem.EndsWith("enn") || stem.EndsWith("onn") || stem.EndsWith("ett") || stem.EndsWith("ell") || stem.EndsWith("eill")) stem.Length--;
        WithoutLastAccent(stem);
        var together = letters[..Together(letters[..stem.Length])];
        return together.SequenceEqual(word) ? word : together.ToString();
    }

    /// <summary>ë and ï begin a syllable: an H before them says so while endings go.</summary>
    /// <returns>How many letters there are now.</returns>
    static int Apart(string word, Span<char> letters)
    {
        var length = 0;
        foreach (var letter in word)
        {
            if (letter is 'ë' or 'ï') letters[length++] = 'H';
            letters[length++] = letter switch { 'ë' => 'e', 'ï' => 'i', var other => other };
        }
        return length;
    }

    static int Together(Span<char> letters)
    {
        var length = 0;
        for (var at = 0; at < letters.Length; at++)
            if (letters[at] != 'H')
                letters[length++] = (at > 0 && letters[at - 1] == 'H', letters[at]) switch { (true, 'e') => 'ë', (true, 'i') => 'ï', (_, 'I') => 'i', (_, 'U') => 'u', (_, 'Y') => 'y', var (_, other) => other };
        return length;
    }

    /// <summary>u and i between vowels, y beside one and u after q are consonants.</summary>
    static void MarkConsonants(StemWord stem)
    {
        var word = stem.Letters;
        for (var at = 0; at < stem.Length; at++)
        {
            var (after, before) = (stem.IsVowel(at - 1), stem.IsVowel(at + 1));
            word[at] = word[at] switch
            {
                'u' when after && before || at > 0 && word[at - 1] == 'q' => 'U',
                'i' when after && before => 'I',
                'y' when after || before => 'Y',
                var other => other,
            };
        }
    }

    /// <summary>The region of verb endings: after the third letter when two vowels begin the word, else after its first vowel that does not.</summary>
    static int Rv(StemWord stem)
    {
        if (stem.Length < 3) return stem.Length;
        var start = stem.Now[..3];
        if (stem.IsVowel(0) && stem.IsVowel(1) || start is "par" or "col" or "tap") return 3;
        var at = 1;
        while (at < stem.Length && !stem.IsVowel(at)) at++;
        return Math.Min(at + 1, stem.Length);
    }

    /// <returns>Whether an ending went, and whether a verb ending may go too.</returns>
    static (bool Cut, bool Also) Standard(ref StemWord stem, int rv)
    {
        var ending = stem.LongestOf(standard);
        var length = ending.Length;
        switch (ending)
        {
            case "atrice" or "ateur" or "ation" or "atrices" or "ateurs" or "ations":
                if (!stem.Cut(length, stem.R2)) return default;
                if (stem.EndsWith("ic")) CutOrReplace(ref stem, 2, "iqU");
                return (true, false);
            case "logie" or "logies": return (stem.Replace(length, "log", stem.R2), false);
            case "usion" or "ution" or "usions" or "utions": return (stem.Replace(length, "u", stem.R2), false);
            case "ence" or "ences": return (stem.Replace(length, "ent", stem.R2), false);
            case "ement" or "ements":
                if (!stem.Cut(length, rv)) return default;
                AfterEment(ref stem, rv);
                return (true, false);
            case "ité" or "ités":
                if (!stem.Cut(length, stem.R2)) return default;
                if (stem.EndsWith("abil")) CutOrReplace(ref stem, 4, "abl");
                else if (stem.EndsWith("ic")) CutOrReplace(ref stem, 2, "iqU");
                else stem.Cut("iv", stem.R2);
                return (true, false);
            case "if" or "ive" or "ifs" or "ives":
                if (!stem.Cut(length, stem.R2)) return default;
                if (stem.Cut("at", stem.R2) && stem.EndsWith("ic")) CutOrReplace(ref stem, 2, "iqU");
                return (true, false);
            case "eaux": return (stem.Replace(length, "eau", 0), false);
            case "aux": return (stem.Replace(length, "al", stem.R1), false);
            case "euse" or "euses": return (stem.Cut(length, stem.R2) || stem.Replace(length, "eux", stem.R1), false);
            case "issement" or "issements": return (!stem.IsVowel(stem.Length - length - 1) && stem.Length > length && stem.Cut(length, stem.R1), false);
            case "amment": return (stem.Replace(length, "ant", rv), true);
            case "emment": return (stem.Replace(length, "ent", rv), true);
            case "ment" or "ments": return (stem.Length - length - 1 >= rv && stem.IsVowel(stem.Length - length - 1) && stem.Cut(length, rv), true);
            case "": return default;
            default: return (stem.Cut(length, stem.R2), false);
        }
    }

    static void AfterEment(ref StemWord stem, int rv)
    {
        if (stem.EndsWith("iv")) { if (stem.Cut(2, stem.R2)) stem.Cut("at", stem.R2); }
        else if (stem.EndsWith("eus")) { if (!stem.Cut(3, stem.R2)) stem.Replace(3, "eux", stem.R1); }
        else if (stem.EndsWith("abl") || stem.EndsWith("iqU")) stem.Cut(3, stem.R2);
        else if (stem.EndsWith("ièr") || stem.EndsWith("Ièr")) stem.Replace(3, "i", rv);
    }

    static void CutOrReplace(ref StemWord stem, int ending, string by)
    {
        if (!stem.Cut(ending, stem.R2)) stem.Replace(ending, by, 0);
    }

    static bool VerbWithI(ref StemWord stem, int rv)
    {
        var ending = stem.LongestOf(verbWithI, rv).Length;
        var before = stem.Length - ending - 1;
        return ending > 0 && before >= rv && stem.Letters[before] != 'H' && !stem.IsVowel(before) && stem.Cut(ending, rv);
    }

    static bool Verb(ref StemWord stem, int rv)
    {
        var ending = stem.LongestOf(verb, rv);
        if (ending.Length == 0 || !stem.Cut(ending.Length, ending == "ions" ? stem.R2 : rv)) return false;
        if (ending[0] is 'a' or 'â') stem.Cut("e", rv);
        return true;
    }

    static void Residue(ref StemWord stem, int rv)
    {
        if (stem.Length > 1 && stem.EndsWith("s") && (stem.EndsWith("His") || !"aiouès".Contains(stem.Letters[stem.Length - 2]))) stem.Length--;
        if (stem.EndsWith("ion") && stem.Length - 4 >= rv && stem.Letters[stem.Length - 4] is 's' or 't') stem.Cut(3, stem.R2);
        else if (!(stem.EndsWith("ier") || stem.EndsWith("Ier")) || !stem.Replace(3, "i", rv))
            if (!(stem.EndsWith("ière") || stem.EndsWith("Ière")) || !stem.Replace(4, "i", rv)) stem.Cut("e", rv);
    }

    static void WithoutLastAccent(StemWord stem)
    {
        var at = stem.Length - 1;
        while (at >= 0 && !stem.IsVowel(at)) at--;
        if (at >= 0 && at < stem.Length - 1 && stem.Letters[at] is 'é' or 'è') stem.Letters[at] = 'e';
    }
}
