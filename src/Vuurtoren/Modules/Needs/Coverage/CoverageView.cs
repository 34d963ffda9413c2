using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>What the pages about the offer have in common: an area, and for whom the offer has to be.</summary>
public abstract class CoverageView(Db db, Territories territories, Actors actors, Texts texts) : WorkPage
{
    /// <summary>Code of an area: "nis:21013", "md:12".</summary>
    [BindProperty(SupportsGet = true)] public string? Where { get; set; }
    [BindProperty(SupportsGet = true)] public string? Target { get; set; }
    [BindProperty(SupportsGet = true)] public string? Spoken { get; set; }

    protected Db Db => db;
    protected Texts Texts => texts;
    internal ForWhom Whom => new(Known(Target, Subjects.Targets.Select(group => group.Code)), string.IsNullOrEmpty(Spoken) ? null : Spoken);

    public IReadOnlyList<(string Code, LocalText Name)> Themes => actors.Themes;
    public string AreaName => Name(Where!);
    public string Name(string area) => AreaNames.Of(area)?.In(Lang).Text ?? area;
    public string ThemeName(string code) => Themes.FirstOrDefault(theme => theme.Code == code).Name?.In(Lang).Text ?? code;

    public IEnumerable<Choice> Targets => Subjects.Targets.Select(group => new Choice(group.Code, group.Name.In(Lang).Text));
    public IEnumerable<Choice> Languages => spoken.Select(language => new Choice(language, OnScreen.Spoken(language, texts))).OrderBy(language => language.Words, StringComparer.CurrentCulture);
    public IReadOnlyList<Choice> Places { get; private set; } = [];
    /// <summary>Another area than the address asks for, which there is not.</summary>
    public bool IsElsewhere { get; private set; }
    /// <summary>Reads which services overlap too.</summary>
    public bool MayCompare => Me.Can(Permission.ReadReports);

    /// <summary>Those that are asked for most; any other may stand in the address.</summary>
    static readonly string[] spoken = ["nl", "fr", "en", "de", "ar", "tr", "ber", "es", "it", "pl", "ro", "bg", "ru", "uk", "fa", "ps", "pt", "sq", "so", "ti"];

    /// <summary>The areas of whoever looks come first: a coordinator begins in the own territory.</summary>
    internal async Task Choose(IEnumerable<string> areas)
    {
        var own = await Own();
        Places = [.. areas.Where(area => AreaNames.Of(area) is not null).Select(area => new Choice(area, Name(area)))
            .OrderByDescending(place => own.Contains(place.Value)).ThenBy(place => place.Value.StartsWith("md:", StringComparison.Ordinal)).ThenBy(place => place.Words, StringComparer.CurrentCulture)];
        IsElsewhere = !string.IsNullOrEmpty(Where) && AreaNames.Of(Where) is null;
        if (AreaNames.Of(Where ?? "") is null) Where = own.Count > 0 ? own[0] : Places.Count > 0 ? Places[0].Value : null;
    }

    /// <summary>Codes of the areas of the coordinations of whoever looks.</summary>
    protected Task<IReadOnlyList<string>> Own() => territories.Of(db, Me.Coordinations(Permission.ReadOffer));

    /// <summary>Codes of the areas of these coordinations.</summary>
    protected Task<IReadOnlyList<string>> Territory(params IReadOnlyCollection<Guid> of) => territories.Of(db, of);

    /// <summary>The same question about another theme, in an address.</summary>
    public string Asked(string theme) => QueryString.Create(new Dictionary<string, string?> { ["theme"] = theme, ["where"] = Where, ["target"] = Whom.Target, ["spoken"] = Whom.Language }.Where(one => one.Value is not null)).Value!;

    /// <summary>"12,5 uur": a week is counted in half hours.</summary>
    public string Halves(int many) => texts["coverage.hours", (many / 2m).ToString("0.#", CultureInfo.CurrentCulture)];
    protected string HoursOf(WeekBits week) => Halves(week.Count);

    static string? Known(string? code, IEnumerable<string> codes) => codes.Contains(code) ? code : null;
}
