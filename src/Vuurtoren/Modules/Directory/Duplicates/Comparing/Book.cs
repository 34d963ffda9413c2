namespace Vuurtoren.Modules.Directory.Duplicates.Comparing;

/// <summary>Every word, number, site and address once, with how many records have it: what is rare says more than what many have.</summary>
public sealed class Book
{
    /// <summary>As if there were this many other records: in a directory of ten sheets no word is rare otherwise.</summary>
    const int Others = 2000;

    readonly Dictionary<string, int> places = [];
    readonly List<string> words = [""];
    readonly List<int> records = [0];
    int total;

    public int this[string word]
    {
        get
        {
            if (places.TryGetValue(word, out var at)) return at;
            places[word] = words.Count;
            words.Add(word);
            records.Add(0);
            return words.Count - 1;
        }
    }

    public string Of(int word) => words[word];

    /// <summary>In how many records it stands.</summary>
    public int Records(int word) => records[word];

    /// <summary>Counts a record and what stands in it.</summary>
    public void Count(Compared record)
    {
        total++;
        foreach (var word in All(record).Distinct()) records[word]++;
    }

    static IEnumerable<int> All(Compared record) =>
        record.Names.SelectMany(name => name.Kind is NameKind.Unit or NameKind.Letters ? name.Words : [.. name.Words, name.Whole]).Concat(record.Phones).Concat(record.Hosts).Concat(record.Mails).Concat(record.Spots.Select(spot => spot.Door));

    /// <summary>In bits: how many times one would have to halve all records to be left with those that have this.</summary>
    public double Rarity(int word) => Math.Log2((total + Others) / (records[word] + 1.0));
}
