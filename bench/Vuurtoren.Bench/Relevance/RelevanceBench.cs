namespace Vuurtoren.Bench.Relevance;

/// <summary>Real keywords that the directory is not told of, each asked in its own language: are the organisations found that it belongs to?</summary>
static class RelevanceBench
{
    sealed record Asked(Keyword Keyword, double Ndcg, bool Found, bool Answered, double PeerNdcg, bool PeerFound, bool PeerAnswered);

    /// <param name="splits">Which of <see cref="Keywords.Splits"/>.</param>
    /// <param name="verbose">Prints what went worst, with texts of the source: never to be published.</param>
    public static async Task Run(Report report, IEnumerable<int> splits, bool fresh, bool verbose)
    {
        var asked = new List<Asked>();
        foreach (var split in splits) asked.AddRange(await Ask(split, fresh, verbose));
        foreach (var language in asked.GroupBy(a => a.Keyword.Language).OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            report.Add($"{language.Key}: keywords asked", language.Count(), "");
            report.Add($"{language.Key}: nDCG@10", language.Average(a => a.Ndcg), "", language.Average(a => a.PeerNdcg));
            report.Add($"{language.Key}: found in the first 10", Share(language, a => a.Found), "", Share(language, a => a.PeerFound));
            report.Add($"{language.Key}: no answer at all", Share(language, a => !a.Answered), "", Share(language, a => !a.PeerAnswered));
        }
    }

    static async Task<List<Asked>> Ask(int split, bool fresh, bool verbose)
    {
        var directory = await BrusselsDirectory.Open($"keywords without {split}", to => Keywords.CopyWithout(split, to), fresh);
        using var peer = new Fts5Peer(directory.Database);
        var asked = new List<Asked>();
        var worst = new List<(double Ndcg, string Line)>();
        foreach (var keyword in Keywords.Of(split))
        {
            var relevant = keyword.Categories.SelectMany(c => directory.OrganizationsOf.GetValueOrDefault(c) ?? []).ToHashSet();
            if (relevant.Count == 0) continue;
            var answer = directory.Ask(keyword.Text, keyword.Language);
            var (ours, theirs) = (answer.Ids, peer.Ask(keyword.Text));
            asked.Add(new(keyword, Ndcg(ours, relevant), ours.Any(relevant.Contains), ours.Count > 0, Ndcg(theirs, relevant), theirs.Any(relevant.Contains), theirs.Count > 0));
            if (verbose && asked[^1].Ndcg < 0.4) worst.Add((asked[^1].Ndcg, $"{keyword.Language} {asked[^1].Ndcg:0.00} {keyword.Text}  [{string.Join(' ', keyword.Categories)}]\n{directory.Describe(answer)}"));
        }
        foreach (var (_, line) in worst.OrderBy(w => w.Ndcg)) Console.WriteLine(line);
        return asked;
    }

    static double Share(IEnumerable<Asked> all, Func<Asked, bool> which) => all.Average(a => which(a) ? 1.0 : 0.0);

    /// <summary>Normalised discounted cumulative gain of the first ten, a gain of one for each relevant; the ideal has all relevant ones first.</summary>
    public static double Ndcg(IReadOnlyList<Guid> found, HashSet<Guid> relevant)
    {
        static double At(int rank) => 1 / Math.Log2(rank + 2);
        return found.Take(10).Select((id, rank) => relevant.Contains(id) ? At(rank) : 0).Sum() / Enumerable.Range(0, Math.Min(10, relevant.Count)).Sum(At);
    }
}
