using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>The needs that one may see as a table to take along. Numbers under five are not told, nor what they could be reckoned from.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class NeedTablePage(Db db, Texts texts, Territories territories, SignalCounts signals) : NeedsRoom(db, texts, territories, Permission.SendSignals, "needs.title")
{
    const int Least = 5;
    static readonly Origin[] origins = Enum.GetValues<Origin>();

    public async Task<IActionResult> OnGet(string format)
    {
        if (format is not ("csv" or "xlsx")) return NotFound();
        var needs = await NeedsPage.Visible(Db, this).OrderByDescending(n => n.ChangedOn).ThenByDescending(n => n.Id).ToListAsync();
        var counts = await signals.Of(Db, needs, Today);
        string[] heads = [.. Platform.Texts.Texts.Languages.Select(language => $"{Texts["needs.name"].Value} ({Texts["web.language." + language].Value})"), Texts["signals.theme"], Texts["signals.area"], Texts["signals.target"], Texts["needs.seriousness"], Texts["needs.state"], Texts["needs.trend"], Texts["signals.number"], .. origins.Select(origin => Texts["needs.origin." + origin].Value)];
        var rows = needs.Select(need => Row(need, counts[need.Id]));
        Response.Headers.CacheControl = "no-store";
        return format == "csv" ? File(TableFile.Csv(heads, rows, marked: true), TableFile.CsvType, $"{CoordinationName}.{format}") : File(TableFile.Xlsx(Texts["needs.title"], heads, rows), TableFile.XlsxType, $"{CoordinationName}.{format}");
    }

    object?[] Row(Need need, NeedCounts counts) => (string[])
    [
        .. Platform.Texts.Texts.Languages.Select(language => need.Title[language] ?? ""), Names.Theme(need.Theme), Names.Area(need.Area) ?? Texts["signals.area.all"], Names.Target(need.Target) ?? Texts["signals.target.all"],
        need.Seriousness is { } seriousness ? Texts["needs.seriousness." + seriousness] : "", Texts["needs.state." + need.State], counts.Total < Least ? "" : Texts["needs.trend." + counts.Trend], Number(counts.Total),
        .. Parts(counts),
    ];

    /// <summary>One part that is few hides all parts: the others would tell it.</summary>
    IEnumerable<string> Parts(NeedCounts counts) => origins.Any(origin => counts.Of(origin) is > 0 and < Least) ? origins.Select(_ => Texts["needs.table.hidden"].Value) : origins.Select(origin => Number(counts.Of(origin)));

    string Number(int count) => count is > 0 and < Least ? Texts["needs.table.few", Least] : count.ToString(CultureInfo.CurrentCulture);
}
