using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Vuurtoren.Tests.Support;

/// <summary>Finds the pages of the site in one language as a visitor would: from the front door, link by link.</summary>
public sealed partial class Pages
{
    /// <summary>A page, and the status it has to answer with.</summary>
    public sealed record Sample(string Path, int Status);

    /// <summary>How many sheets of one kind (organisations, say) are enough.</summary>
    const int OfAKind = 3;

    readonly Site site;
    readonly string home;
    readonly Queue<string> toVisit = new();
    readonly HashSet<string> seen = [];
    readonly Dictionary<string, int> kinds = [];
    readonly List<Sample> found = [];
    readonly List<string> broken = [];

    Pages(Site site, string language)
    {
        this.site = site;
        home = $"/{language}";
        Consider("/");
        Consider(home);
        Consider($"{home}/{Nonsense}");
        foreach (var state in States) Consider(home + state);
        foreach (var path in Apart) if (seen.Add(home + path)) toVisit.Enqueue(home + path);
    }

    /// <summary>Pages worth looking at: some of each kind, what a search without a result shows, and an address that does not exist.</summary>
    public IReadOnlyList<Sample> Found => found;

    /// <summary>Links on those pages that lead to an error.</summary>
    public IReadOnlyList<string> Broken => broken;

    /// <summary>Walks through the site in this language.</summary>
    public static async Task<Pages> Of(Site site, string language)
    {
        var pages = new Pages(site, language);
        while (pages.toVisit.TryDequeue(out var path)) await pages.Look(path);
        return pages;
    }

    internal const string Nonsense = "qxzvwqk";

    /// <summary>What no link leads to: a weak answer, filters that leave nothing, a question that makes no sense, many filters at once, and the search inside a partner's page.</summary>
    static readonly string[] States =
    [
        $"/services?q=huur%20loyer%20{Nonsense}", "/services?theme=housing&near=8670&within=0.5", AtSea,
        "/services?q=hulp&theme=housing&near=1000&within=10&spoken=fr&day=tu&appointment=no&wheelchair=yes&free=yes", "/services?theme=addiction&open=now", "/embed?theme=housing",
    ];

    /// <summary>Pages that are looked at besides the others of their kind: what a coordination asked and what came of it.</summary>
    static readonly string[] Apart = [$"/coordination/{Vuurtoren.Platform.Data.Ids.Of("demo", "coordination", "bakenvoorde")}/answers"];

    const string AtSea = "/services?near=51.4,2.6";

    async Task Look(string path)
    {
        using var answer = await site.Client.GetAsync(path);
        var expected = path.EndsWith($"/{Nonsense}", StringComparison.Ordinal) ? 404 : path.EndsWith(AtSea, StringComparison.Ordinal) ? 400 : 200;
        if ((int)answer.StatusCode >= 400 && expected == 200) broken.Add($"{(int)answer.StatusCode} {path}");
        if (answer.Headers.Location is { } elsewhere) Consider(new Uri(new Uri(site.Address, path), elsewhere));
        if (answer.Headers.Location is not null || answer.Content.Headers.ContentType?.MediaType != "text/html" || !IsInLanguage(path)) return;
        found.Add(new(path, expected));

        using var document = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var here = new Uri(site.Address, path);
        foreach (var link in document.QuerySelectorAll("a[href]")) Consider(new Uri(here, link.GetAttribute("href")));
        foreach (var form in document.QuerySelectorAll("form:not([method=post])"))
        {
            var field = form.QuerySelector("input[type=search][name], input[type=text][name], input:not([type])[name]");
            if (field is not null) Consider(new Uri(here, $"{(form.GetAttribute("action") ?? path).Split('?')[0]}?{field.GetAttribute("name")}={Nonsense}"));
        }
    }

    void Consider(Uri link)
    {
        if (link.Authority == site.Address.Authority && link.Scheme == site.Address.Scheme) Consider(link.PathAndQuery);
    }

    void Consider(string path)
    {
        var kind = KindOf(path);
        if (!seen.Add(path) || kinds.GetValueOrDefault(kind) == OfAKind) return;
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
        toVisit.Enqueue(path);
    }

    bool IsInLanguage(string path) => path == "/" || path == home || path.StartsWith(home + "/", StringComparison.Ordinal) || path.StartsWith(home + "?", StringComparison.Ordinal);

    /// <summary>The route of a path, roughly: the first two parts as they are, what follows as a place, and the names in the query.</summary>
    internal static string KindOf(string path)
    {
        var (route, query) = path.Split('?', 2) is [var before, var after] ? (before, after) : (path, "");
        var parts = route.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var names = QueryName().Matches(query).Select(match => match.Value).Order(StringComparer.Ordinal).ToList();
        // Filters can be taken away one by one: a few pages with many of them stand for all their combinations.
        var asked = names.Count > 2 ? "many" : string.Join('&', names);
        return string.Join('/', parts.Take(2)) + string.Concat(Enumerable.Repeat("/*", Math.Max(0, parts.Length - 2))) + "?" + asked
            + (query.Contains(Nonsense, StringComparison.Ordinal) ? "=nothing" : "");
    }

    [GeneratedRegex("(?<=^|&)[^=&]+")]
    private static partial Regex QueryName();
}
