using System.Globalization;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

public sealed partial class HsdsJson
{
    /// <summary>One HSDS schedule for each pair of hours with the days on which they hold; one without hours when there are none.</summary>
    void Schedules(Guid owner, IReadOnlyList<Schedule> schedules)
    {
        if (schedules.Count == 0) return;
        json.WriteStartArray("schedules");
        foreach (var schedule in schedules)
        {
            var hours = schedule.Week.GroupBy(interval => (interval.Opens, interval.Closes)).OrderBy(group => group.Min(i => i.Day)).ThenBy(group => group.Key.Opens).ToList();
            if (hours.Count == 0) ScheduleOf(owner, schedule, [], null, null, first: true);
            for (var n = 0; n < hours.Count; n++)
                ScheduleOf(owner, schedule, hours[n].Select(i => i.Day).Distinct().Order().ToList(), hours[n].Key.Opens, hours[n].Key.Closes, first: n == 0);
        }
        json.WriteEndArray();
    }

    void ScheduleOf(Guid owner, Schedule schedule, IReadOnlyList<Weekday> days, int? opens, int? closes, bool first)
    {
        var rule = new RecurrenceRule(schedule.Rule);
        var byDay = rule.ByDay(days);
        Open();
        json.WriteString("id", IdOf(owner, "schedule", string.Create(CultureInfo.InvariantCulture,
            $"{schedule.Label?.First().Value}:{schedule.ValidFrom:O}:{schedule.Rule}:{byDay}:{opens}:{closes}")));
        Value("valid_from", schedule.ValidFrom);
        Value("valid_to", schedule.ValidTo);
        if (byDay.Length > 0 || schedule.Rule is not null)
        {
            Value("freq", rule.Frequency);
            Value("interval", rule.Number("INTERVAL"));
            Value("count", rule.Number("COUNT"));
            Value("until", rule.Until);
            Value("byday", byDay);
            Value("bymonthday", rule["BYMONTHDAY"]);
            Value("byweekno", rule["BYWEEKNO"]);
            Value("byyearday", rule["BYYEARDAY"]);
            json.WriteString("wkst", rule["WKST"] ?? "MO");
        }
        if (first) Text("description", schedule.OriginalText); // once: it is the text of all these hours together
        Value("opens_at", Clock(opens));
        Value("closes_at", Clock(closes));
        Value("attending_type", schedule.AttendingType ?? (schedule.PhoneOnly ? "phone" : null));
        Text("notes", Together("; ", [schedule.Label, schedule.ByAppointment ? OpenDataTexts.ByAppointment : null, schedule.Notes, .. schedule.Exceptions.Select(OpenDataTexts.Exception)]));
        Text("label", schedule.Label);
        Flag("by_appointment", schedule.ByAppointment);
        Flag("phone_only", schedule.PhoneOnly);
        Flag("read_by_machine", schedule.ReadByMachine);
        if (schedule.PublicHolidays != HolidayRule.Unknown) json.WriteString("public_holidays", Word(schedule.PublicHolidays));
        if (schedule.SchoolHolidays != HolidayRule.Unknown) json.WriteString("school_holidays", Word(schedule.SchoolHolidays));
        Each("exceptions", schedule.Exceptions, Exception);
        Close();
    }

    void Exception(DatedException exception)
    {
        Open();
        Value("from", exception.From);
        Value("to", exception.To);
        json.WriteBoolean("closed", exception.Closed);
        Value("opens_at", Clock(exception.Opens));
        Value("closes_at", Clock(exception.Closes));
        Text("reason", exception.Reason);
        Close();
    }

    /// <summary>Local time of the place. Midnight at the end is 00:00:00: hours that close no later than they open run into the next day.</summary>
    static string? Clock(int? minutes) => minutes is { } m ? string.Create(CultureInfo.InvariantCulture, $"{m / 60 % 24:00}:{m % 60:00}:00") : null;
}
