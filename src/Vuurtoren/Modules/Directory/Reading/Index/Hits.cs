namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Entries that answer, rising, each with its score.</summary>
sealed class Hits(int count)
{
    public int[] Entries = new int[count];
    public int[] Scores = new int[count];
    /// <summary>Which words of the query each one has, a bit for each.</summary>
    public uint[] Words = new uint[count];
    public int Count = count;

    public void Keep(Func<uint, bool> which)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
            if (which(Words[i])) (Entries[kept], Scores[kept], Words[kept++]) = (Entries[i], Scores[i], Words[i]);
        Count = kept;
    }
}
