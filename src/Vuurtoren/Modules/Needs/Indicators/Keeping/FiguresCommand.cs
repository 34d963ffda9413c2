using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Indicators.Keeping;

/// <summary>`figures KEY PATH`: takes a list of an own count in, by the same rules as the page, for counts that come each month from another program.</summary>
public sealed class FiguresCommand : CommandOf
{
    public override Reach Reach => Reach.Changes;

    public override Command Make()
    {
        var (key, path) = (new Argument<string>("KEY") { Description = "The own count, as its address says it" }, new Argument<string>("PATH") { Description = "CSV file or workbook" });
        var (data, connection) = (CommandOptions.Data(), CommandOptions.Database());
        var source = new Option<string>("--source") { Description = "Who counted it", Required = true };
        var year = new Option<string?>("--year") { Description = "Of the whole list, when no column says it" };
        var sign = new Option<DecimalSign>("--decimals") { Description = "What stands before the decimals; Column: what the column itself shows" };
        var dry = new Option<bool>("--dry-run") { Description = "Print what would change, change nothing" };
        var command = new Command("figures", "Take a list of an own count about areas in") { key, path, source, year, sign, dry, data, connection };
        command.SetAction(parsed => Run(CommandOptions.Open(parsed, data, connection), parsed.GetValue(key)!, parsed.GetValue(path)!, parsed.GetValue(source)!, parsed.GetValue(year), parsed.GetValue(sign), parsed.GetValue(dry), DateTime.UtcNow));
        return command;
    }

    static async Task<int> Run(Database database, string key, string path, string source, string? year, DecimalSign sign, bool dry, DateTime now)
    {
        await using var db = database.Context();
        if (await db.Set<Indicator>().SingleOrDefaultAsync(one => one.Key == key && one.Fingerprint == null) is not { } indicator) throw new RuleBroken("figures.command.unknown", key);
        if (!File.Exists(path)) throw new RuleBroken("figures.command.file", path);
        var today = LocalClock.DayOf(now);
        var table = YearColumns.Upright(SentTable.Read(await File.ReadAllBytesAsync(path)), Words.Say("figures.column.year"), Words.Say("figures.column.value"), today);
        var columns = FigureColumns.Proposed(table.Header) with { Year = FigureColumns.YearOf(year, today), Sign = sign };
        if (!columns.AreEnough) throw new RuleBroken("figures.command.columns", string.Join(", ", table.Header));
        var here = await FigureTaking.Here(db, indicator);
        var plan = FigurePlan.Of(table, columns, indicator, here, _ => true, today);
        foreach (var (number, text) in new[] { (plan.New.Count, "figures.comes.new"), (plan.Changed.Count, "figures.comes.changed"), (plan.Same, "figures.comes.same"), (plan.Few, "figures.comes.few"), (plan.Refused.Count, "figures.comes.refused") })
            if (number > 0) Console.Out.WriteLine(Words.Number(text, number));
        foreach (var one in plan.Refused) Console.Out.WriteLine($"  {Words.Say("figures.line", one.Line)}: {one.Written} · {Words.Say("figures.wrong." + one.Reason)}");
        if (dry || !plan.Taken.Any()) return 0;
        FigureTaking.Add(db, indicator, plan, here, FigureTaking.Source("nl", source), today);
        db.Add(AuditEntry.Of("import", now, (Guid?)null, what: "figures " + key));
        await db.SaveChangesAsync();
        return 0;
    }
}
