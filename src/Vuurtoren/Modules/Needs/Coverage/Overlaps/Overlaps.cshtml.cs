using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Coverage.Overlaps;

/// <summary>Services that do the same in one area: counted for who reads reports; named for the coordination when both want to talk. An invitation to talk, not a verdict.</summary>
[Can(Permission.ReadReports), TakesPost]
public sealed class OverlapsPage(Db db, Database database, Territories territories, Actors actors, Texts texts, CoverageOfOffer coverage) : CoverageView(db, territories, actors, texts)
{
    const int MostAtOnce = 50, DecisionMonths = 24, LeastServices = 5;

    [BindProperty(SupportsGet = true)] public string? Theme { get; set; }
    /// <summary>"true": what officials may read, to print.</summary>
    [BindProperty(SupportsGet = true)] public bool Officials { get; set; }

    /// <summary>All that the hours of today show, asked or not.</summary>
    public IReadOnlyList<OverlapFound> Found { get; private set; } = [];
    /// <summary>Out of minutes that were sent: by one of them officials may read a pair.</summary>
    public IReadOnlyList<DecisionMade> Decisions => decisions;
    readonly List<DecisionMade> decisions = [];
    IReadOnlyList<Overlap> asked = [];
    IReadOnlyList<Guid> mine = [];
    IReadOnlyDictionary<Guid, LocalText> names = new Dictionary<Guid, LocalText>();

    /// <summary>May write to the services, and reads the names that were released: the area is of an own coordination.</summary>
    public bool IsOwn => mine.Count > 0;
    /// <summary>So few services are there for this theme that a number alone says which ones.</summary>
    public bool TooFew { get; private set; }
    IReadOnlyList<OverlapFound> ToAsk => [.. Found.Where(pair => !asked.Any(one => !one.IsOver(Today) && PairOf(one) == pair.Pair))];
    public int NotAsked => ToAsk.Count;
    public int Waiting => asked.Count(one => one is { IsReleased: false, IsNotTheSame: false } && !one.IsOver(Today));
    public int NotTheSame => asked.Count(one => one.IsNotTheSame);
    public IReadOnlyList<Overlap> Released => [.. asked.Where(one => one.IsReleased && (Officials ? one.OfficialsMayRead : mine.Contains(one.CoordinationId)))];
    /// <summary>Released, and not for who reads this.</summary>
    public int Unnamed => asked.Count(one => one.IsReleased) - Released.Count;
    /// <summary>Why pairs that one asked about are not the same, as one of the two said; without names.</summary>
    public IReadOnlyList<LocalText> Reasons { get; private set; } = [];
    public IEnumerable<Choice> ThemeChoices => Themes.Select(theme => new Choice(theme.Code, ThemeName(theme.Code)));
    public bool IsNamed(Overlap one) => one.Sides.TrueForAll(side => names.ContainsKey(side.ServiceId));
    public LocalText NameOf(OverlapSide side) => names[side.ServiceId];

    static (Guid, Guid) PairOf(Overlap one) => OverlapFound.PairOf(one.Sides[0].ServiceId, one.Sides[1].ServiceId);

    protected override async Task<bool> Load()
    {
        (Title, Unlisted, Rare) = (Texts["overlap.title"], true, true);
        if (string.IsNullOrEmpty(Theme)) Theme = Themes.Count > 0 ? Themes[0].Code : "";
        if (!Themes.Any(theme => theme.Code == Theme)) return false;
        await Choose(await coverage.Ask(Today, (table, _) => table.Areas.ToList()));
        if (Where is null) return true;
        var hours = await coverage.Ask(Today, (table, _) => table.HoursIn(Where, Theme));
        (Found, TooFew) = (OverlapFound.Among(hours), hours.Count(one => one.Week.Count >= OverlapFound.LeastHalfHours) < LeastServices);
        asked = await Db.Set<Overlap>().Include(o => o.Sides).Where(o => o.Area == Where && o.Theme == Theme).OrderBy(o => o.Id).ToListAsync();
        mine = await CoordinationsHere();
        foreach (var coordination in mine) decisions.AddRange(await DecisionsMade.Of(Db, coordination, Today.AddMonths(-DecisionMonths)));
        names = await NamesOnSheets.Services(Db, [.. Released.SelectMany(one => one.Sides).Select(side => side.ServiceId).Distinct()]);
        await LoadReasons();
        return true;
    }

