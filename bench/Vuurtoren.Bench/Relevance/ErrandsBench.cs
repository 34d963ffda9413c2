namespace Vuurtoren.Bench.Relevance;

/// <summary>People's errands in their own words: is there someone among the first ten organisations who can help?</summary>
static class ErrandsBench
{
    sealed record Asked(Errand Errand, int Rank, int PeerRank, double ByChance, bool Weak);

    /// <param name="part">"tune", "kept" or "all".</param>
    public static async Task Run(Report report, string part, bool fresh, bool verbose)
    {
        var directory = await BrusselsDirectory.Open("whole", Keywords.Copy, fresh);
        using var peer = new Fts5Peer(directory.Database);
        var asked = new List<Asked>();
        foreach (var errand in Errand.All().Where(e => part == "all" || e.Kept == (part == "kept")))
        {
            var right = errand.Categories.SelectMany(c => directory.OrganizationsOf.GetValueOrDefault(c) ?? []).ToHashSet();
            var answer = directory.Ask(errand.Text, errand.Language);
            var ours = answer.Ids;
            asked.Add(new(errand, Rank(ours, right), Rank(peer.Ask(errand.Text), right), 1 - Math.Pow(1 - (double)right.Count / directory.CategoriesOf.Count, 10), answer.Weak || answer.Total == 0));
            if (verbose && asked[^1].Rank > 10) Console.WriteLine($"{errand.Id} {errand.Kind}: {errand.Text}  [{string.Join(' ', errand.Categories)}]\n{directory.Describe(answer)}");
        }
        Add("errands", asked);
        report.Add("  a right one among the first 3", asked.Average(a => a.Rank <= 3 ? 1.0 : 0), "", asked.Average(a => a.PeerRank <= 3 ? 1.0 : 0));
        report.Add("  a right one among any ten by chance", asked.Average(a => a.ByChance), "");
        foreach (var kind in asked.GroupBy(a => a.Errand.Kind).OrderByDescending(k => k.Count())) Add("  " + kind.Key, kind);
        foreach (var language in asked.GroupBy(a => a.Errand.Language).OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            Add(language.Key, language);
            Add($"  {language.Key} sentence", language.Where(a => a.Errand.Kind == "sentence"));
        }
        report.Add("errands whose answer is said to be weak", asked.Average(a => a.Weak ? 1.0 : 0), "");
        report.Add("  of those with a right one in the first 10", asked.Where(a => a.Rank <= 10).Average(a => a.Weak ? 1.0 : 0), "");
        var outside = Outside.All().Where(o => part == "all" || o.Kept == (part == "kept")).Select(o => (Asked: o, Answer: directory.Ask(o.Text, o.Language))).ToList();
        report.Add($"questions that nobody here can answer ({outside.Count}): said to be weak, or no answer", outside.Average(o => o.Answer.Weak || o.Answer.Total == 0 ? 1.0 : 0), "");
        foreach (var (question, answer) in outside)
            if (verbose && !answer.Weak && answer.Total > 0) Console.WriteLine($"outside {question.Language}: {question.Text}\n{directory.Describe(answer)}");

        void Add(string name, IEnumerable<Asked> some)
        {
            if (some.Any()) report.Add($"{name} ({some.Count()}): found in the first 10", some.Average(a => a.Rank <= 10 ? 1.0 : 0), "", some.Average(a => a.PeerRank <= 10 ? 1.0 : 0));
        }
    }

    /// <summary>Of the first right one, from 1; far beyond the first ten when there is none.</summary>
    static int Rank(IReadOnlyList<Guid> found, HashSet<Guid> right) => found.Index().Where(f => right.Contains(f.Item)).Select(f => f.Index + 1).FirstOrDefault(int.MaxValue);
}
