using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>All taxonomies and their terms that anyone may see, in memory: there are a few thousand.</summary>
public sealed class Terms
{
    readonly Dictionary<Guid, TaxonomyTerm> byId;
    readonly Dictionary<Guid, int> numbers;
    readonly ILookup<Guid, TaxonomyTerm> narrower;
    readonly Dictionary<Guid, int[]> withBroader = [];

    /// <param name="before">Terms keep their numbers for as long as the index lives.</param>
    internal Terms(IReadOnlyList<Taxonomy> taxonomies, IReadOnlyList<TaxonomyTerm> terms, Terms? before)
    {
        Taxonomies = [.. taxonomies.OrderBy(t => t.Id)];
        All = [.. terms.OrderBy(t => t.Id)];
        byId = terms.ToDictionary(t => t.Id);
        narrower = terms.SelectMany(t => t.Broader.Select(b => (Broader: b, Term: t))).ToLookup(p => p.Broader, p => p.Term);
        numbers = before is null ? [] : new(before.numbers);
        foreach (var id in All.Select(term => term.Id).Concat(Taxonomies.Select(taxonomy => taxonomy.Id)))
            if (numbers.Count < Dimension.Most) numbers.TryAdd(id, numbers.Count); // what comes after is not found by theme
        ids = new Guid[numbers.Count];
        foreach (var (id, number) in numbers) ids[number] = id;
        foreach (var term in All) withBroader[term.Id] = [.. Broader(term).Where(numbers.ContainsKey).Select(id => numbers[id])];
    }

    readonly Guid[] ids;

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Taxonomy> Taxonomies { get; }
    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<TaxonomyTerm> All { get; }

    public TaxonomyTerm? Find(Guid id) => byId.GetValueOrDefault(id);
    public IEnumerable<TaxonomyTerm> Narrower(Guid id) => narrower[id];

    /// <summary>-1 when there is no such term or taxonomy.</summary>
    internal int Number(Guid id) => numbers.TryGetValue(id, out var number) ? number : -1;
    internal int Count => ids.Length;
    internal Guid Id(int number) => ids[number];

    /// <summary>The numbers of a term, of all that are broader, and of its taxonomy; none when there is no such term.</summary>
    internal int[] WithBroader(Guid term) => withBroader.TryGetValue(term, out var all) ? all : [];

    /// <summary>The same as ids.</summary>
    internal HashSet<Guid> Above(Guid term) => [.. WithBroader(term).Select(Id)];

    /// <summary>A term, what is broader (a circle in the data does no harm), and its taxonomy.</summary>
    HashSet<Guid> Broader(TaxonomyTerm term)
    {
        var all = new HashSet<Guid>();
        var open = new Stack<TaxonomyTerm>([term]);
        while (open.TryPop(out var next))
        {
            if (!all.Add(next.Id)) continue;
            foreach (var id in next.Broader)
                if (byId.TryGetValue(id, out var broader)) open.Push(broader);
        }
        if (Taxonomies.Any(t => t.Id == term.TaxonomyId)) all.Add(term.TaxonomyId);
        return all;
    }
}
