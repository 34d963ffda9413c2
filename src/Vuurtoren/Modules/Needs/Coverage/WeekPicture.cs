using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>"If this service moved": its hours of one day, from another hour of another day on.</summary>
/// <param name="From">Day of the week, Monday 0.</param>
/// <param name="Begins">Minutes after midnight.</param>
public sealed record Move(Guid Service, int From, int To, int Begins);

/// <summary>How many receive people in each half hour of a week, and how that would change.</summary>
public sealed class WeekPicture
{
    /// <summary>The hours that count when it is said that nobody is there: 8 to 20 h, Monday to Friday.</summary>
    public const int Earliest = 8 * 2, Latest = 20 * 2, Workdays = 5;

    readonly int[] now = new int[WeekBits.Slots], then;

    /// <param name="weeks">Of every service its week in this area.</param>
    public WeekPicture(IReadOnlyDictionary<Guid, WeekBits> weeks, Move? move = null)
    {
        foreach (var week in weeks.Values) Count(now, week, 1);
        then = [.. now];
        if (move is null || !weeks.TryGetValue(move.Service, out var before)) return;
        Moved = After(before, move);
        Count(then, before, -1);
        Count(then, Moved.Value, 1);
    }

    /// <summary>The hours of the service that moves, after it moved.</summary>
    public WeekBits? Moved { get; }

    public int At(int day, int slot) => now[day * WeekBits.PerDay + slot];
    public int Then(int day, int slot) => then[day * WeekBits.PerDay + slot];

    /// <summary>Half hours with somebody there.</summary>
    public int Open => now.Count(many => many > 0);
    public int OpenThen => then.Count(many => many > 0);

    /// <summary>Stretches of working hours in which nobody is there, or would be after the move: day, first half hour, half hour after the last.</summary>
    public IEnumerable<(int Day, int From, int To)> Empty => Stretches(then, many => many == 0);

    /// <summary>Stretches of working hours in which somebody is there now and nobody would be.</summary>
    public IEnumerable<(int Day, int From, int To)> Lost => Stretches([.. now.Zip(then, (before, after) => before > 0 && after == 0 ? 1 : 0)], lost => lost == 1);

    public IEnumerable<(int Day, int From, int To)> Won => Stretches([.. now.Zip(then, (before, after) => before == 0 && after > 0 ? 1 : 0)], won => won == 1);

    static IEnumerable<(int Day, int From, int To)> Stretches(int[] counts, Func<int, bool> which)
    {
        for (var day = 0; day < Workdays; day++)
            for (var slot = Earliest; slot < Latest; slot++)
            {
                if (!which(counts[day * WeekBits.PerDay + slot])) continue;
                var from = slot;
                while (slot < Latest && which(counts[day * WeekBits.PerDay + slot])) slot++;
                yield return (day, from, slot);
            }
    }

    /// <summary>As many half hours as on the day it leaves; what would run past midnight is lost, and hours it has already on the other day stay.</summary>
    static WeekBits After(WeekBits week, Move move)
    {
        var after = default(WeekBits);
        var many = 0;
        for (var slot = 0; slot < WeekBits.Slots; slot++)
            if (week.Has(slot)) { if (slot / WeekBits.PerDay == move.From) many++; else after.Add(slot); }
        for (var slot = move.Begins / WeekBits.MinutesOfSlot; many > 0 && slot < WeekBits.PerDay; slot++, many--) after.Add(move.To * WeekBits.PerDay + slot);
        return after;
    }

    static void Count(int[] counts, in WeekBits week, int by)
    {
        for (var slot = 0; slot < counts.Length; slot++) if (week.Has(slot)) counts[slot] += by;
    }
}
