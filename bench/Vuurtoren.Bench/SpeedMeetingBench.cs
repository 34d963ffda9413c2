using System.Globalization;
using Vuurtoren.Modules.Networks.SpeedMeeting;

namespace Vuurtoren.Bench;

/// <summary>Times that people sit with somebody again, beside what nobody can do better and beside the peer; through the command, so that seconds are what a person waits.</summary>
static class SpeedMeetingBench
{
    /// <param name="Published">The median that good-enough-golfers publishes for it, where it does.</param>
    sealed record Case(int Tables, int Size, int Rounds, int? Published = null);

    static readonly Case[] full = [new(4, 4, 5), new(5, 3, 7), new(5, 5, 6), new(6, 3, 7), new(8, 2, 15), new(8, 4, 7), new(10, 4, 8), new(6, 3, 8, 6), new(7, 4, 9, 31), new(8, 4, 10, 33), new(10, 4, 10, 7)];
    static readonly (int People, int Size, int Rounds)[] uneven = [(23, 4, 7), (29, 4, 9), (31, 5, 7), (37, 3, 15), (41, 6, 7), (46, 4, 12), (50, 4, 12), (58, 5, 10), (67, 6, 10), (79, 7, 10), (94, 8, 11), (107, 5, 12), (118, 8, 12), (119, 6, 15)];

    public static async Task Run(Report report)
    {
        foreach (var (tables, size, rounds, published) in full)
        {
            var (repeats, bound, seconds) = await Ask(tables * size, size, rounds);
            var peers = Enumerable.Range(1, 5).Select(seed => Repeats(new GolfersPeer(tables, size, seed).Plan(rounds))).Order().ToList();
            var name = $"{tables}-{size}-{rounds}";
            report.Add($"{name} repeats (bound {bound}{(published is null ? "" : $", published {published}")})", repeats, "times", peers[2]);
            report.Add($"{name} wall", seconds, "s");
        }
        foreach (var (people, size, rounds) in uneven)
        {
            var (repeats, bound, seconds) = await Ask(people, size, rounds);
            report.Add($"{people} people, {size} a table, {rounds} rounds (bound {bound})", repeats, "times");
            report.Add($"{people} people: of all pairs", repeats * 200.0 / people / (people - 1), "%");
            report.Add($"{people} people: wall", seconds, "s");
        }
    }

    static async Task<(int Repeats, int Bound, double Seconds)> Ask(int people, int size, int rounds)
    {
        var run = await Child.Run("dotnet", string.Create(CultureInfo.InvariantCulture, $"{Child.Vuurtoren} speed-meeting --people {people} --size {size} --rounds {rounds} --seconds 5 --json"));
        return (Repeats(PlanFile.Read(run.Output)), Bound.Of(new() { People = people, Size = size, Rounds = rounds }), run.Wall);
    }

    static int Repeats(IReadOnlyList<int[][]> plan) => (from round in plan from table in round from p in table from q in table where p < q group 1 by (p, q)).Sum(times => times.Count() - 1);
}
