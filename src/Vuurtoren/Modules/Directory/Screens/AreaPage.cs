using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>A municipality or a neighbourhood: its themes, its languages, and the help that is there.</summary>
public abstract class AreaPage(DirectoryIndex index, Texts texts) : WorkPage
{
    protected DirectoryIndex Index => index;
    public Texts Texts => texts;
    public string Name { get; protected set; } = "";
    /// <summary>What narrows a list to this place: "municipality=21004".</summary>
    public string Narrow { get; protected set; } = "";
    /// <summary>The wider place, with its address.</summary>
    public (string Path, string Name)? Wider { get; protected set; }
    public IReadOnlyList<(string Code, string Name, int Count)> Neighbourhoods { get; protected set; } = [];
    public int Services { get; private set; }
    public int Organizations { get; private set; }
    public ThemeTree Themes { get; private set; } = null!;
    public IReadOnlyList<(TaxonomyTerm Theme, int Count)> Tiles { get; private set; } = [];

    protected void Count(Query query)
    {
        Themes = ThemeTree.Of(index.Terms);
        var answer = index.Find(query with { Take = 1, Facets = true }, Viewer);
        var counts = (answer.Facets?.Themes ?? []).ToDictionary(t => t.Term, t => t.Count);
        Tiles = [.. Themes.Top.Where(t => counts.ContainsKey(t.Id)).Select(t => (t, counts[t.Id])).OrderByDescending(t => t.Item2)];
        (Services, Organizations) = (answer.Total, index.Find(query with { Kind = Kinds.Organization, Take = 1 }, Viewer).Total);
        Title = Name;
        Summary = $"{Name}{texts["web.colon"].Value} {texts.Number("directory.services.count", Services)}";
    }
}
