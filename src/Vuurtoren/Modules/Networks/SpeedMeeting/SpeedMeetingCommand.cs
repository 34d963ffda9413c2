using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Vuurtoren.Platform;
using Vuurtoren.Platform.CommandLine;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>`speed-meeting`: who sits where in each round. People are numbers from 1; nothing is kept.</summary>
public sealed class SpeedMeetingCommand : CommandOf
{
    public override Reach Reach => Reach.Nothing;

    public override Command Make()
    {
        var people = new Option<string>("--people") { Description = $"How many, at most {Party.MostPeople}; they get the numbers from 1", DefaultValueFactory = _ => "" };
        var size = new Option<string>("--size") { Description = "People at a table; some tables are smaller when it does not divide evenly", DefaultValueFactory = _ => "" };
        var rounds = new Option<string>("--rounds") { Description = "Rounds in all, those that are done too", DefaultValueFactory = _ => "" };
        var seconds = new Option<string>("--seconds") { Description = "It answers within this time, starting included", DefaultValueFactory = _ => "3" };
        var seed = new Option<string>("--seed") { Description = "Another number gives another plan", DefaultValueFactory = _ => "1" };
        var apart = Many("--apart", "Never at one table: 1,2; may be given more than once");
        var together = Many("--together", "Always at one table: 3,4");
        var known = Many("--known", "Know each other already, and meet last: 5,6, or a file with such a pair on each line");
        var late = Many("--late", "Comes later, PERSON:ROUND, there from that round on");
        var leaves = Many("--leaves", "Leaves early, PERSON:ROUND, there up to that round");
        var done = new Option<string?>("--done") { Description = "File with rounds that are done, as this command prints them with --json: the rounds after them are planned anew" };
        var json = CommandOptions.AsJson();
        var command = new Command("speed-meeting", "Plan who sits where, so that people meet as many others as possible") { people, size, rounds, seconds, seed, apart, together, known, late, leaves, done, json };
        command.SetAction(parsed =>
        {
            string Given(Option<string> option) => parsed.GetValue(option)!;
            IEnumerable<string> All(Option<string[]> option) => parsed.GetValue(option)!;
            var party = new Party
            {
                People = Number(Given(people), "--people"), Size = Number(Given(size), "--size"), Rounds = Number(Given(rounds), "--rounds"),
                Apart = [.. All(apart).Select(Pair)], Together = [.. All(together).Select(Pair)], Known = [.. All(known).SelectMany(Lines).Select(Pair)],
                Arrives = Moments(All(late)), Leaves = Moments(All(leaves)), Done = parsed.GetValue(done) is { } file ? PlanFile.Read(File.ReadAllText(file)) : [],
            };
            var (most, throws) = (Number(Given(seconds), "--seconds"), Number(Given(seed), "--seed"));
            if (most is < 1 or > 3600) throw new RuleBroken("speed.seconds-between", 1, 3600);
            // Two thirds of the time: a busy machine needs some to print and to stop.
            var plan = Planner.Make(party, Effort.Of(TimeSpan.FromSeconds(most * 2 / 3.0), TimeProvider.System, SinceStart()), (ulong)throws);
            Console.Out.WriteLine(parsed.GetValue(json) ? PlanFile.Write(plan.Rounds) : PlanWords.Of(party, plan));
            return 0;
        });
        return command;
    }

    static Option<string[]> Many(string name, string description) => new(name) { Description = description, DefaultValueFactory = _ => [] };

    static TimeSpan SinceStart()
    {
        using var here = Process.GetCurrentProcess();
        var since = DateTime.UtcNow - here.StartTime.ToUniversalTime();
        return since < TimeSpan.Zero ? TimeSpan.Zero : since;
    }

    static int Number(string text, string option) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new RuleBroken("speed.no-number", option, text);

    static Two Pair(string text) => text.Split(',') is [var one, var other] ? new(Number(one.Trim(), text) - 1, Number(other.Trim(), text) - 1) : throw new RuleBroken("speed.pair-text", text);

    static IEnumerable<string> Lines(string pairOrFile) => File.Exists(pairOrFile) ? File.ReadLines(pairOrFile).Where(line => line.Trim().Length > 0) : [pairOrFile];

    static Dictionary<int, int> Moments(IEnumerable<string> texts)
    {
        var moments = new Dictionary<int, int>();
        foreach (var text in texts)
            if (text.Split(':') is not [var person, var round]) throw new RuleBroken("speed.moment-text", text);
            else moments[Number(person, text) - 1] = Number(round, text);
        return moments;
    }
}
