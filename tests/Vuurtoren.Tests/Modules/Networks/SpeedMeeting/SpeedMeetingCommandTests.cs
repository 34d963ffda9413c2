using System.Text.Json;

namespace Vuurtoren.Tests.Modules.Networks.SpeedMeeting;

public sealed class SpeedMeetingCommandTests
{
    static int[][][] Read(string json) => JsonSerializer.Deserialize<Dictionary<string, int[][][]>>(json)!["rounds"];

    [Fact]
    public async Task The_command_prints_tables_of_numbers_from_one()
    {
        var rounds = Read(await App.Succeed("speed-meeting", "--people", "15", "--size", "3", "--rounds", "7", "--seconds", "5", "--json"));
        Assert.Equal(7, rounds.Length);
        Assert.All(rounds, round => Assert.Equal(Enumerable.Range(1, 15), round.SelectMany(table => table).Order()));
        Assert.Equal(105, (from round in rounds from table in round from p in table from q in table where p < q select (p, q)).Distinct().Count());
    }

    [Fact]
    public async Task Rounds_that_are_done_are_read_from_a_file_and_the_others_are_planned_for_who_is_left()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "done.json");
        await File.WriteAllTextAsync(file, """{"rounds":[[[1,2,3],[4,5,6],[7,8,9]]]}""");
        var rounds = Read(await App.Succeed("speed-meeting", "--people", "10", "--size", "3", "--rounds", "3", "--done", file, "--late", "10:2", "--leaves", "1:1", "--apart", "2,10", "--together", "3,4", "--seconds", "2", "--json"));
        Assert.Equal([[1, 2, 3], [4, 5, 6], [7, 8, 9]], rounds[0]);
        Assert.All(rounds[1..], round => Assert.Equal(Enumerable.Range(2, 9), round.SelectMany(table => table).Order()));
        Assert.All(rounds[1..], round => Assert.Contains(round, table => table.Contains(3) && table.Contains(4)));
    }

    [Fact]
    public async Task Without_json_it_answers_in_words()
    {
        var words = await App.Succeed("speed-meeting", "--people", "9", "--size", "3", "--rounds", "4");
        Assert.Contains("Ronde 4", words, StringComparison.Ordinal);
        Assert.Contains("36 paren mensen ontmoeten elkaar.", words, StringComparison.Ordinal);
        Assert.Contains("Minder kan niet.", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--people", "1"), InlineData("--people", "veel"), InlineData("--people", "99999999999"), InlineData("--people", "12", "--size", "1"), InlineData("--people", "12", "--rounds", "0"), InlineData("--people", "12", "--apart", "1"), InlineData("--people", "12", "--late", "3:99"), InlineData("--people", "12", "--seconds", "0")]
    public async Task What_is_wrong_is_said_in_one_line(params string[] wrong)
    {
        string[] given = ["speed-meeting", .. wrong, .. wrong.Contains("--size") ? Array.Empty<string>() : ["--size", "4"], .. wrong.Contains("--rounds") ? Array.Empty<string>() : ["--rounds", "3"]];
        var outcome = await App.Run(given);
        Assert.Equal((1, "", 1), (outcome.ExitCode, outcome.Output, outcome.Errors.Trim().Split('\n').Length));
    }
}
