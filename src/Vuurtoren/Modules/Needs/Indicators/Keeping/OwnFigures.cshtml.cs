using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Indicators.Keeping;

/// <summary>The own counts that somebody keeps, and a new one.</summary>
[Can(Permission.KeepFigures), TakesPost]
public sealed class OwnFiguresPage(Db db, OwnTerritory own, Texts texts) : WorkPage
{
    /// <param name="Owner">Null: of the whole region.</param>
    public sealed record Line(Indicator Indicator, string? Owner, int Figures);

    IReadOnlyDictionary<Guid, string> coordinations = new Dictionary<Guid, string>();

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    /// <summary>None to choose: there is one coordination, and it is that one's.</summary>
    public IEnumerable<Choice> Coordinations => coordinations.Select(one => new Choice(one.Key.ToString(), one.Value)).OrderBy(one => one.Words, StringComparer.CurrentCultureIgnoreCase);
    public bool MayForRegion => Me.CanEverywhere(Permission.KeepFigures);
    public bool MustChoose => MayForRegion ? coordinations.Count > 0 : coordinations.Count > 1;
    public IEnumerable<Choice> Units => Indicator.OwnUnits.Select(unit => new Choice(unit.ToString(), texts["figures.unit." + unit]));
    public IEnumerable<Choice> Levels => Enum.GetValues<AreaLevel>().Reverse().Select(level => new Choice(level.ToString(), texts["figures.level." + level]));
    public IEnumerable<Choice> Worse => [new("high", texts["figures.worse.high"]), new("low", texts["figures.worse.low"])];

    [BindProperty] public Guid? Coordination { get; set; }
    [BindProperty] public Unit? Unit { get; set; }
    [BindProperty] public AreaLevel? Level { get; set; }
    [BindProperty] public string? IsWorse { get; set; }

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["figures.own.title"], true);
        coordinations = await own.Coordinations(Me, Lang);
        if (!MayForRegion && coordinations.Count == 0) return false;
        var mine = await own.Mine(Me).AsNoTracking().ToListAsync();
        var keys = mine.Select(one => one.Key).ToList();
        var counts = await db.Set<IndicatorValue>().Where(value => keys.Contains(value.Indicator)).GroupBy(value => value.Indicator).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count);
        Lines = [.. mine.Select(one => new Line(one, one.CoordinationId is { } id ? coordinations.GetValueOrDefault(id) : null, counts.GetValueOrDefault(one.Key))).OrderBy(line => line.Indicator.Name.In(Lang).Text, StringComparer.CurrentCultureIgnoreCase)];
        return true;
    }

    public void OnGet() { }

    public string OwnerOf(Line line) => line.Owner ?? texts["figures.own.region"];

    public string? Typed(string box) => Request.HasFormContentType ? Request.Form[box].ToString() : null;

    public async Task<IActionResult> OnPostAdd()
    {
        if (!MayForRegion && coordinations.Count == 1) Coordination ??= coordinations.Keys.Single();
        if (!OwnTerritory.Keeps(Me, Coordination) || (Coordination is { } id && !coordinations.ContainsKey(id))) throw new RuleBroken("figures.own.whose");
        var keys = await db.Set<Indicator>().Select(one => one.Key).ToListAsync();
        var made = Indicator.Own(InEachLanguage("name"), InEachLanguage("meaning"), Unit, Level, IsWorse switch { "high" => true, "low" => false, _ => null }, Coordination, keys, Instant);
        db.Add(made);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("figures.own.taken-name"); } // somebody made one of the same name at the same moment
        return Go("/edit/figures/" + made.Key, "figures-made");
    }
}