    async Task LoadReasons()
    {
        List<Overlap> different = Officials ? [] : [.. asked.Where(one => one.IsNotTheSame && mine.Contains(one.CoordinationId))];
        if (different.Count == 0 || TooFew) return;
        var of = await NamesOnSheets.AllOf(Db, [.. different.SelectMany(one => one.Sides).Select(side => side.ServiceId).Distinct()]);
        Reasons = [.. different.SelectMany(one => one.Sides.Select(side => side.ReasonWithout(one.Sides.SelectMany(other => of[other.ServiceId])))).OfType<LocalText>()];
    }

    /// <summary>Those of whoever looks that work in this area.</summary>
    async Task<IReadOnlyList<Guid>> CoordinationsHere()
    {
        var here = new List<Guid>();
        var around = Areas.Find(Where)?.Municipality;
        foreach (var one in Me.Coordinations(Permission.ReadReports)) if ((await Territory(one)).Any(area => area == Where || area == around)) here.Add(one);
        return here;
    }

    public void OnGet() { }

    /// <summary>Writes to all services of pairs that nobody asked about, each service once.</summary>
    public async Task<IActionResult> OnPostAsk()
    {
        if (!IsOwn) throw new RuleBroken("overlap.not-yours");
        var pairs = ToAsk.Take(MostAtOnce).ToList();
        Guid[] services = [.. pairs.SelectMany(pair => new[] { pair.One, pair.Other }).Distinct()];
        var (addresses, named) = (await AddressesOfServices.Of(Db, services), await NamesOnSheets.Services(Db, services));
        var all = pairs.Where(pair => new[] { pair.One, pair.Other }.All(service => addresses.ContainsKey(service) && named.ContainsKey(service))).Select(pair => Overlap.Ask(mine[0], Theme!, Where!, pair, Today)).ToList();
        if (all.Count == 0) throw new RuleBroken("overlap.no-address");
        // Who did not answer the last time is asked anew: the old question goes.
        Db.RemoveRange(asked.Where(old => old.IsOver(Today) && all.Any(one => PairOf(one) == PairOf(old))));
        Db.AddRange(all);
        var coordination = new Dictionary<string, string>();
        foreach (var language in Platform.Texts.Texts.Languages) coordination[language] = (await CoordinationNames.Of(Db, [mine[0]], language)).GetValueOrDefault(mine[0], "");
        var letters = new OverlapLetters(Site, database.Secret, Texts, DateTime.UtcNow);
        foreach (var service in all.SelectMany(one => one.Sides).Select(side => side.ServiceId).Distinct())
        {
            var (address, lang) = addresses[service];
            Db.Add(letters.Asks(address, lang, service, named[service], coordination.GetValueOrDefault(lang, ""), [.. all.Where(one => one.Sides.Exists(side => side.ServiceId == service)).Select(one => (one, named[one.Sides.Single(side => side.ServiceId != service).ServiceId]))]));
        }
        await Save();
        return Back("overlap-asked");
    }

    /// <summary>Notes that a body decided that officials may read one pair.</summary>
    public async Task<IActionResult> OnPostOfficials(Guid id, Guid? decision)
    {
        var one = asked.FirstOrDefault(one => one.Id == id && mine.Contains(one.CoordinationId)) ?? throw new RuleBroken("overlap.unknown");
        var made = Decisions.FirstOrDefault(of => of.Id == decision) ?? throw new RuleBroken("overlap.body");
        one.LetOfficialsRead(made.Day, LocalText.From(made.Lang, made.Words), Today);
        await Save();
        return Back("overlap-decided");
    }

    async Task Save()
    {
        try { await Db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("needs.changed"); }
    }

    RedirectResult Back(string done) => Redirect($"/{Lang}/coverage/overlaps{Asked(Theme!)}&done={done}");
}
