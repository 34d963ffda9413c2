namespace Vuurtoren.Modules.Directory.Reading.Analysis;

/// <summary>A word of the vocabulary that may be meant by one that was asked.</summary>
/// <param name="Weight">1: the word itself; less for other forms, compounds and spellings.</param>
readonly record struct Alternative(int Word, float Weight);

/// <summary>All distinct words of one part of the index, with what is needed to find their other forms. Made once per word.</summary>
sealed class Vocabulary
{
    public const float SameStem = 0.9f, Head = 0.65f, Part = 0.55f, Within = 0.5f, Beginning = 0.7f, Heard = 0.75f, OneOff = 0.65f, TwoOff = 0.45f;
    const int MostAlternatives = 200, ShortestAlike = 5;
    const float LeastAlike = 0.45f;

    readonly string[] words;
    readonly ulong[] keys; // rising; of each its words, rising too
    readonly int[] keyWords;
    readonly uint[] letters;
    readonly ulong[] groups;

    /// <summary>Of a segment that is only made to be merged.</summary>
    public static readonly Vocabulary Empty = new([], new());

    /// <param name="words">In ordinal order, each once.</param>
    public Vocabulary(string[] words, WordBook book)
    {
        this.words = words;
        (letters, groups) = (new uint[words.Length], new ulong[words.Length]);
        var (all, of) = (new List<ulong>(words.Length * 3), new List<int>(words.Length * 3));
        for (var i = 0; i < words.Length; i++)
        {
            (letters[i], groups[i]) = (Spelling.Letters(words[i]), Spelling.Groups(words[i]));
            var forms = book.Forms(words[i]);
            foreach (var key in forms.Keys ??= Keys(words[i], forms))
            {
                all.Add(key);
                of.Add(i);
            }
        }
        (keys, keyWords) = ([.. all], [.. of]);
        Array.Sort(keys, keyWords);
        for (int from = 0, to; from < keys.Length; from = to)
        {
            for (to = from + 1; to < keys.Length && keys[to] == keys[from];) to++;
            if (to - from > 1) Array.Sort(keyWords, from, to - from);
        }
    }

    static ulong[] Keys(string word, WordForms forms) =>
    [
        Key('n', forms.Dutch), Key('f', forms.French), .. forms.Parts.Select((part, at) => Key(at == forms.Parts.Count - 1 ? 'h' : 'p', part)),
        .. word.Length > 4 ? [Key('s', Spelling.Sound(word))] : (ulong[])[],
    ];

    Vocabulary(string[] words, uint[] letters, ulong[] groups, ulong[] keys, int[] keyWords) =>
        (this.words, this.letters, this.groups, this.keys, this.keyWords) = (words, letters, groups, keys, keyWords);

    /// <summary>Of what is left of several: what is known of a word is taken over.</summary>
    /// <param name="words">In ordinal order, each in one of the parts at least.</param>
    public static Vocabulary Merge(IReadOnlyList<Vocabulary> parts, string[] words)
    {
        var (letters, groups, known) = (new uint[words.Length], new ulong[words.Length], new bool[words.Length]);
        var (numbers, next) = (new int[parts.Count][], new int[parts.Count]); // of the words of each part: -1 when another part tells of it; the key that comes next
        for (var p = 0; p < parts.Count; p++)
        {
            numbers[p] = new int[parts[p].words.Length];
            var at = 0;
            for (var word = 0; word < numbers[p].Length; word++)
            {
                while (at < words.Length && string.CompareOrdinal(words[at], parts[p].words[word]) < 0) at++;
                var found = at < words.Length && words[at] == parts[p].words[word] && !known[at];
                numbers[p][word] = found ? at : -1;
                if (found) (known[at], letters[at], groups[at]) = (true, parts[p].letters[word], parts[p].groups[word]);
            }
        }
        var (keys, keyWords) = (new List<ulong>(words.Length * 4), new List<int>(words.Length * 4));
        while (true)
        {
            var (least, key, number) = (-1, 0UL, 0);
            for (var p = 0; p < parts.Count; p++)
            {
                while (next[p] < parts[p].keys.Length && numbers[p][parts[p].keyWords[next[p]]] < 0) next[p]++;
                if (next[p] == parts[p].keys.Length) continue;
                var (candidate, its) = (parts[p].keys[next[p]], numbers[p][parts[p].keyWords[next[p]]]);
                if (least < 0 || candidate < key || candidate == key && its < number) (least, key, number) = (p, candidate, its);
            }
            if (least < 0) return new(words, letters, groups, [.. keys], [.. keyWords]);
            keys.Add(key);
            keyWords.Add(number);
            next[least]++;
        }
    }

