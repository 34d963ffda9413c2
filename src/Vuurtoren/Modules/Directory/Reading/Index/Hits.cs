using Vuurtoren.Modules.Directory.Reading.Analysis;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Entries that answer, rising, each with its score.</summary>
sealed class Hits(int count)
{
    public int[] Entries = new int[count];
    public int[] Scores = new int[count];
    /// <summary>Which words of the query each one has, a bit for each, and where they stand (<see cref="Index.How"/>); empty when no words were asked.</summary>
    uint[] words = [];
    byte[] how = [];
    public int Count = count;

    public uint[] Words => words;

    public byte HowOf(int entry) => Array.BinarySearch(Entries, 0, Count, entry) is >= 0 and var at ? how[at] : (byte)0;

    public void Add(int entry, int score, uint words, byte how)
    {
        if (this.words.Length == 0) (this.words, this.how) = (new uint[Entries.Length], new byte[Entries.Length]);
        (Entries[Count], Scores[Count], this.words[Count], this.how[Count++]) = (entry, score, words, how);
    }

    public void Keep(Func<uint, bool> which)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
            if (which(words[i])) (Entries[kept], Scores[kept], words[kept], how[kept++]) = (Entries[i], Scores[i], words[i], how[i]);
        Count = kept;
    }
}

/// <summary>Where the words of a query stand in an entry, as bits.</summary>
static class How
{
    public const byte Text = 1, Related = 2, Name = 4, Near = 8, Place = 16;

    /// <param name="weight">Of the alternative; below that of the same stem it is only nearly the word.</param>
    public static byte Of(Place place, float weight) => weight < Vocabulary.SameStem ? Near : place switch { Index.Place.Name => Name, Index.Place.Related => Related, _ => Text };
}
