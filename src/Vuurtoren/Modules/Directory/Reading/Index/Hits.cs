using System.Collections.Concurrent;
using Vuurtoren.Modules.Directory.Reading.Analysis;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Entries that answer, rising, each with its score. Of a large directory they are large: handed back, the next question uses the same room.</summary>
sealed class Hits
{
    static readonly ConcurrentBag<Hits> free = [];

    public int[] Entries = new int[256];
    public int[] Scores = new int[256];
    /// <summary>Which words of the query each one has, a bit for each, and where they stand (<see cref="Index.How"/>).</summary>
    uint[] words = new uint[256];
    byte[] how = new byte[256];

    public int Count { get; private set; }

    public static Hits Rent() => free.TryTake(out var hits) ? hits : new();

    public void HandBack()
    {
        Count = 0;
        free.Add(this);
    }

    public byte HowOf(int entry) => Array.BinarySearch(Entries, 0, Count, entry) is >= 0 and var at ? how[at] : (byte)0;

    public void Add(int entry, int score = 0, uint words = 0, byte how = 0)
    {
        if (Count == Entries.Length)
        {
            Array.Resize(ref Entries, Count * 2);
            Array.Resize(ref Scores, Count * 2);
            Array.Resize(ref this.words, Count * 2);
            Array.Resize(ref this.how, Count * 2);
        }
        (Entries[Count], Scores[Count], this.words[Count], this.how[Count++]) = (entry, score, words, how);
    }

    public void Keep(Func<uint, bool> which)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (!which(words[i])) continue;
            if (kept < i) (Entries[kept], Scores[kept], words[kept], how[kept]) = (Entries[i], Scores[i], words[i], how[i]);
            kept++;
        }
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
