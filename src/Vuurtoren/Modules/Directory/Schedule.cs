using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory;

public enum Weekday { Mo, Tu, We, Th, Fr, Sa, Su }

/// <summary>Local time of the place, minutes after midnight.</summary>
/// <param name="Closes">Null: open end. 1440: midnight. At most Opens: it runs into the next day.</param>
public sealed record Interval(Weekday Day, int Opens, int? Closes);

public enum HolidayRule { Unknown, Open, Closed }

/// <summary>One dated deviation from the week: closed, or open at other hours.</summary>
public sealed record DatedException(DateOnly From, DateOnly To, bool Closed, int? Opens = null, int? Closes = null, LocalText? Reason = null);

/// <summary>When something is open: a weekly pattern, with what deviates from it, and the words it came from.</summary>
public sealed record Schedule
{
    /// <summary>What the hours are for, as the source heads them ("Permanence sociale").</summary>
    public LocalText? Label { get; init; }
    public IReadOnlyList<Interval> Week { get; init; } = [];
    public bool ByAppointment { get; init; }
    public bool PhoneOnly { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    /// <summary>RFC 5545 parts for what is no plain week, e.g. "FREQ=MONTHLY;BYDAY=-1MO". Null: every week.</summary>
    public string? Rule { get; init; }
    public IReadOnlyList<DatedException> Exceptions { get; init; } = [];
    public HolidayRule PublicHolidays { get; init; }
    public HolidayRule SchoolHolidays { get; init; }
    public LocalText? Notes { get; init; }
    /// <summary>The text as the source wrote it, shown beside the hours.</summary>
    public LocalText? OriginalText { get; init; }
    /// <summary>A machine read the hours from text: they never count as "open now".</summary>
    public bool ReadByMachine { get; init; }
    /// <summary>HSDS attending_type: "in_person", "phone", "online".</summary>
    public string? AttendingType { get; init; }
}

public enum MessageKind { Closed, OtherHours, Moved, Full, News }

/// <summary>A typed message that ends by itself, such as "closed until 5 May".</summary>
public sealed record TemporaryMessage(MessageKind Kind, LocalText Text, DateOnly From, DateOnly Until)
{
    public bool HoldsOn(DateOnly day) => From <= day && day <= Until;
}
