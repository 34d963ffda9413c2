using System.Globalization;
using System.Text.RegularExpressions;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Tests.Platform;

/// <summary>Days as people write them.</summary>
public sealed partial class WrittenDaysTests
{
    static readonly DateOnly first = new(2026, 12, 1), second = new(2026, 12, 2);

    [Theory, InlineData("fr-BE", "d MMMM yyyy", "1er décembre 2026", "2 décembre 2026"), InlineData("fr-BE", "dddd d MMMM", "mardi 1er décembre", "mercredi 2 décembre"), InlineData("fr-BE", "%d", "1er", "2"),
        InlineData("fr-BE", "D", "mardi 1er décembre 2026", "mercredi 2 décembre 2026"), InlineData("nl-BE", "d MMMM yyyy", "1 december 2026", "2 december 2026"), InlineData("nl-BE", "D", "dinsdag 1 december 2026", "woensdag 2 december 2026")]
    public void In_French_the_first_of_a_month_is_1er(string culture, string pattern, string one, string two)
    {
        var language = CultureInfo.GetCultureInfo(culture);
        Assert.Equal((one, two), (first.Written(pattern, language), second.Written(pattern, language)));
        Assert.Equal((one, two), (first.ToDateTime(new(9, 30)).Written(pattern, language), second.ToDateTime(new(9, 30)).Written(pattern, language)));
    }

    [Fact]
    public void No_page_writes_a_day_out_by_itself()
    {
        var source = Path.Combine(Places.Repository, "src", "Vuurtoren");
        var wrong = from file in System.IO.Directory.EnumerateFiles(source, "*.cs*", SearchOption.AllDirectories)
                    let part = Path.GetRelativePath(source, file)
                    where !part.StartsWith("obj", StringComparison.Ordinal) && !part.StartsWith("bin", StringComparison.Ordinal)
                    where ByItself().IsMatch(File.ReadAllText(file))
                    select part;
        Assert.Empty(wrong);
    }

    [GeneratedRegex("""ToString\([^)"]*"[^"]*d MMMM""")]
    private static partial Regex ByItself();
}