    public string[] Words => words;

    /// <summary>The words that are this one or another form of it, best first; parts and wholes of compounds after them.</summary>
    /// <param name="beginning">It is still being typed.</param>
    public void Alternatives(string word, WordForms forms, bool beginning, List<Alternative> into)
    {
        into.Clear();
        var exact = Array.BinarySearch(words, word, StringComparer.Ordinal);
        if (exact >= 0) into.Add(new(exact, 1));
        With(Key('n', forms.Dutch), SameStem, into);
        With(Key('f', forms.French), SameStem, into);
        if (forms.Dutch.Length > 2)
        {
            With(Key('h', forms.Dutch), Head, into);
            With(Key('p', forms.Dutch), Part, into);
        }
        if (beginning)
            for (var at = exact < 0 ? ~exact : exact + 1; at < words.Length && words[at].StartsWith(word, StringComparison.Ordinal) && into.Count < MostAlternatives; at++) Add(at, Beginning, into);
        foreach (var part in forms.Parts) With(Key('n', part), Within, into);
    }

    void With(ulong key, float weight, List<Alternative> into)
    {
        var at = Array.BinarySearch(keys, key);
        if (at < 0) return;
        while (at > 0 && keys[at - 1] == key) at--;
        for (; at < keys.Length && keys[at] == key && into.Count < MostAlternatives; at++) Add(keyWords[at], weight, into);
    }

    public static void Add(int word, float weight, List<Alternative> into)
    {
        foreach (var known in into) if (known.Word == word) return;
        into.Add(new(word, weight));
    }

    /// <summary>Words that sound the same, or differ by one or two letters.</summary>
    public void Near(string word, List<Alternative> into)
    {
        With(Key('s', Spelling.Sound(word)), Heard, into);
        var most = word.Length < 8 ? 1 : 2;
        var mask = Spelling.Letters(word);
        var near = new List<(int Distance, int Word)>();
        for (var i = 0; i < words.Length; i++)
        {
            if (!Spelling.MayBeNear(mask, letters[i], most) || Math.Abs(words[i].Length - word.Length) > most || words[i].Length < 4) continue;
            if (words[i][0] != word[0] && words[i][1] != word[1]) continue;
            if (Spelling.Distance(word, words[i], most) is var distance && distance <= most) near.Add((distance, i));
        }
        near.Sort();
        foreach (var (distance, i) in near)
            if (into.Count < MostAlternatives) Add(i, distance == 1 ? OneOff : TwoOff, into);
    }

    /// <summary>Words that share enough groups of three letters with this one, most first.</summary>
    public IEnumerable<(float Alike, int Word)> Alike(string word)
    {
        var (mask, own) = (Spelling.Letters(word), Spelling.Groups(word));
        var near = new List<(float Alike, int Word)>();
        for (var i = 0; i < words.Length; i++)
            if (words[i].Length >= ShortestAlike && Math.Abs(words[i].Length - word.Length) <= 6 && Spelling.MayBeNear(mask, letters[i], 4)
                && Spelling.MayBeAlike(word, own, words[i].Length, groups[i], LeastAlike) && Spelling.Alike(word, words[i]) is >= LeastAlike and var alike)
                near.Add((alike, i));
        return near.OrderByDescending(n => n.Alike).ThenBy(n => n.Word);
    }

    public int Find(string word) => Array.BinarySearch(words, word, StringComparer.Ordinal);

    /// <summary>FNV-1a, the same on every machine.</summary>
    static ulong Key(char kind, string form)
    {
        var hash = 14695981039346656037UL ^ kind;
        foreach (var c in form) hash = (hash ^ c) * 1099511628211UL;
        return hash * 1099511628211UL;
    }
}
