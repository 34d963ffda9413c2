namespace Vuurtoren.Modules.Directory.Public;

/// <summary>Two ways to write one name: other accents or capitals, the family name first, a letter too many, too few or wrong.</summary>
public static class LooksLike
{
    const int LettersForTwo = 8;

    public static bool Same(string one, string other)
    {
        var (a, b) = (Ordered(one), Ordered(other));
        if (a.Length == 0 || b.Length == 0) return false;
        return a == b || Distance(a, b) <= (Math.Min(a.Length, b.Length) >= LettersForTwo ? 2 : 1);
    }

    /// <summary>The same words, whatever their order, capitals and accents.</summary>
    public static bool SameWords(string one, string other) => Ordered(one) == Ordered(other);

    /// <summary>Its words in small letters without accents, in the order of the letters.</summary>
    public static string Ordered(string name) => string.Join(' ', SentCells.Plain(name).Split([' ', '-', '.', ','], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    /// <summary>Letters to add, take away or change (Levenshtein).</summary>
    static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 2) return int.MaxValue;
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
