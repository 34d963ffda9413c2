using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>When it was answered, or until when that is asked, in words. After a delay the first day stands beside the new one, so that nobody reads the new one as what was asked.</summary>
static class WhenDue
{
    public static string Of(Demand demand, DateOnly today, Texts texts)
    {
        var standing = demand.StandingOn(today);
        if (demand.AnsweredOn is { } answered) return texts["demands.since", NeedsRoom.Day(answered)];
        if (standing == Standing.Clarifying || demand is not { AskedUntil: { } asked, DueOn: { } due }) return "";
        if (demand.IsPutOff) return texts[standing == Standing.Delayed ? "demands.delayed-until" : "demands.was-delayed-until", NeedsRoom.Day(asked), NeedsRoom.Day(due)];
        return texts[standing is Standing.Awaiting or Standing.Delayed ? "demands.until" : "demands.was-until", NeedsRoom.Day(due)];
    }
}
