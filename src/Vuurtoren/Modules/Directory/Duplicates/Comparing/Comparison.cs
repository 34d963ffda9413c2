namespace Vuurtoren.Modules.Directory.Duplicates.Comparing;

/// <summary>All records of a directory beside each other: which of them may be the same, and why.</summary>
public sealed class Comparison
{
    /// <summary>From here on two records are rather the same than not.</summary>
    public const double Likely = 0.5;

    readonly Book book;
    readonly Weighing weighing;
    readonly IReadOnlyList<Compared> records;

    /// <param name="records">Made with this book.</param>
    public Comparison(Book book, IReadOnlyList<Compared> records)
    {
        (this.book, this.records) = (book, records);
        foreach (var record in records) book.Count(record);
        var organizations = records.Where(record => !record.IsService).ToDictionary(record => record.Id);
        weighing = new(book, id => organizations.GetValueOrDefault(id));
    }

    public int Count => records.Count;

    /// <summary>Two records, whether or not they share a block.</summary>
    public Pair Weigh(Compared a, Compared b) => weighing.Weigh(a, b);

    /// <summary>All pairs of one kind from this score on, as they are found.</summary>
    /// <param name="done">Told how many records were compared, every now and then.</param>
    public IEnumerable<Pair> Pairs(string kind, double least = Likely, Action<int>? done = null)
    {
        var some = records.Where(record => record.Kind == kind).ToList();
        var (blocks, seen) = (new Blocks(some, book), new int[some.Count]);
        for (var i = 0; i < some.Count; i++)
        {
            if (i % 1000 == 0) done?.Invoke(i);
            foreach (var j in blocks.After(i, seen))
                if (weighing.Weigh(some[i], some[j]) is var pair && pair.Score >= least) yield return pair;
        }
        done?.Invoke(some.Count);
    }
}
