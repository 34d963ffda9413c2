using System.Globalization;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Opening;

/// <summary>A desk with its hours, at a moment: "2026-11-24 13:00", on the clock of the place.</summary>
static class Desk
{
    internal static readonly LocalText words = LocalText.From("nl", "Het dak lekt.")!;
    internal static readonly Schedule desk = new()
    {
        Week = [new(Weekday.Mo, 540, 720), new(Weekday.Tu, 540, 720), new(Weekday.Tu, 780, 990), new(Weekday.Th, 540, 720)],
        PublicHolidays = HolidayRule.Closed, SchoolHolidays = HolidayRule.Open,
    };

    internal static ServiceHours Keeps(params Schedule[] schedules) => new(schedules, Community.Flemish, new(2027, 10, 1), ServiceStatus.Active, []);
    internal static DateTime On(string moment) => DateTime.ParseExact(moment, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    internal static OpenState At(ServiceHours hours, string moment) => hours.At(On(moment));
}
