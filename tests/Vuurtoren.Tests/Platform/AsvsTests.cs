using System.Text.RegularExpressions;

namespace Vuurtoren.Tests.Platform;

/// <summary>What docs/asvs.md points at is there, and its counts are those of its tables.</summary>
public sealed partial class AsvsTests
{
    static readonly string page = File.ReadAllText(Path.Combine(Places.Repository, "docs", "asvs.md"));

    static readonly string[] answers = ["holds", "in part", "not yet", "does not apply"];

    /// <param name="Levels">"1" or "2"; of a section as a whole "5 of 1, 24 of 2".</param>
    sealed record Line(string Number, string Levels, string Answer, string ShownBy)
    {
        public int Of(int level) => Levels.Split(", ").Sum(part => part.Split(" of ") switch
        {
            [var one] => one == $"{level}" ? 1 : 0,
            [var count, var its] => its == $"{level}" ? int.Parse(count, null) : 0,
            _ => throw new InvalidOperationException(Levels),
        });
    }

    static IEnumerable<Line> Rows() => Row().Matches(page).Select(row => new Line(row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value, row.Groups[4].Value));

    [Fact]
    public void Every_file_and_every_test_that_is_named_exists()
    {
        var files = new[] { "src", "tests", "docs", "data" }.SelectMany(folder => System.IO.Directory.EnumerateFiles(Path.Combine(Places.Repository, folder), "*", SearchOption.AllDirectories))
            .Concat(System.IO.Directory.EnumerateFiles(Places.Repository)).Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => "/" + Path.GetRelativePath(Places.Repository, file).Replace('\\', '/')).ToList();
        var named = Rows().SelectMany(row => Name().Matches(row.ShownBy).Select(match => match.Groups[1].Value)).Distinct().ToList();
        Assert.True(named.Count > 40);
        Assert.Empty(named.Where(name => !files.Exists(file => file.EndsWith("/" + name, StringComparison.Ordinal) || file.EndsWith($"/{name}.cs", StringComparison.Ordinal))).Select(name => name + " is nowhere"));
    }

    [Fact]
    public void Every_requirement_is_answered_once_and_who_says_that_it_holds_shows_it()
    {
        Assert.Empty(Rows().GroupBy(row => row.Number).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(Rows().Where(row => !answers.Contains(row.Answer)).Select(row => $"{row.Number}: {row.Answer}"));
        Assert.Empty(Rows().Where(row => row.Answer is "holds" or "in part" && !Name().IsMatch(row.ShownBy)).Select(row => row.Number));
    }

    [Fact]
    public void The_counts_at_the_top_are_those_of_the_tables()
    {
        Assert.Equal((70, 183), (Rows().Sum(row => row.Of(1)), Rows().Sum(row => row.Of(2)))); // as many as the standard has
        foreach (var level in new[] { 1, 2 })
            Assert.Contains($"| {level} | {string.Join(" | ", answers.Select(answer => Rows().Where(row => row.Answer == answer).Sum(row => row.Of(level))))} |", page, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\| (\d+\.[\d.–]+) \| ([^|]+) \| [^|]+ \| ([^|]+) \| ([^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^` ]+)`")]
    private static partial Regex Name();
}
