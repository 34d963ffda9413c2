using System.Text.Json;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>Rounds as {"rounds":[[[1,2,3],...],...]}: rounds of tables of people numbered from 1.</summary>
static class PlanFile
{
    public static string Write(IEnumerable<int[][]> rounds) => JsonSerializer.Serialize(new { rounds = rounds.Select(round => round.Select(table => table.Select(person => person + 1))) });

    public static IReadOnlyList<int[][]> Read(string json)
    {
        try
        {
            using var read = JsonDocument.Parse(json);
            return [.. read.RootElement.GetProperty("rounds").EnumerateArray().Select(round => round.EnumerateArray().Select(table => table.EnumerateArray().Select(person => person.GetInt32() - 1).ToArray()).ToArray())];
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new RuleBroken("speed.done-unreadable");
        }
    }
}
