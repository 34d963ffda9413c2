namespace Vuurtoren.Modules.Directory.Duplicates.Comparing;

/// <summary>How alike two names are, in bits of rarity of their words.</summary>
/// <param name="Both">The words that both have.</param>
/// <param name="Apart">The words that only one has.</param>
readonly record struct NameLikeness(double Both, double Apart)
{
    const double OtherTown = 14, OneTown = 5, OtherKind = 6;

    /// <summary>1: the same words.</summary>
    public double Share => Both + Apart == 0 ? 0 : 2 * Both / (2 * Both + Apart);

    /// <param name="townsA">Where the first is; a town in the name of the other says nothing else then.</param>
    public static NameLikeness Of(int[] a, int[] b, Book book, int[] townsA, int[] townsB)
    {
        double both = 0, apart = 0;
        Span<bool> used = stackalloc bool[Math.Min(b.Length, 64)];
        var left = new List<int>();
        foreach (var word in a)
        {
            var at = Array.IndexOf(b, word);
            if (at >= 0 && at < used.Length) (used[at], both) = (true, both + book.Rarity(word));
            else left.Add(word);
        }
        for (var i = left.Count - 1; i >= 0; i--)
            for (var at = 0; at < used.Length; at++)
                if (!used[at] && Slip(book.Of(left[i]), book.Of(b[at])))
                {
                    // A word that was spelled otherwise says nearly as much.
                    both += 0.8 * Math.Min(book.Rarity(left[i]), book.Rarity(b[at]));
                    used[at] = true;
                    left.RemoveAt(i);
                    break;
                }
        var right = new List<int>();
        for (var at = 0; at < b.Length; at++) if (at >= used.Length || !used[at]) right.Add(b[at]);
        both += Initials(left, right, book) + Initials(right, left, book);
        if (left.Exists(word => IsKind(word, book)) && right.Exists(word => IsKind(word, book))) apart += OtherKind;
        apart += Towns(left, right, townsA, townsB, book);
        foreach (var word in left) apart += book.Rarity(word);
        foreach (var word in right) apart += book.Rarity(word);
        return new(both, apart);
    }

    /// <summary>The same service of two towns; or of one town beside that of a whole region. A town where the other is goes without saying.</summary>
    static double Towns(List<int> left, List<int> right, int[] townsA, int[] townsB, Book book)
    {
        left.RemoveAll(townsB.Contains);
        right.RemoveAll(townsA.Contains);
        var (one, other) = (left.Exists(word => IsTown(word, book)), right.Exists(word => IsTown(word, book)));
        if (one && (other || townsB.Length > 0) || other && townsA.Length > 0) return OtherTown;
        return one || other ? OneTown : 0;
    }

    /// <summary>A crèche and a home for the elderly may bear one name.</summary>
    static bool IsKind(int word, Book book) => book.Of(word) is ['=', ..];

    static bool IsTown(int word, Book book) => book.Of(word) is [NameWords.Town, ..] town && town != NameWords.Brussels;

    /// <summary>"CSD" beside "Centrale de services à domicile": the words that letters stand for are taken with them.</summary>
    static double Initials(List<int> letters, List<int> words, Book book)
    {
        foreach (var word in letters)
        {
            var acronym = book.Of(word);
            if (acronym.Length is < 2 or > 6 || acronym.Length > words.Count) continue;
            for (var from = 0; from + acronym.Length <= words.Count; from++)
            {
                var fits = true;
                for (var i = 0; i < acronym.Length && fits; i++) fits = book.Of(words[from + i]).TrimStart('=', NameWords.Town)[0] == acronym[i];
                if (!fits) continue;
                var said = words.Skip(from).Take(acronym.Length).Sum(book.Rarity);
                words.RemoveRange(from, acronym.Length);
                letters.Remove(word);
                return Math.Min(said, 8);
            }
        }
        return 0;
    }

    /// <summary>One letter more, less or other, in words long enough for that to be a slip or a plural.</summary>
    static bool Slip(string a, string b)
    {
        if (Math.Min(a.Length, b.Length) < 5 || Math.Abs(a.Length - b.Length) > 1 || a[0] is '=' or NameWords.Town || b[0] is '=' or NameWords.Town || char.IsAsciiDigit(a[0])) return false;
        var (start, end) = (0, 0);
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        while (end < a.Length - start && end < b.Length - start && a[^(end + 1)] == b[^(end + 1)]) end++;
        return Math.Max(a.Length, b.Length) - start - end <= 1;
    }
}
