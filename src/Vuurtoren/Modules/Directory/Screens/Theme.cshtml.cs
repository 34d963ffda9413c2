using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Texts;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>One theme or category: what it is, what falls under it, and where its services are.</summary>
[Can(Permission.ReadDirectory)]
public sealed class ThemePage(DirectoryIndex index, Rows rows, Texts texts) : RecordPage(index, texts)
{
    const int Shown = 12;

    public TaxonomyTerm Subject { get; private set; } = null!;
    public TaxonomyTerm? Top { get; private set; }
    public string Code => Themes.Code(Subject);
    public Answer Answer { get; private set; } = null!;
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyDictionary<Guid, int> Counts { get; private set; } = null!;

    public IActionResult OnGet(string code)
    {
        if (!Index.Ready) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (Themes.Find(code) is not { } term) return NotFound();
        Subject = term;
        Top = Themes.TopOf(term) is { } top && top.Id != term.Id ? top : null;
        Answer = Index.Find(new Query { Theme = term.Id, Take = Shown, Facets = true, Sort = SortBy.Name }, Viewer);
        Rows = rows.Of(Kinds.Service, Answer.Ids);
        foreach (var row in Rows)
            if (row.OpenAt(Now) is { } open) HoldsUntil(open.State.ChangesAt);
        Counts = (Answer.Facets?.Themes ?? []).ToDictionary(t => t.Term, t => t.Count);
        Discreet = term.Discreet;
        Title = Discreet ? Texts["directory.theme"] : term.Name.In(Lang).Text;
        Summary = Discreet ? null : term.Description?.In(Lang).Text;
        return Page();
    }

    /// <summary>Services of it hold office in houses: there is a calendar of that.</summary>
    public bool HoldsOffice => !Discreet && Service<Permanences.Houses>().ServicesOf(Subject.Id).Count > 0;

    public IEnumerable<(string Nis, string Name, int Count)> Municipalities =>
        (Answer.Facets?.Municipalities ?? []).Select(m => (m.Code, Name: Geo.Shipped.Municipality(m.Code)?.Name.In(Lang).Text, m.Count))
            .Where(m => m.Name is not null).Select(m => (m.Code, m.Name!, m.Count)).Take(24);
}
