using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>Which organisations of the directory bear a name, whatever its language, capitals and accents. Holds all names: for who takes in a list, not for visitors.</summary>
public sealed class OrganizationsCalled(IReadOnlyList<(Guid Id, LocalText Name, LocalText? Alternate)> all)
{
    static readonly HashSet<string> legal = ["vzw", "asbl", "ivzw", "aisbl"];

    readonly Dictionary<Guid, LocalText> names = all.ToDictionary(one => one.Id, one => one.Name);

    /// <summary>The surest first: its name; the name in daily use or an acronym; either of them with or without "vzw".</summary>
    readonly ILookup<string, Guid>[] ways =
    [
        By(all.Select(one => (one.Id, Texts(one.Name).Select(SentCells.Plain)))),
        By(all.Select(one => (one.Id, Texts(one.Alternate).Select(SentCells.Plain)))),
        By(all.Select(one => (one.Id, Texts(one.Name).Concat(Texts(one.Alternate)).Select(Bare)))),
    ];

    /// <summary>One query.</summary>
    public static async Task<OrganizationsCalled> Read(Db db) =>
        new([.. (await db.Set<Organization>().Where(o => o.Parked == null).Select(o => new { o.Id, o.Name, o.AlternateName }).ToListAsync()).Select(o => (o.Id, o.Name, o.AlternateName))]);

    /// <returns>None: the directory knows none of that name. More: it does not say which.</returns>
    public IReadOnlyList<Guid> Find(string words)
    {
        foreach (var (n, way) in ways.Index())
            if (way[n == 2 ? Bare(words) : SentCells.Plain(words)].ToList() is { Count: > 0 } found) return found;
        return [];
    }

    public string NameOf(Guid id, string language) => names[id].In(language).Text;

    static ILookup<string, Guid> By(IEnumerable<(Guid Id, IEnumerable<string> Words)> called) => called.SelectMany(one => one.Words.Distinct().Where(words => words.Length > 0).Select(words => (words, one.Id))).ToLookup(one => one.words, one => one.Id);

    static IEnumerable<string> Texts(LocalText? name) => name?.Select(text => text.Value) ?? [];

    /// <summary>Without signs and without what says that it is an association.</summary>
    static string Bare(string name)
    {
        var words = new List<string>();
        Folding.Words(name, word => words.Add(word.ToString()));
        return string.Join(' ', words.Where(word => !legal.Contains(word)));
    }
}
