using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Modules.Directory.Reading.Index;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Gaps;

/// <summary>The gap report, for those who tune the offer: on the screen, on paper and as a table.</summary>
[Can(Permission.ReadReports)]
public sealed class GapsPage(Database database, Texts texts) : WorkPage
{
    static readonly int[] periods = [4, 13, 26, 52];

    /// <param name="Key">"by-theme", "by-wish" or "refused".</param>
    /// <param name="Name">Words for what a line is of.</param>
    public sealed record Table(string Key, IReadOnlyList<GapReport.Line> Lines, int Few, Func<string, string> Name);

    [BindProperty(SupportsGet = true)] public int Weeks { get; set; } = 13;
    /// <summary>NIS code of a municipality.</summary>
    [BindProperty(SupportsGet = true)] public string? Where { get; set; }

    public GapReport Report { get; private set; } = null!;
    public IEnumerable<Table> Tables => [new("by-theme", Report.ByTheme, Report.FewByTheme, PlaceName), new("by-wish", Report.ByWish, Report.FewByWish, WishName), new("refused", Report.Refused, Report.FewRefused, part => texts["correction.part." + part])];
    public IEnumerable<Choice> Periods => periods.Select(weeks => new Choice(weeks.ToString(CultureInfo.InvariantCulture), texts.Number("gaps.weeks.choice", weeks)));
    public IEnumerable<Choice> Places => Report.Municipalities.Select(nis => new Choice(nis, PlaceName(nis))).OrderBy(place => place.Words, StringComparer.CurrentCulture);

    protected override Task<bool> Load()
    {
        (Title, Unlisted) = (texts["gaps.title"], true);
        if (!periods.Contains(Weeks)) Weeks = 13;
        using var connection = database.Open();
        Report = GapReport.Over(connection, Weeks, string.IsNullOrEmpty(Where) ? null : Where, Today);
        return Task.FromResult(true);
    }

    public void OnGet() { }

    public IActionResult OnGetCsv()
    {
        using var stream = new MemoryStream();
        using (var csv = new CsvWriter(stream))
        {
            csv.Row(texts["gaps.theme"], $"{texts["gaps.where"]} / {texts["gaps.wish"]} / {texts["gaps.part"]}", texts["gaps.times"]);
            foreach (var table in Tables)
                foreach (var line in table.Lines) csv.Row(ThemeName(line.Theme), table.Name(line.Of), line.Times.ToString(CultureInfo.InvariantCulture));
        }
        return File(stream.ToArray(), "text/csv; charset=utf-8", $"{texts["gaps.title"]}.csv");
    }

    public string ThemeName(string code) => code.Length == 0 ? texts["gaps.no-theme"] : Themes.Themes.Shipped.Find(code)?.Name.In(Lang).Text ?? code;
    string PlaceName(string nis) => nis.Length == 0 ? texts["gaps.anywhere"] : Geography.Geography.Shipped.Municipality(nis)?.Name.In(Lang).Text ?? nis;

    string WishName(string wish)
    {
        var (kind, what) = wish.Split('=') is [var before, var after] ? (before, after) : (wish, "");
        return texts["gaps.wish." + kind, kind == "spoken" ? SpokenNames.In(what, texts) : kind == "target" ? TargetNames.Shipped(what)?.In(Lang).Text.ToLower(CultureInfo.CurrentCulture) ?? what : what];
    }
}
