using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>A list of services or of organisations, with its search box, its filters and its map.</summary>
public abstract partial class ListPage(DirectoryIndex index, Rows rows, Texts texts, string kind) : RecordPage(index, texts)
{
    /// <summary>Further down, with nothing asked, nobody turns but who goes through everything once, and would drive out what people look at.</summary>
    const int PagesKept = 50;

    public bool OfOrganizations => kind == Kinds.Organization;
    public Asked Asked { get; private set; } = new();
    public Answer Answer { get; private set; } = null!;
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    /// <summary>By service: whether it is open now, and whether that is at another place than the first.</summary>
    public IReadOnlyDictionary<Guid, (OpenState State, bool Elsewhere)> States { get; private set; } = new Dictionary<Guid, (OpenState, bool)>();
    public int Pages => (Answer.Total + Asked.PageSize - 1) / Asked.PageSize;
    /// <summary>Found without one of the filters, when nothing is found with all of them.</summary>
    public IReadOnlyList<(string Words, Asked Without, int Found)> WaysOut { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (!Index.Ready) return StatusCode(StatusCodes.Status503ServiceUnavailable);
        Asked = Asked.Of(Request.Query, Themes, Index);
        Answer = Asked.Problem is null ? Find(Asked) : new(0, [], false, null, Index.Seq);
        if (Asked.Problem is null) Service<Gaps.Unanswered>().Note(Asked.ToQuery(kind, Themes, Now), Answer, Index.Terms, Today, Request.Headers);
        if (Asked.Problem is null && Asked.Page > 1 && Answer.Ids.Count == 0) Asked = Asked with { Problem = "directory.search.no-such-page" };
        Rare = !Asked.Narrows && Asked.Page > PagesKept;
        Rows = rows.Of(kind, Answer.Ids, keep: !Rare);
        States = Rows.Select(row => (row, row.OpenAt(Now))).Where(pair => pair.Item2 is not null).ToDictionary(pair => pair.row.Id, pair => pair.Item2!.Value);
        foreach (var (state, _) in States.Values) HoldsUntil(state.ChangesAt);
        if (Asked.OpenNow || Answer.Facets?.Open > 0) HoldsUntil(Now.AddTicks(-(Now.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1)); // how many are open now
        if (Asked.Problem is null && Answer.Total == 0 && Asked.Filters > 0)
            WaysOut = [.. Narrowing.Select(one => (one.Words, one.Without, Find(one.Without with { Page = 1 }).Total)).Where(way => way.Total > 0)];
        Title = Texts[TitleKey];
        Unlisted = Asked.Narrows || Asked.Page > 1;
        // Of what people look for nothing stands in titles; of some things nothing stays in the browser either.
        Discreet = UnderstoodAs.FirstOrDefault()?.Discreet == true || (Asked.Theme is { } theme && Themes.Find(theme)?.Discreet == true);
        return Answered();
    }

    PageResult Answered()
    {
        var page = Page();
        if (Asked.Problem is not { } problem) return page;
        page.StatusCode = problem == "directory.search.no-such-page" ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
        if (Asked.ProblemAt is { } field) ModelState.AddModelError(field, Texts[problem]);
        return page;
    }

    Answer Find(Asked asked) => Index.Find(asked.ToQuery(kind, Themes, Now), Viewer);

    /// <summary>The address of this list with another question.</summary>
    public string To(Asked asked) => Path + asked.ToQueryString();
    public virtual string Path => $"/{Lang}/{(OfOrganizations ? "organizations" : "services")}";
    protected virtual string TitleKey => OfOrganizations ? "directory.organizations" : "directory.services";
    /// <summary>The same question to the other list.</summary>
    public string Sibling => $"/{Lang}/{(OfOrganizations ? "services" : "organizations")}{Question}";
    public string Question => (Asked with { Page = 1 }).ToQueryString();

    /// <summary>For everybody who chose nothing yet the form is the same as long as what there is and what is open are: then it is kept under this key. Null: it is made for this one.</summary>
    public string? FormKey => Asked is { Narrows: false, Problem: null } ? string.Create(CultureInfo.InvariantCulture, $"{Path} {Asked.Sort} {Answer.Seq} {Counted?.Open}") : null;

    /// <summary>Themes that the words were understood as, each with the list of its services.</summary>
    public IEnumerable<TaxonomyTerm> UnderstoodAs => Answer.UnderstoodAs.Select(Themes.Find).OfType<TaxonomyTerm>().Take(3);

    /// <summary>Acronyms that were asked for, with what they mean.</summary>
    public IEnumerable<(string Acronym, string Words)> Explained => Asked is { Page: 1, Words: { } words } ? Acronyms.Shipped.AskedFor(words, Lang).Take(2) : [];

    public string Under(TaxonomyTerm term) => To(Asked with { Words = null, Theme = Themes.Code(term), Page = 1, Sort = SortBy.Relevance });

    /// <summary>In a few words why something is in the list; null when that goes without saying.</summary>
    public string? Because(int row) => row >= Answer.Why.Count ? null : Answer.Why[row] switch
    {
        { Reason: Reason.Theme, Term: { } id } when Themes.Find(id) is { } term => Texts["directory.why.theme", term.Name.In(Lang).Text].Value,
        { Reason: Reason.Text, Word: { } word } => Texts["directory.why.text", word].Value,
        { Reason: Reason.Place, Word: { } word } => Texts["directory.why.place", word].Value,
        { Reason: Reason.Near, Word: { } word } => Texts["directory.why.near", word].Value,
        _ => null,
    };

    /// <summary>The place of a row to name: the nearest, or one in the municipality or neighbourhood that was asked for, else its first.</summary>
    public RowPlace? PlaceOf(Row row) => row.Places.Count == 0 ? null
        : Asked.Place is { } here ? row.Places.MinBy(place => place.MetresFrom(here) ?? double.MaxValue)
        : row.Places.FirstOrDefault(place => (Asked.Neighbourhood is not null && place.Neighbourhood == Asked.Neighbourhood) || (Asked.Neighbourhood is null && place.Municipality == Asked.Municipality)) ?? row.Places[0];

    /// <summary>Its week in one line, for paper; null of an organisation.</summary>
    public string? Week(Row row, RowPlace? place) => rows.WeekOf(row, place, Lang, Today, hours => Open.Week(hours, Today, row.Phone is not null));

    /// <summary>"350 m", "1,2 km"; null when it is not known or not asked.</summary>
    public string? Distance(RowPlace? place) => Asked.Place is not { } here || place?.MetresFrom(here) is not { } metres ? null
        : metres < 950 ? Texts["directory.distance.metres", Math.Max(50, (int)(Math.Round(metres / 50) * 50))].Value
        : Texts["directory.distance.kilometres", (metres / 1000).ToString(metres < 9950 ? "0.0" : "0", CultureInfo.CurrentCulture)].Value;

    /// <summary>"1000 Brussel, Marollen", or that the address is secret.</summary>
    public string Where(RowPlace place)
    {
        if (place.Confidential) return Texts["directory.place.secret"];
        var city = string.Join(' ', new[] { place.PostalCode, place.City?.In(Lang).Text }.OfType<string>());
        return string.Join(", ", new[] { city, NeighbourhoodName(place.Neighbourhood) }.Where(part => !string.IsNullOrEmpty(part)));
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
}
