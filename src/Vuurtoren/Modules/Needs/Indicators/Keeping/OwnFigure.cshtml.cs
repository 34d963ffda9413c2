using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Indicators.Keeping;

/// <summary>One own count: a list comes in, first looked at; years go out; its name. The list goes from screen to screen in the form: one that nobody takes in is kept nowhere.</summary>
[Can(Permission.KeepFigures), TakesPost, RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes, MemoryBufferThreshold = MostBytes, ValueLengthLimit = MostBytes)]
public sealed class OwnFigurePage(Db db, OwnTerritory own, FigureWords words, Texts texts) : WorkPage
{
    public const int MostBytes = 6 << 20, MostRefused = 200, MostShown = 12;

    /// <param name="Few">Fewer than five, which are hidden.</param>
    public sealed record OfYear(int Year, int Areas, int Few, IReadOnlyList<string> Sources);

    Dictionary<(string Area, int Year), IndicatorValue> here = [];

    public Indicator Indicator { get; private set; } = null!;
    /// <summary>Latest first.</summary>
    public IReadOnlyList<OfYear> AllYears { get; private set; } = [];
    /// <summary>Null: no list was read yet.</summary>
    public SentTable? Table { get; private set; }
    public string Packed { get; private set; } = "";
    public FigureColumns? Columns { get; private set; }
    /// <summary>Null: it is not known yet where area, figure and year stand.</summary>
    public FigurePlan? Plan { get; private set; }
    public string Here => $"/{Lang}/edit/figures/{Indicator.Key}";

    [BindProperty] public string? Source { get; set; }
    [BindProperty] public DateOnly? TakenOn { get; set; }

    protected override async Task<bool> Load()
    {
        var key = (string)RouteData.Values["key"]!;
        if (await own.Mine(Me).SingleOrDefaultAsync(indicator => indicator.Key == key) is not { } found) return false;
        (Indicator, Title, Unlisted) = (found, found.Name.In(Lang).Text, true);
        here = await FigureTaking.Here(db, found);
        AllYears = [.. here.Values.GroupBy(value => value.Year).OrderByDescending(group => group.Key).Select(group => new OfYear(group.Key, group.Count(), group.Count(value => value.IsFew), [.. group.Select(value => texts["figures.source.taken", FigureWords.Text(value.Source, Lang), FigureWords.Day(value.TakenOn)].Value).Distinct().Order(StringComparer.CurrentCulture)]))];
        return true;
    }

    public void OnGet() { }

    /// <summary>The columns of the list, with what stands first in them.</summary>
    public IEnumerable<Choice> Headings => Table!.Header.Select((name, place) => new Choice($"{place}", Short($"{(name.Length > 0 ? name : texts["figures.column.nr", place + 1].Value)}{(Table.Rows.Select(row => row[place]).FirstOrDefault(cell => cell is not null) is { } seen ? $" ({seen})" : "")}")));
    public IEnumerable<Choice> Signs => Enum.GetValues<DecimalSign>().Select(sign => new Choice(sign.ToString(), texts["figures.sign." + sign]));

    public IEnumerable<Choice> Worse => [new("high", texts["figures.worse.high"]), new("low", texts["figures.worse.low"])];
    public string IsWorse => Indicator.HigherIsWorse switch { true => "high", false => "low", null => "" };

    static string Short(string text) => text.Length > 60 ? text[..59] + "…" : text;

    public string PlaceOf(FigureField field) => Columns![field]?.ToString(CultureInfo.InvariantCulture) ?? "";
    public string Said(double? value) => words.Of(Indicator.Unit, value);
    public DateOnly Taken => TakenOn ?? Today;
    public string TextIn(string box, string language) => Request.HasFormContentType && Request.Form.ContainsKey($"{box}.{language}") ? Request.Form[$"{box}.{language}"].ToString() : (box == "name" ? Indicator.Name : Indicator.Meaning)?[language] ?? "";

    public async Task<IActionResult> OnPostLook(IFormFile? file, CancellationToken stop)
    {
        FigureTaking.Source(Lang, Source);
        if (Taken > Today) throw new RuleBroken("figures.taken.later");
        if (file is null) return Wrong("file", "imports.file.missing");
        if (file.Length > SentTable.MostBytes) throw new RuleBroken("imports.table.large", SentTable.MostBytes >> 20, SentTable.MostRows);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, stop);
        var read = SentTable.Read(bytes.ToArray());
        if (read.Header.Count == 0 || read.Rows.Count == 0) throw new RuleBroken("imports.file.empty");
        read = YearColumns.Upright(read, texts["figures.column.year"], texts["figures.column.value"], Today);
        (Table, Packed, Columns) = (read, PackedTable.Pack(read), FigureColumns.Proposed(read.Header));
        await MakePlan();
        return Page();
    }

    /// <summary>Other columns were chosen.</summary>
    public async Task<IActionResult> OnPostAgain() => await Chosen() ?? Page();

    public async Task<IActionResult> OnPostTake()
    {
        var source = FigureTaking.Source(Lang, Source);
        if (Taken > Today) throw new RuleBroken("figures.taken.later");
        if (await Chosen() is { } wrong) return wrong;
        if (!Plan!.Taken.Any()) throw new RuleBroken("figures.nothing");
        FigureTaking.Add(db, Indicator, Plan, here, source, Taken);
        db.Add(AuditEntry.Of("import", Instant, Me, what: "figures " + Indicator.Key));
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { throw new RuleBroken("figures.overtaken"); } // somebody sent the same list at the same moment
        return Go("/edit/figures/" + Indicator.Key, "figures-taken");
    }

    async Task<IActionResult?> Chosen()
    {
        Packed = Request.Form["table"].ToString();
        Table = PackedTable.Unpack(Packed);
        Columns = FigureColumns.Chosen(box => Request.Form["column." + box], Table.Header.Count, Today);
        if (Columns[FigureField.Area] is null) return Wrong("column." + FigureField.Area, "figures.column.area.missing");
        if (Columns[FigureField.Value] is null) return Wrong("column." + FigureField.Value, "figures.column.value.missing");
        if (!Columns.AreEnough) return Wrong("column.fixed", "figures.column.year.missing");
        await MakePlan();
        return null;
    }

    async Task MakePlan()
    {
        if (Columns!.AreEnough) Plan = FigurePlan.Of(Table!, Columns, Indicator, here, await own.Of(Indicator.CoordinationId), Today);
    }

    public async Task<IActionResult> OnPostCall(string? worse)
    {
        Indicator.Call(InEachLanguage("name"), InEachLanguage("meaning"), worse switch { "high" => true, "low" => false, _ => null });
        await db.SaveChangesAsync();
        return Go("/edit/figures/" + Indicator.Key, "figures-called");
    }

    /// <summary>The figures of one year go out.</summary>
    public async Task<IActionResult> OnPostYear(int year)
    {
        Indicator.Changes();
        db.RemoveRange(here.Values.Where(value => value.Year == year));
        await db.SaveChangesAsync();
        return Go("/edit/figures/" + Indicator.Key, "figures-year-gone");
    }

    public async Task<IActionResult> OnPostGone()
    {
        db.Remove(Indicator);
        await db.SaveChangesAsync();
        return Go("/edit/figures", "figures-gone");
    }
}
