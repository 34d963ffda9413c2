using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Wording;

namespace Vuurtoren.Modules.Directory.Screens;

/// <summary>When a service is open, as a sheet tells it: today in one line, the week, what is to come.</summary>
/// <param name="OnPaper">Read on another day than today; of what is discreet it says days and hours only.</param>
public sealed record HoursView(RecordPage Page, ServiceFacts Facts, bool OnPaper = false)
{
    const int DaysOfHolidays = 120, MostToCome = 3;

    public OpenState State => Facts.State;
    public DateOnly Today => DateOnly.FromDateTime(Facts.Now);
    public bool HasPhone => Facts.Phones.Any();
    public bool SaysLittle => OnPaper && Facts.Discreet;
    public string Line => Page.Open.Line(State, Facts.Now, HasPhone);
    public string? Why => Page.Open.Why(State);

    /// <summary>The line of today says already what goes for all hours: that nobody comes in without ringing, or without an appointment.</summary>
    public bool SaysByPhone => !OnPaper && State is { Kind: OpenKind.ByPhone, Now: false, Reason: null } && Schedules.All(one => one.Schedule.PhoneOnly);
    public bool SaysByAppointment => !OnPaper && State.Kind == OpenKind.ByAppointment && Schedules.All(one => one.Schedule.ByAppointment);

    /// <summary>Those that still count, with today on a line of its own.</summary>
    public IEnumerable<(Schedule Schedule, IReadOnlyList<HoursLine> Week)> Schedules =>
        Facts.Schedules.Where(s => !(s.ValidTo < Today)).Select(s => (s, s.Week.Count == 0 ? [] : Page.Hours.Of(s.Week, !OnPaper && s.IsInForce(Today) && s.Rule is null ? Today.Weekday() : null)));

    public IEnumerable<DatedException> ToCome(Schedule schedule) => schedule.Exceptions.Where(e => e.To >= Today).OrderBy(e => e.From).Take(MostToCome);

    /// <summary>The public holiday on which it is closed next, today included.</summary>
    public (DateOnly Day, string Key)? NextHoliday => PublicHolidays.Between(Today, Today.AddDays(DaysOfHolidays)).Select(h => ((DateOnly, string)?)h).FirstOrDefault();

    /// <summary>Of its own community, when that is known.</summary>
    public (DateOnly From, DateOnly To)? NextSchoolHoliday => Facts.Hours.Community is Community.Flemish or Community.French
        ? SchoolHolidays.Shipped.From(Today, Facts.Hours.Community).Select(h => ((DateOnly, DateOnly)?)(h.From, h.To)).FirstOrDefault() : null;
}
