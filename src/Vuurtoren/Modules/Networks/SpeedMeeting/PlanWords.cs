using System.Globalization;
using System.Text;
using Vuurtoren.Platform.CommandLine;

namespace Vuurtoren.Modules.Networks.SpeedMeeting;

/// <summary>A plan in words, for a terminal.</summary>
static class PlanWords
{
    public static string Of(Party party, Plan plan)
    {
        var words = new StringBuilder();
        foreach (var (round, r) in plan.Rounds.Select((round, r) => (round, r)))
        {
            words.AppendLine(Words.Say("speed.of-round", r + 1));
            foreach (var (table, t) in round.Select((table, t) => (table, t)))
                words.AppendLine(CultureInfo.InvariantCulture, $"  {Words.Say("speed.of-table", t + 1)}: {string.Join(", ", table.Order().Select(person => person + 1))}");
        }
        words.AppendLine(Words.Number("speed.pairs-met", plan.Tally.Pairs));
        words.Append(Words.Number("speed.repeats", plan.Tally.Repeats)).Append(' ').Append(Words.Say(plan.Tally.Repeats == plan.Bound ? "speed.best-possible" : "speed.bound", plan.Bound));
        return words.ToString();
    }
}
