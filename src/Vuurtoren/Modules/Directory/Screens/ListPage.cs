using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>A list of services or of organisations, with its search box and filters.</summary>
public abstract class ListPage(DirectoryIndex index, Rows rows, Texts texts, string kind) : WorkPage
{
    const int MostChoices = 60;

    public bool OfOrganizations => kind == Kinds.Organization;
    public Asked Asked { get; private set; } = new();
    public Answer Answer { get; private set; } = null!;
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    /// <summary>By service: whether it is open now, and whether that is at another place than the first.</summary>
    public IReadOnlyDictionary<Guid, (OpenState State, bool Elsewhere)> States { get; private set; } = new Dictionary<Guid, (OpenState, bool)>();
    public OpenWords Open { get; } = new(texts);
    public ThemeTree Themes { get; private set; } = null!;
    public Texts Texts => texts;
    public int Pages => (Answer.Total + Asked.PageSize - 1) / Asked.PageSize;

    public IActionResult OnGet()
    {
        if (!index.Ready) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        Themes = ThemeTree.Of(index.Terms);
        Asked = Asked.Of(Request.Query, Themes);
        var query = Asked.ToQuery(kind, Themes);
        Answer = Asked.Problem is null ? index.Find(query, Viewer) : new(0, [], false, null, index.Seq);
        if (Asked.Problem is null) Service<Gaps.Unanswered>().Note(query, Answer, index.Terms, Today, Request.Headers);
        if (Asked.Problem is null && Asked.Page > 1 && Answer.Ids.Count == 0) Asked = Asked with { Problem = "directory.search.no-such-page" };
        Rows = rows.Of(kind, Answer.Ids);
        States = Rows.Select(row => (row, row.OpenAt(Now))).Where(pair => pair.Item2 is not null).ToDictionary(pair => pair.row.Id, pair => pair.Item2!.Value);
        foreach (var (state, _) in States.Values) HoldsUntil(state.ChangesAt);
        Title = texts[TitleKey];
        Unlisted = Asked.Narrows || Asked.Page > 1;
        var page = Page();
        if (Asked.Problem is not null) page.StatusCode = Asked.Problem == "directory.search.no-such-page" ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
        return page;
    }

    /// <summary>The address of this list with another question.</summary>
    public string To(Asked asked) => Path + asked.ToQueryString();
    public virtual string Path => $"/{Lang}/{(OfOrganizations ? "organizations" : "services")}";
    protected virtual string TitleKey => OfOrganizations ? "directory.organizations" : "directory.services";
    protected DirectoryIndex Index => index;
    /// <summary>The same question to the other list.</summary>
    public string Sibling => $"/{Lang}/{(OfOrganizations ? "services" : "organizations")}{(Asked with { Page = 1, Problem = null }).ToQueryString()}";

    public IEnumerable<Choice> ThemeChoices => Choices(
        from top in Themes.Top
        let count = Count(Answer.Facets?.Themes, top.Id)
        where count > 0 || Themes.Code(top) == Asked.Theme
        orderby top.Name.In(Lang).Text
        select (Themes.Code(top), top.Name.In(Lang).Text, count), Asked.Theme, code => Themes.Find(code)?.Name.In(Lang).Text);

    public IEnumerable<Choice> MunicipalityChoices => Choices(
        from found in Answer.Facets?.Municipalities ?? []
        let name = Geo.Shipped.Municipality(found.Code)?.Name.In(Lang).Text
        where name is not null
        orderby name
        select (found.Code, name, found.Count), Asked.Municipality, code => Geo.Shipped.Municipality(code)?.Name.In(Lang).Text);

    public IEnumerable<Choice> NeighbourhoodChoices => Choices(
        from found in Answer.Facets?.Neighbourhoods ?? []
        let name = Asked.NeighbourhoodOf(found.Code)?.Name.In(Lang).Text
        where name is not null
        orderby name
        select (found.Code, name, found.Count), Asked.Neighbourhood, code => Asked.NeighbourhoodOf(code)?.Name.In(Lang).Text);

    public IEnumerable<Choice> SpokenChoices => Choices(
        (Answer.Facets?.Languages ?? []).Where(found => found.Code != SpokenNames.Unknown).Select(found => (found.Code, SpokenNames.Of(found.Code, texts), found.Count)),
        Asked.Spoken, code => SpokenNames.Of(code, texts));

    IEnumerable<Choice> Choices(IEnumerable<(string Value, string Words, int Count)> found, string? chosen, Func<string, string?> words)
    {
        var all = found.Take(MostChoices * 3).Select(f => new Choice(f.Value, $"{f.Words} ({f.Count.ToString("N0", CultureInfo.CurrentCulture)})")).ToList();
        return chosen is null || all.Exists(choice => choice.Value == chosen) || words(chosen) is not { } name ? all : all.Prepend(new(chosen, name));
    }

    static int Count(IReadOnlyList<(Guid Term, int Count)>? themes, Guid id) => themes?.FirstOrDefault(t => t.Term == id).Count ?? 0;

    /// <summary>What narrows the list, each with the list without it.</summary>
    public IEnumerable<(string Words, Asked Without)> Narrowing
    {
        get
        {
            var first = Asked with { Page = 1 };
            if (Asked.Words is { } words) yield return ($"“{words}”", first with { Words = null });
            if (Asked.Theme is { } theme && Themes.Find(theme) is { } term) yield return (term.Name.In(Lang).Text, first with { Theme = null });
            if (Geo.Shipped.Municipality(Asked.Municipality) is { } municipality) yield return (municipality.Name.In(Lang).Text, first with { Municipality = null });
            if (Asked.Neighbourhood is { } hood && Asked.NeighbourhoodOf(hood) is { } found) yield return (found.Name.In(Lang).Text, first with { Neighbourhood = null });
            if (Asked.Spoken is { } spoken) yield return (SpokenNames.Of(spoken, texts), first with { Spoken = null });
        }
    }

    /// <summary>Pages around this one, with 0 for a gap.</summary>
    public IEnumerable<int> PageNumbers
    {
        get
        {
            var wanted = new SortedSet<int> { 1, Pages, Asked.Page - 1, Asked.Page, Asked.Page + 1 }.Where(n => n >= 1 && n <= Pages).ToList();
            for (var i = 0; i < wanted.Count; i++)
            {
                if (i > 0 && wanted[i] - wanted[i - 1] > 1) yield return 0;
                yield return wanted[i];
            }
        }
    }

    public Local Show(LocalText text, bool label = true) => new(text, Lang, texts, label);

    /// <summary>"1000 Brussel, Marollen", or that the address is secret.</summary>
    public string Where(RowPlace place)
    {
        if (place.Confidential) return texts["directory.place.secret"];
        var city = string.Join(' ', new[] { place.PostalCode, place.City?.In(Lang).Text }.OfType<string>());
        var hood = place.Neighbourhood is { } id ? Asked.NeighbourhoodOf(id)?.Name.In(Lang).Text : null;
        return string.Join(", ", new[] { city, hood }.Where(part => !string.IsNullOrEmpty(part)));
    }
}
