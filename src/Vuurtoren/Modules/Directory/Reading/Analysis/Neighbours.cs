namespace Vuurtoren.Modules.Directory.Reading.Analysis;

/// <summary>
/// What a word that stands nowhere is taken for: words that sound the same or differ by one or two letters, else words that it begins and ends with
/// or shares most with. The same for the same words, whatever parts of an index they are spread over.
/// </summary>
static class Neighbours
{
    const int MostAlike = 3, ShortestEnd = 5;

    /// <param name="Found">Takes what is found in this vocabulary.</param>
    /// <param name="Stands">Whether anything has this word (still).</param>
    public readonly record struct Part(Vocabulary Vocabulary, List<Alternative> Found, Func<int, bool> Stands)
    {
        public Part(Vocabulary vocabulary, List<Alternative> found) : this(vocabulary, found, _ => true) { }

        /// <summary>-1 when nothing has it.</summary>
        public int Find(string word) => Vocabulary.Find(word) is >= 0 and var at && Stands(at) ? at : -1;
    }

    public static void Of(string word, params IReadOnlyList<Part> parts)
    {
        if (word.Length < 4) return;
        foreach (var part in parts)
        {
            var stands = part.Stands;
            part.Vocabulary.Near(word, part.Found);
            part.Found.RemoveAll(near => !stands(near.Word));
        }
        if (parts.Any(part => part.Found.Count > 0)) return;
        Ends(word, parts);
        Alike(word, parts);
    }

    /// <summary>The longest words with which an unknown compound begins and ends.</summary>
    static void Ends(string word, IReadOnlyList<Part> parts)
    {
        for (var length = word.Length - 2; length >= ShortestEnd; length--) if (Add(word[..length], Vocabulary.Within, parts)) break;
        for (var from = 2; word.Length - from >= ShortestEnd; from++) if (Add(word[from..], Vocabulary.Within, parts)) break;
    }

    /// <summary>The few words that share most groups of three letters, for endings that no stemmer knows ("ameublement", "meubles").</summary>
    static void Alike(string word, IReadOnlyList<Part> parts)
    {
        var alike = new Dictionary<string, float>();
        foreach (var part in parts)
            foreach (var (share, at) in part.Vocabulary.Alike(word).Where(a => part.Stands(a.Word)).Take(MostAlike)) alike[part.Vocabulary.Words[at]] = share;
        foreach (var (near, share) in alike.OrderByDescending(a => a.Value).ThenBy(a => a.Key, StringComparer.Ordinal).Take(MostAlike)) Add(near, Vocabulary.OneOff * share, parts);
    }

    static bool Add(string word, float weight, IReadOnlyList<Part> parts)
    {
        var added = false;
        foreach (var part in parts)
        {
            if (part.Find(word) is not (>= 0 and var at)) continue;
            Vocabulary.Add(at, weight, part.Found);
            added = true;
        }
        return added;
    }
}
