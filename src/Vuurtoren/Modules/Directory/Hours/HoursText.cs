using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Hours;

/// <summary>What was read out of a text about opening hours.</summary>
/// <param name="Blocks">In the order of the text; none when it gives no hours.</param>
/// <param name="Understood">False when something in the text may change the hours and could not be read: then the text itself is what counts.</param>
public sealed record HoursRead(IReadOnlyList<HoursBlock> Blocks, bool Understood);

/// <summary>The hours of one activity, channel, season or month rule.</summary>
/// <param name="Label">The heading as written ("Permanence sociale"); null for the general hours.</param>
/// <param name="Monthly">The intervals hold in some weeks of the month only; which ones stands in <paramref name="Notes"/>.</param>
/// <param name="Rule">Which weeks of the month (RFC 5545): "FREQ=MONTHLY;BYDAY=-1MO"; null when it is every week, or cannot be said so ("twice a month").</param>
/// <param name="Season">When in the year, as written ("en juillet et août"); null for all of it. Stands in <paramref name="Notes"/> too.</param>
/// <param name="Intervals">Sorted by day and time. None: by appointment, without hours.</param>
/// <param name="Notes">Conditions as written, joined with "; ".</param>
public sealed record HoursBlock(string? Label, bool ByAppointment, bool PhoneOnly, bool Monthly, IReadOnlyList<Interval> Intervals, string? Notes, string? Rule = null, string? Season = null);

/// <summary>Reads opening hours that people wrote for people, in Dutch and French (docs/hours.md).</summary>
public static class HoursText
{
    /// <summary>Hours of one service fill no more than this; what is longer is something else.</summary>
    const int MostLetters = 20_000;

    /// <param name="language">"nl" or "fr" where it is known; else the words tell.</param>
    public static HoursRead Read(string text, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().Trim().IsEmpty ? new([], true) : new HoursParser(text.Length > MostLetters ? text[..MostLetters] : text, language).Read();
    }

    /// <summary>
    /// The hours of a text in one or more languages, marked as read by machine; none when they were not understood, or when the languages say
    /// different hours. Hours of some weeks of the month only keep the rule that says which; without one they stay words.
    /// </summary>
    public static IReadOnlyList<Schedule> Schedules(LocalText text)
    {
        var read = text.Select(t => (Language: t.Key, Read: Read(t.Value, t.Key))).ToList();
        var (language, first) = read[0];
        if (read.Exists(r => !r.Read.Understood || !SameHours(r.Read, first)) || !first.Blocks.Any(block => block.Intervals.Count > 0)) return [];
        return [.. first.Blocks.Select(block => new Schedule
        {
            Label = LocalText.From(language, block.Label), Week = block is { Monthly: true, Rule: null } ? [] : block.Intervals, Rule = Seasons.Rule(block), SchoolHolidays = Seasons.SchoolHolidays(block.Season), ByAppointment = block.ByAppointment,
            PhoneOnly = block.PhoneOnly, Notes = LocalText.From(language, block.Notes), ReadByMachine = true,
        })];
    }

    static bool SameHours(HoursRead a, HoursRead b) =>
        a.Blocks.Count == b.Blocks.Count && a.Blocks.Zip(b.Blocks).All(two => two.First.Intervals.SequenceEqual(two.Second.Intervals) && two.First.ByAppointment == two.Second.ByAppointment && Seasons.Rule(two.First) == Seasons.Rule(two.Second));
}
