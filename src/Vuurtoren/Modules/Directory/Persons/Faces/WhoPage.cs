using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vuurtoren.Modules.Directory.Guide;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Persons.Faces;

/// <summary>Who works where, with faces: of an area, for colleagues. Only who agreed that colleagues see it.</summary>
[Can(Permission.SeeColleagues)]
public abstract class WhoPage(Db db, FaceBoard board, Territories territories, Texts texts) : WorkPage
{
    protected abstract int PerPage { get; }

    /// <summary>As typed: municipalities and postal codes, as for a guide.</summary>
    public string Where { get; private set; } = "";
    /// <summary>In the territory of the coordination one works for.</summary>
    public bool Mine { get; private set; }
    public bool HasTerritory { get; private set; }
    /// <summary>Only who speaks this language.</summary>
    public string Speaks { get; private set; } = "";
    public IReadOnlyList<Choice> Tongues { get; private set; } = [];
    public IReadOnlyList<Face> All { get; private set; } = [];
    public int Number { get; private set; } = 1;
    public int Pages => Math.Max(1, (All.Count + PerPage - 1) / PerPage);
    public FaceWords Says => new(texts, Lang);
    public Viewer Colleague => PersonFiles.ViewerOf(Me, Lang);

    /// <summary>Those of this page.</summary>
    public IEnumerable<Face> Shown => All.Skip((Number - 1) * PerPage).Take(PerPage);

    public string Of(Face face) => face.Of?.In(Lang).Text ?? texts["faces.who.no-organization"];

    public Local Show(LocalText text) => new(text, Lang, texts);

    /// <summary>"Bakenvoorde", or that it is one's own area.</summary>
    public string AreaName => string.Join(", ", new[] { Mine ? texts["faces.who.mine"].Value : "", Where }.Where(words => words.Length > 0)) is { Length: > 0 } name ? name : texts["faces.who.everywhere"];

    protected override async Task<bool> Load()
    {
        (Title, Unlisted, Discreet) = (texts["faces.who"], true, true); // nothing of people stays in the browser of a shared machine
        Where = Asked.Clean(Request.Query["where"]) is { } typed ? typed.Length <= Asked.MostLetters ? typed : typed[..Asked.MostLetters] : "";
        var coordinations = Me.Where(Permission.SeeColleagues).Where(scope => scope.Kind == ScopeKind.Coordination).Select(scope => scope.Id).OfType<Guid>().ToArray();
        HasTerritory = coordinations.Length > 0;
        Mine = HasTerritory && (Request.Query["mine"] == "yes" || Request.Query.Count == 0);
        var places = GuideArea.Of(Where, out var unknown);
        if (unknown is not null) ModelState.AddModelError("where", texts["guide.where.unknown", unknown]);
        var area = new WhoArea(places, Mine ? await territories.Of(db, coordinations) : []);
        var there = unknown is null || places.Count > 0 ? In(area, board.Now()) : [];
        var spoken = Tongued(there);
        Tongues = [.. spoken.Select(code => new Choice(code, SpokenNames.Of(code, texts))).OrderBy(choice => choice.Words, StringComparer.CurrentCulture)];
        Speaks = spoken.Contains(Request.Query["speaks"].ToString()) ? Request.Query["speaks"].ToString() : "";
        All = Speaks.Length == 0 ? there : [.. there.Where(face => face.Contact.Languages?.Contains(Speaks) == true)];
        Number = int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, Pages) : 1;
        return true;
    }

    /// <summary>What they speak, by the list of them: it is the same for the same list.</summary>
    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<IReadOnlyList<Face>, IReadOnlyList<string>> spokenBy = [];

    static IReadOnlyList<string> Tongued(IReadOnlyList<Face> faces) => spokenBy.GetValue(faces, all => [.. all.SelectMany(face => face.Contact.Languages ?? []).Distinct()]);

    public IActionResult OnGet() => ModelState.IsValid ? Page() : new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };

    /// <summary>By organisation and name; looked up and put in order once for each state of the board.</summary>
    IReadOnlyList<Face> In(WhoArea area, Board faces) => faces.Kept((Lang, Colleague.Tier, Today, area.Key), () => [.. InOrder(faces).Where(face => face.IsShownTo(Colleague, Today) && area.Holds(face))]);

    IReadOnlyList<Face> InOrder(Board faces) => faces.Kept(Lang, () => [.. faces.All.OrderBy(Of, StringComparer.CurrentCulture).ThenBy(face => face.Name, StringComparer.CurrentCulture)]);

    /// <summary>What was chosen, in the address.</summary>
    public string To(int page = 1) => QueryString.Create(new Dictionary<string, string?> { ["where"] = Where, ["mine"] = Mine ? "yes" : "", ["speaks"] = Speaks, ["page"] = page > 1 ? page.ToString(CultureInfo.InvariantCulture) : "" }
        .Where(part => !string.IsNullOrEmpty(part.Value)).DefaultIfEmpty(new("where", ""))).ToUriComponent();
}
