using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Vuurtoren.Modules.Directory.Hours;
using Vuurtoren.Modules.Directory.Import.Files;
using Xunit.Abstractions;

namespace Vuurtoren.Tests.Modules.Directory.Hours;

/// <summary>
/// Texts with the hours that a person read in them: invented Dutch ones, and real French ones of which only the ids are here. A third is kept
/// apart by its id; rules were made on the rest. What counts are triples (day, start, end).
/// </summary>
public sealed class LabelledHoursTests(ITestOutputHelper output)
{
    const double Enough = 0.95;

    [Fact]
    public void Of_Dutch_hours_at_least_95_in_100_are_read_right_also_with_other_days_and_times() =>
        Hold("nl", [.. File.ReadLines(At("dutch-hours.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(row => new Labelled(row.GetProperty("id").GetString()!, row.GetProperty("text").GetString()!, Hours(row.GetProperty("hours").GetString()!)))], 250);

    [RealDataFact]
    public void Of_French_hours_at_least_95_in_100_are_read_right_also_with_other_days_and_times()
    {
        using var table = Table.Open("hours.csv", File.OpenRead(RealData.At("social-brussels/organisations_2017_fr_no_contacts.csv")));
        var (id, hours) = (table.Column("id"), table.Column("opening_hours_fr"));
        var texts = table.Rows().Where(row => row.IsUsable && row[hours] is { Length: > 0 }).ToDictionary(row => row[id]!, row => row[hours]!);
        Hold("fr", [.. File.ReadLines(At("french-hours.csv")).Skip(1).Select(line => line.Split(',')).Select(row => new Labelled(row[0], texts[row[0]], Hours(row[1])))], 300);
    }

    sealed record Labelled(string Id, string Text, HashSet<string> Hours)
    {
        public bool IsKept => SHA256.HashData(Encoding.UTF8.GetBytes(Id))[0] % 3 == 0;
    }

    void Hold(string language, IReadOnlyList<Labelled> all, int atLeast)
    {
        Assert.True(all.Count >= atLeast, "the texts are not there");
        foreach (var kept in (bool[])[false, true])
        {
            var part = all.Where(text => text.IsKept == kept).ToList();
            var otherDays = part.SelectMany(text => Enumerable.Range(1, 6).Select(by => OtherHours.DaysOn(text.Text, text.Hours, by))).OfType<(string, HashSet<string>)>().ToList();
            var otherTimes = part.Select(text => OtherHours.AnHourOn(text.Text, text.Hours)).OfType<(string, HashSet<string>)>().ToList();
            foreach (var (what, texts) in new[] { ("as written", [.. part.Select(text => (text.Text, text.Hours))]), ("other days", otherDays), ("other times", otherTimes) })
                Hold($"{language}, {(kept ? "kept apart" : "tuned on")}, {what}", texts, kept);
        }
    }

    void Hold(string what, IReadOnlyList<(string Text, HashSet<string> Hours)> texts, bool kept)
    {
        var (right, read, wanted, wrong, admitted) = (0, 0, 0, 0, 0);
        foreach (var (text, hours) in texts)
        {
            var answer = HoursText.Read(text);
            var found = answer.Blocks.SelectMany(block => block.Intervals).Select(Say).ToHashSet();
            (right, read, wanted) = (right + found.Count(hours.Contains), read + found.Count, wanted + hours.Count);
            if (found.SetEquals(hours)) continue;
            wrong++;
            if (!answer.Understood) admitted++;
        }
        var (precision, recall) = ((double)right / read, (double)right / wanted);
        var figures = string.Create(CultureInfo.InvariantCulture, $"{what}: {texts.Count} texts, precision {precision:0.000}, recall {recall:0.000}; {wrong} with a wrong triple, {admitted} of them not understood");
        output.WriteLine(figures);
        Assert.True(texts.Count > 20, figures);
        Assert.True(precision >= Enough && recall >= Enough || !kept, figures);
        Assert.True(admitted * 2 >= wrong, figures);
    }

    /// <summary>"mo-fr 0900-1200 1300-1600; sa+su 1000-1200".</summary>
    static HashSet<string> Hours(string written) =>
        [.. written.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(' ')).SelectMany(part => Days(part[0]).SelectMany(day => part.Skip(1).Select(time => day + time)))];

    static readonly string[] names = ["mo", "tu", "we", "th", "fr", "sa", "su"];

    static IEnumerable<string> Days(string written) => written.Contains('-', StringComparison.Ordinal)
        ? names.SkipWhile(name => name != written[..2]).Take(Array.IndexOf(names, written[3..]) - Array.IndexOf(names, written[..2]) + 1) : written.Split('+');

    static string Say(Vuurtoren.Modules.Directory.Interval interval) => $"{interval.Day.ToString().ToLowerInvariant()}{Clock(interval.Opens)}-{(interval.Closes is { } closes ? Clock(closes) : "")}";
    static string Clock(int minutes) => (minutes / 60 * 100 + minutes % 60).ToString("0000", CultureInfo.InvariantCulture);
    static string At(string file) => Path.Combine(Places.Repository, "tests/Vuurtoren.Tests/Modules/Directory/Hours", file);
}
