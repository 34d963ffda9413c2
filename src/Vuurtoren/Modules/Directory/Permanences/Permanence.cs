using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Permanences;

public enum Repeats { Once, Weekly, TwoWeekly, Monthly }

/// <summary>What somebody says of a permanence: who, where, when.</summary>
/// <param name="Room">Null: one asks at the desk.</param>
/// <param name="Service">At most one of service and organisation; without either the title says who it is.</param>
/// <param name="Neutral">What everybody reads of a discreet one; null: the usual words.</param>
/// <param name="Nth">Of a month: 1 to 4, -1 is the last.</param>
/// <param name="Opens">Minutes after midnight.</param>
public sealed record Held(Guid? Room, Guid? Service, Guid? Organization, LocalText? Title, bool Discreet, LocalText? Neutral, bool ByAppointment, LocalText? Note,
    Repeats Repeats, IReadOnlyList<Weekday> Weekdays, int? Nth, DateOnly FirstOn, DateOnly? LastOn, int Opens, int Closes, bool OnHolidays)
{
    /// <summary>The community in whose school holidays it is not held; Unknown: it goes on then.</summary>
    public Community School { get; init; }
}

/// <summary>A permanence or a consultation day: a service or an organisation holds office in a house, on days that come back or on one.</summary>
public sealed class Permanence
{
    /// <summary>Nobody plans further ahead, and a mistake in a year is found.</summary>
    const int MostYears = 5;

    Permanence() { }

    public Guid Id { get; private init; }
    public Guid LocationId { get; private init; }
    public Guid? RoomId { get; private set; }
    public Guid? ServiceId { get; private set; }
    public Guid? OrganizationId { get; private set; }
    public LocalText? Title { get; private set; }
    public bool Discreet { get; private set; }
    public LocalText? Neutral { get; private set; }
    public bool ByAppointment { get; private set; }
    public LocalText? Note { get; private set; }
    public Repeats Repeats { get; private set; }
    public IReadOnlyList<Weekday> Weekdays { get; private set; } = [];
    public int? Nth { get; private set; }
    public DateOnly FirstOn { get; private set; }
    public DateOnly? LastOn { get; private set; }
    public int Opens { get; private set; }
    public int Closes { get; private set; }
    public bool OnHolidays { get; private set; }
    public Community School { get; private set; }
    public int Sequence { get; private set; }
    public DateTime CreatedAt { get; private init; }
    public DateTime ChangedAt { get; private set; }
    public DateTime? RemovedAt { get; private set; }

    public static Permanence Of(Guid id, Guid house, Held held, DateTime now)
    {
        var permanence = new Permanence { Id = id, LocationId = house, CreatedAt = now };
        permanence.Takes(held, now);
        return permanence;
    }

    public void Becomes(Held held, DateTime now)
    {
        Takes(held, now);
        Sequence++;
    }

    void Takes(Held held, DateTime now)
    {
        if (RemovedAt is not null) throw new RuleBroken("permanence.removed");
        if (held.Service is null && held.Organization is null && held.Title is null) throw new RuleBroken("permanence.who");
        if (held.Closes <= held.Opens) throw new RuleBroken("permanence.hours");
        if (held.Repeats != Repeats.Once && held.Weekdays.Count == 0) throw new RuleBroken("permanence.weekdays");
        if (held.LastOn < held.FirstOn) throw new RuleBroken("permanence.until");
        if (held.FirstOn > LocalClock.DayOf(now).AddYears(MostYears) || held.FirstOn < LocalClock.DayOf(now).AddYears(-MostYears)) throw new RuleBroken("permanence.far");
        (RoomId, ServiceId, OrganizationId, Title, Note) = (held.Room, held.Service, held.Service is null ? held.Organization : null, held.Title, held.Note);
        (Discreet, Neutral, ByAppointment, OnHolidays, School) = (held.Discreet, held.Neutral, held.ByAppointment, held.OnHolidays, held.School);
        (Repeats, Weekdays, Nth) = (held.Repeats, held.Repeats == Repeats.Once ? [] : [.. held.Weekdays.Distinct().Order()], held.Repeats == Repeats.Monthly ? held.Nth ?? 1 : null);
        (FirstOn, LastOn, Opens, Closes, ChangedAt) = (held.FirstOn, held.Repeats == Repeats.Once ? held.FirstOn : held.LastOn, held.Opens, held.Closes, now);
        if (First is null) throw new RuleBroken("permanence.never");
    }

    public Held Held => new(RoomId, ServiceId, OrganizationId, Title, Discreet, Neutral, ByAppointment, Note, Repeats, Weekdays, Nth, FirstOn, LastOn, Opens, Closes, OnHolidays) { School = School };

    /// <summary>A day of it was cancelled or added: feeds count that as a change.</summary>
    public void DayChanged(DateTime now) => (Sequence, ChangedAt) = (Sequence + 1, now);

