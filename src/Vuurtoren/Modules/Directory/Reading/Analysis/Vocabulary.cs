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

    /// <summary>
    /// The words that are this one or another form of it, best first; parts and wholes of compounds after them. Of each way in which they are
    /// another form only so many.
    /// </summary>
    /// <param name="beginning">It is still being typed.</param>
    public void Alternatives(string word, WordForms forms, bool beginning, List<Alternative> into) => Alternatives(word, Ways(word, forms, beginning), into, null);

    /// <summary>The same of one of several vocabularies.</summary>
    /// <param name="last">Of each way the last word that counts, see <see cref="Last"/>; null: of this vocabulary alone.</param>
    public void Alternatives(string word, IReadOnlyList<Way> ways, List<Alternative> into, IReadOnlyList<string?>? last)
    {
        into.Clear();
        if (Find(word) is >= 0 and var exact) into.Add(new(exact, 1));
        for (var number = 0; number < ways.Count; number++)
        {
            var way = ways[number];
            var to = last is null ? Math.Min(way.To, way.From + MostAlternatives) : way.To;
            for (var at = way.From; at < to; at++)
            {
                if (last?[number] is { } end && string.CompareOrdinal(words[WordAt(way, at)], end) > 0) break;
                Add(WordAt(way, at), way.Weight, into);
            }
        }
    }

    /// <summary>Words that are another form in the same way: a stretch of the words themselves or, by a key, of <see cref="keyWords"/>. Rising.</summary>
    public readonly record struct Way(int From, int To, float Weight, bool ByKey = true)
    {
        public int Count => To - From;
    }

    int WordAt(Way way, int at) => way.ByKey ? keyWords[at] : at;

    public IReadOnlyList<Way> Ways(string word, WordForms forms, bool beginning)
    {
        var ways = new List<Way>(6) { With(Key('n', forms.Dutch), SameStem), With(Key('f', forms.French), SameStem) };
        if (forms.Dutch.Length > 2) ways.AddRange([With(Key('h', forms.Dutch), Head), With(Key('p', forms.Dutch), Part)]);
        if (beginning)
        {
            var from = Array.BinarySearch(words, word, StringComparer.Ordinal);
            from = from < 0 ? ~from : from + 1;
            ways.Add(new(from, EndOf(word, from), Beginning, ByKey: false));
        }
        ways.AddRange(forms.Parts.Select(part => With(Key('n', part), Within)));
        return ways;
    }

    int EndOf(string beginning, int from)
    {
        var to = words.Length;
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (words[middle].StartsWith(beginning, StringComparison.Ordinal)) from = middle + 1; else to = middle;
        }
        return from;
    }

    Way With(ulong key, float weight)
    {
        var at = Array.BinarySearch(keys, key);
        if (at < 0) return default;
        while (at > 0 && keys[at - 1] == key) at--;
        var to = at + 1;
        while (to < keys.Length && keys[to] == key) to++;
        return new(at, to, weight);
    }

    /// <summary>
    /// Where to stop in several vocabularies, so that all of them together give the same words in however many parts they are cut: of each way
    /// the last of the first so many words that stand anywhere; null when there are not more.
    /// </summary>
    /// <param name="ways">Of each vocabulary those of the same word.</param>
    /// <param name="stands">Whether anything has this word of that vocabulary (still).</param>
    public static string?[] Last(IReadOnlyList<Vocabulary> all, IReadOnlyList<IReadOnlyList<Way>> ways, Func<int, int, bool> stands)
    {
        var last = new string?[ways.Count == 0 ? 0 : ways[0].Count];
        for (var number = 0; number < last.Length; number++)
        {
            if (ways.Sum(of => of[number].Count) <= MostAlternatives) continue;
            var first = all.SelectMany((of, n) => Enumerable.Range(ways[n][number].From, ways[n][number].Count)
                .Select(at => of.WordAt(ways[n][number], at)).Where(at => stands(n, at)).Take(MostAlternatives + 1).Select(at => of.words[at]));
            if (first.Distinct().Order(StringComparer.Ordinal).Take(MostAlternatives + 1).ToList() is { Count: > MostAlternatives } some) last[number] = some[MostAlternatives - 1];
        }
        return last;
    }

    void With(ulong key, float weight, List<Alternative> into)
    {
        var way = With(key, weight);
        for (var at = way.From; at < way.To && into.Count < MostAlternatives; at++) Add(keyWords[at], weight, into);
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
            // First what stands in a row: to look at a word itself costs more than the rest.
            if (Spelling.MayBeNear(mask, letters[i], 4) && words[i].Length >= ShortestAlike && Math.Abs(words[i].Length - word.Length) <= 6
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
