using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Modules.Directory.Upkeep.Links;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;
using Geo = Vuurtoren.Modules.Directory.Geography.Geography;

namespace Vuurtoren.Modules.Directory.Upkeep;

/// <summary>The services of who asks that nobody checked for too long: what is looked at most and was checked longest ago first.</summary>
[TakesPost]
public sealed class UpkeepListPage(Database database, Db db, EditingScope scope, UpkeepLines lines, FreshnessTerms terms, DirectoryIndex index, Texts texts) : UpkeepPage
{
    const int InOneGo = 2000;

    public sealed record Shown(Ranked Row, string Name, string? Of, IReadOnlyList<string> Why);

    protected override string Heading => "upkeep.title";

    public IReadOnlyList<Shown> Rows { get; private set; } = [];
    public UpkeepSelection Selection { get; private set; } = new("", "", "");
    public UpkeepChoices Choices { get; private set; } = null!;

    /// <summary>All that the filters leave, also what was checked in time.</summary>
    public int Selected => selected.Count;

    IReadOnlyList<UpkeepLine> selected = [];
    IReadOnlyList<Ranked> found = [];

    protected override async Task<bool> Load()
    {
        await base.Load();
        Selection = new(Asked("theme"), Asked("municipality"), Asked("source"));
        var mine = await scope.Lines(Me, lines);
        var tree = ThemeTree.Of(index.Terms);
        Choices = new(mine, tree, texts, Lang);
        selected = Selection.IsAll ? mine : [.. Selection.From(mine, tree, Today)];
        var ranked = Service<Ranking>().Of(Today);
        var chosen = Selection.IsAll && Me.CanEverywhere(Permission.EditSheets) ? null : selected.Select(line => line.Id).ToHashSet();
        found = chosen is null ? ranked : [.. ranked.Where(row => chosen.Contains(row.Line.Id))];
        Total = found.Count;
        Rows = await InWords(found.Skip((Nth - 1) * PageSize).Take(PageSize));
        return true;
    }

    string Asked(string name) => Request.Query[name].ToString();

    async Task<IReadOnlyList<Shown>> InWords(IEnumerable<Ranked> rows)
    {
        var all = rows.ToList();
        var shown = new List<Shown>(all.Count);
        await using var connection = database.Open();
        var links = LinkSettings.Of(Service<IConfiguration>());
        foreach (var some in all.Chunk(InOneGo))
        {
            var dead = DeadLinks.Since(connection, links, [.. some.Select(row => row.Line.Id)]);
            var names = await Names(connection, Kinds.Service, [.. some.Select(row => row.Line.Id)]);
            var of = await Names(connection, Kinds.Organization, [.. some.Select(row => row.Line.Organization).OfType<Guid>().Distinct()]);
            shown.AddRange(some.Select(row => new Shown(row, names.GetValueOrDefault(row.Line.Id, ""), row.Line.Organization is { } id ? of.GetValueOrDefault(id) : null, [.. Words.Why(Freshness.Of(row.Line.Facts, terms)), .. dead.TryGetValue(row.Line.Id, out var since) ? [texts["links.why", Wording.Ago.Date(LocalClock.DayOf(since))].Value] : Array.Empty<string>()])));
        }
        return shown;
    }

    async Task<Dictionary<Guid, string>> Names(System.Data.Common.DbConnection connection, string kind, Guid[] ids) => ids.Length == 0 ? []
        : (await connection.QueryAsync<(Guid Id, string Name)>(connection.WithLists($"select id, name from directory_{kind} where id in @ids"), new { ids })).ToDictionary(row => row.Id, row => Json.Read<LocalText>(row.Name).In(Lang).Text);

    public void OnGet() { }

    /// <summary>All of the list, for a spreadsheet.</summary>
    public async Task<IActionResult> OnGetCsv()
    {
        var csv = new StringBuilder("\uFEFF");
        Write([texts["upkeep.csv.service"], texts["upkeep.csv.organization"], texts["upkeep.municipality"], texts["upkeep.source"], texts["upkeep.csv.views"], texts["upkeep.csv.why"], texts["upkeep.csv.sheet"]]);
        foreach (var shown in await InWords(found))
            Write([shown.Name, shown.Of ?? "", string.Join(", ", shown.Row.Line.Municipalities.Select(nis => Geo.Shipped.Municipality(nis)?.Name.In(Lang).Text ?? nis)), shown.Row.Line.Source, shown.Row.Views.ToString(CultureInfo.InvariantCulture),
                string.Join(" ", shown.Why), $"{Request.Scheme}://{Request.Host}/{Lang}/service/{shown.Row.Line.Id}"]);
        return File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", $"upkeep-{Lang}.csv");

        // A cell that begins like a formula is no formula.
        void Write(string[] cells) => csv.AppendJoin(';', cells.Select(cell => "\"" + (cell.Length > 0 && "=+-@".Contains(cell[0], StringComparison.Ordinal) ? "'" : "") + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")).Append("\r\n");
    }

    public async Task<IActionResult> OnPostCheck(Guid id, string? how)
    {
        if (!await new Checking(db, database, Service<Openings>()).Check(id, how ?? "", Me, Instant)) return NotFound();
        return Redirect(To(Nth, "checked"));
    }

    /// <summary>How often the services that the filters leave are asked.</summary>
    public IActionResult OnPostEvery(string? every)
    {
        Intervals.Set(database, selected.Select(line => line.Id), Intervals.Read(every));
        return Redirect(To(1, "every"));
    }

    public string To(int page, string? done = null) => $"/{Lang}/directory/upkeep" + QueryString.Create(Query(page).Append(new("done", done)).Where(pair => !string.IsNullOrEmpty(pair.Value))).ToUriComponent();

    /// <summary>Where a button of this page goes.</summary>
    public string Action(string handler) => $"/{Lang}/directory/upkeep" + QueryString.Create(Query(Nth).Append(new("handler", handler)).Where(pair => !string.IsNullOrEmpty(pair.Value))).ToUriComponent();

    IEnumerable<KeyValuePair<string, string?>> Query(int page) =>
        [new("theme", Selection.Theme), new("municipality", Selection.Municipality), new("source", Selection.Source), new("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null)];
}
