using System.Globalization;
using Vuurtoren.Modules.Directory.Hours;
using Vuurtoren.Modules.Directory.Import.Files;

namespace Vuurtoren.Tests.Modules.Directory.Hours;

/// <summary>Real texts of Brussels organisations against what people read in them. The labels hold ids and hours, never the texts.</summary>
public sealed class RealHoursTests
{
    [RealDataFact]
    public void Of_the_hours_in_real_texts_nearly_all_are_read_right_and_few_are_read_that_are_not_there()
    {
        var labels = File.ReadLines(Path.Combine(Places.Repository, "tests/Vuurtoren.Tests/Modules/Directory/Hours/real-hours.csv")).Skip(1)
            .Select(line => line.Split(',')).ToDictionary(row => row[0], row => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet());
        var (right, read, wanted) = (0, 0, 0);
        foreach (var (id, text) in Texts().Where(row => labels.ContainsKey(row.Id)))
        {
            var found = HoursText.Read(text).Blocks.SelectMany(block => block.Intervals).Select(Say).ToHashSet();
            (right, read, wanted) = (right + found.Count(labels[id].Contains), read + found.Count, wanted + labels[id].Count);
        }
        Assert.True(wanted > 300, "the texts are not there");
        Assert.True(right >= 0.95 * read && right >= 0.95 * wanted, $"{right} right of {read} read and {wanted} to read");
    }

    [RealDataFact]
    public void Most_real_texts_are_understood_and_none_breaks()
    {
        var read = Texts().Select(row => HoursText.Read(row.Text)).ToList();
        Assert.InRange(read.Count(r => r.Understood), read.Count * 85 / 100, read.Count);
    }

    static IEnumerable<(string Id, string Text)> Texts()
    {
        using var table = Table.Open("hours.csv", File.OpenRead(RealData.At("social-brussels/organisations_2017_fr_no_contacts.csv")));
        var (id, hours) = (table.Column("id"), table.Column("opening_hours_fr"));
        foreach (var row in table.Rows())
            if (row.IsUsable && row[hours] is { Length: > 0 } text) yield return (row[id]!, text);
    }

    static string Say(Vuurtoren.Modules.Directory.Interval interval) =>
        $"{interval.Day.ToString().ToLowerInvariant()}{Clock(interval.Opens)}-{(interval.Closes is { } closes ? Clock(closes) : "")}";

    static string Clock(int minutes) => (minutes / 60 * 100 + minutes % 60).ToString("0000", CultureInfo.InvariantCulture);
}