    /// <summary>It is held no more. Feeds still say so for a while.</summary>
    public void Remove(DateTime now)
    {
        if (RemovedAt is not null) throw new RuleBroken("permanence.removed");
        (RemovedAt, ChangedAt, Sequence) = (now, now, Sequence + 1);
    }

    /// <summary>The first day on which the pattern falls; null: it never does.</summary>
    public DateOnly? First => Pattern(FirstOn, FirstOn.AddDays(62)).Cast<DateOnly?>().FirstOrDefault();

    /// <summary>The days of the pattern, holidays too, before what was cancelled or added.</summary>
    public IEnumerable<DateOnly> Pattern(DateOnly from, DateOnly to)
    {
        if (from < FirstOn) from = FirstOn;
        if (LastOn < to) to = LastOn.Value;
        for (var day = from; day <= to; day = day.AddDays(1))
            if (Falls(day)) yield return day;
    }

    bool Falls(DateOnly day) => Repeats switch
    {
        Repeats.Once => day == FirstOn,
        Repeats.Weekly => IsIts(day),
        Repeats.TwoWeekly => IsIts(day) && (day.Monday().DayNumber - FirstOn.Monday().DayNumber) / 7 % 2 == 0,
        _ => IsIts(day) && (Nth == -1 ? day.AddDays(7).Month != day.Month : (day.Day - 1) / 7 + 1 == Nth),
    };

    bool IsIts(DateOnly day) => Weekdays.Contains(day.Weekday());

    /// <summary>A legal holiday on which it is not held, or a day of the school holidays that it follows. Where these are not known yet it is held: who keeps the house cancels then.</summary>
    public bool IsOff(DateOnly day) => !OnHolidays && PublicHolidays.On(day) is not null || SchoolHolidays.Shipped.On(day, School) == true;

    /// <summary>All that is held, or was cancelled, in the order of days.</summary>
    /// <param name="days">The days of this permanence that deviate.</param>
    public IEnumerable<Sitting> Sittings(DateOnly from, DateOnly to, IEnumerable<PermanenceDay> days)
    {
        var other = days.ToDictionary(day => day.Day);
        var pattern = Pattern(from, to).Where(day => !IsOff(day) && !other.ContainsKey(day)).Select(day => new Sitting(this, day, Opens, Closes, RoomId));
        var single = other.Values.Where(day => day.Day >= from && day.Day <= to)
            .Select(day => new Sitting(this, day.Day, day.Opens ?? Opens, day.Closes ?? Closes, day.Opens is null ? RoomId : day.RoomId) { Cancelled = day.Cancelled, Single = day.Opens is not null, Reason = day.Reason });
        return RemovedAt is not null ? [] : pattern.Concat(single).OrderBy(sitting => sitting.Day);
    }
}

/// <summary>A single day of a permanence on which it is not as usual: cancelled, added, or at other hours.</summary>
public sealed class PermanenceDay
{
    PermanenceDay() { }

    public Guid PermanenceId { get; private init; }
    public DateOnly Day { get; private init; }
    public bool Cancelled { get; private set; }
    /// <summary>Null: those of the permanence.</summary>
    public int? Opens { get; private set; }
    public int? Closes { get; private set; }
    /// <summary>Of an added day.</summary>
    public Guid? RoomId { get; private set; }
    public LocalText? Reason { get; private set; }
    public DateTime ChangedAt { get; private set; }

    public static PermanenceDay CancelledOn(Permanence permanence, DateOnly day, LocalText? reason, DateTime now) => new() { PermanenceId = permanence.Id, Day = day, Cancelled = true, Reason = reason, ChangedAt = now };

    /// <summary>A day more, or other hours on a day of the pattern.</summary>
    public static PermanenceDay Added(Permanence permanence, DateOnly day, int opens, int closes, Guid? room, LocalText? reason, DateTime now)
    {
        if (closes <= opens) throw new RuleBroken("permanence.hours");
        return new() { PermanenceId = permanence.Id, Day = day, Opens = opens, Closes = closes, RoomId = room, Reason = reason, ChangedAt = now };
    }

    /// <summary>A day that was added does not take place.</summary>
    public void Cancel(LocalText? reason, DateTime now) => (Cancelled, Reason, ChangedAt) = (true, reason, now);

    /// <summary>A day that was added takes place after all.</summary>
    public void Restore(DateTime now) => (Cancelled, Reason, ChangedAt) = (false, null, now);
}

/// <summary>A permanence on one day.</summary>
/// <param name="Opens">Minutes after midnight.</param>
public sealed record Sitting(Permanence Permanence, DateOnly Day, int Opens, int Closes, Guid? RoomId)
{
    public bool Cancelled { get; init; }
    /// <summary>Not of the pattern: a day more, or other hours.</summary>
    public bool Single { get; init; }
    public LocalText? Reason { get; init; }

    public bool Overlaps(Sitting other) => Day == other.Day && Opens < other.Closes && other.Opens < Closes;
}
