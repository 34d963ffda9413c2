using System.CommandLine;
using System.Text.Json;
using Dapper;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Gaps;

/// <summary>`gaps`: what people searched and did not find, by theme and municipality, most first.</summary>
public sealed class GapsCommand : CommandOf
{
    sealed class Line
    {
        public string Week { get; init; } = "";
        public string Theme { get; init; } = "";
        public string Municipality { get; init; } = "";
        public string Filters { get; init; } = "";
        public long Searches { get; init; }
    }

    public override Reach Reach => Reach.Reads;

    public override Command Make()
    {
        var weeks = new Option<int>("--weeks") { Description = "How many weeks back", DefaultValueFactory = _ => 13 };
        var (data, connection, json) = (CommandOptions.Data(), CommandOptions.Database(), CommandOptions.AsJson());
        var command = new Command("gaps", "What was searched and not found: theme, municipality, filters, by week") { weeks, data, connection, json };
        command.SetAction(parsed =>
        {
            var since = Wording.Week.Of(LocalClock.DayOf(DateTime.UtcNow).AddDays(-7 * Math.Clamp(parsed.GetValue(weeks), 1, 520)));
            using var open = CommandOptions.Open(parsed, data, connection).Open();
            var lines = open.Query<Line>("select week, theme, municipality, filters, searches from directory_gap where week >= @since order by searches desc, week desc, theme, municipality, filters",
                new { since }).ToList();
            if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(lines, JsonSerializerOptions.Web));
            else if (lines.Count == 0) Console.Out.WriteLine(Words.Say("gaps.none"));
            else foreach (var line in lines) Console.Out.WriteLine(Words.Say("gaps.line", line.Searches, line.Week, ThemeName(line.Theme), PlaceName(line.Municipality), line.Filters));
            return 0;
        });
        return command;
    }

    static string ThemeName(string code) => code.Length == 0 ? Words.Say("gaps.no-theme") : Themes.Themes.Shipped.Find(code)?.Name.ToString() ?? code;
    static string PlaceName(string nis) => nis.Length == 0 ? Words.Say("gaps.anywhere") : Geography.Geography.Shipped.Municipality(nis)?.Name.ToString() ?? nis;
}
