namespace Vuurtoren.Bench.Relevance;

/// <summary>People's errands in their own words: is there someone among the first ten organisations who can help?</summary>
static class ErrandsBench
{
    sealed record Asked(Errand Errand, bool Found, bool PeerFound);

    /// <param name="part">"tune", "kept" or "all".</param>
    public static async Task Run(Report report, string part, bool fresh, bool verbose)
    {
        var directory = await BrusselsDirectory.Open("whole", Keywords.Copy, fresh);
        using var peer = new Fts5Peer(directory.Database);
        var asked = new List<Asked>();
        foreach (var errand in Errand.All().Where(e => part == "all" || e.Kept == (part == "kept")))
        {
            var right = errand.Categories.SelectMany(c => directory.OrganizationsOf.GetValueOrDefault(c) ?? []).ToHashSet();
            var ours = directory.Ask(errand.Text, errand.Language).Ids;
            asked.Add(new(errand, ours.Any(right.Contains), peer.Ask(errand.Text).Any(right.Contains)));
            if (verbose && !asked[^1].Found) Console.WriteLine($"{errand.Id} {errand.Kind}: {errand.Text}  [{string.Join(' ', errand.Categories)}]\n{directory.Describe(ours)}");
        }
        Add("errands", asked);
        foreach (var kind in asked.GroupBy(a => a.Errand.Kind).OrderByDescending(k => k.Count())) Add("  " + kind.Key, kind);
        foreach (var language in asked.GroupBy(a => a.Errand.Language).OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            Add(language.Key, language);
            Add($"  {language.Key} sentence", language.Where(a => a.Errand.Kind == "sentence"));
        }

        void Add(string name, IEnumerable<Asked> some)
        {
            if (!some.Any()) return;
            report.Add($"{name} ({some.Count()}): found in the first 10", some.Average(a => a.Found ? 1.0 : 0), "", some.Average(a => a.PeerFound ? 1.0 : 0));
        }
    }
}
