using System.Globalization;
using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Wording;

/// <summary>Whether something is open, as people say it.</summary>
public sealed class OpenWords(Texts words)
{
    readonly HoursInWords hours = new(words);

    /// <summary>One large line on a sheet: "Open tot 16.30 u".</summary>
    public string Line(OpenState state, DateTime now, bool hasPhone) => state.Kind switch
    {
        OpenKind.Open => Until("directory.open.until", state, now),
        OpenKind.OpensLater => words["directory.open.later", Time(state.Next!.Value)],
        OpenKind.ClosedToday => words["directory.open.closed-now", Next(state, now)],
        OpenKind.Closed when state.Reason == "message" => words["directory.open.closed-message", Ago.Date(DateOnly.FromDateTime(state.Until!.Value))],
        OpenKind.Closed => words["directory.open.closed." + state.Reason],
        OpenKind.ByAppointment => words["directory.open.by-appointment"],
        OpenKind.ByPhone when state.Reason == "online" => words["directory.open.online"],
        OpenKind.ByPhone when state.Now => Until("directory.open.phone-until", state, now),
        OpenKind.ByPhone => state.Next is null ? words["directory.phone-only"] : words["directory.open.phone-next", Next(state, now)],
        _ => words[hasPhone ? "directory.call-first" : "directory.open.ask-first"],
    };

    /// <summary>Why one had better call first, or why it is closed today; null when there is nothing to explain.</summary>
    public string? Why(OpenState state) => state.Kind is OpenKind.CallFirst or OpenKind.ClosedToday && state.Reason is { } reason
        ? words[(state.Kind == OpenKind.CallFirst ? "directory.open.unsure." : "directory.open.today.") + reason].Value : null;

    /// <summary>A few words in a list; null when a badge of its own says it already.</summary>
    public string? Badge(OpenState state, DateTime now) => state.Kind switch
    {
        OpenKind.ClosedToday => words["directory.open.badge.next", Next(state, now)].Value,
        OpenKind.Closed => state.Reason == "season" ? words["directory.open.closed." + state.Reason].Value : null,
        OpenKind.ByAppointment => words["directory.by-appointment"].Value,
        OpenKind.ByPhone when !state.Now => state.Reason == "online" ? words["directory.open.online"] : words["directory.phone-only"],
        OpenKind.CallFirst => words["directory.call-first"],
        _ => Line(state, now, hasPhone: true),
    };

    string Until(string key, OpenState state, DateTime now)
    {
        if (state.Until is not { } until) return words[key + ".always"];
        var midnight = until == until.Date;
        var days = (until.Date - now.Date).Days - (midnight ? 1 : 0);
        var time = hours.Time(midnight ? 1440 : (int)until.TimeOfDay.TotalMinutes);
        return days <= 0 ? words[key, time] : words[key + ".day", time, Day(now, days)];
    }

    /// <summary>"morgen om 9.00 u", "dinsdag om 9.00 u", "1 december om 9.00 u".</summary>
    string Next(OpenState state, DateTime now) => words["directory.open.at", Day(now, (state.Next!.Value.Date - now.Date).Days), Time(state.Next.Value)];

    string Day(DateTime now, int days) => days switch
    {
        <= 0 => words["directory.ago.today"],
        1 => words["directory.open.tomorrow"],
        < 7 => now.AddDays(days).ToString("dddd", CultureInfo.CurrentCulture),
        _ => now.AddDays(days).Written("d MMMM"),
    };

    string Time(DateTime moment) => hours.Time((int)moment.TimeOfDay.TotalMinutes);

    /// <summary>"vrijdag 25 december (Kerstmis)".</summary>
    public string NamedDay(DateOnly day, string name) => $"{day.Written("dddd d MMMM")} ({name})";

    /// <summary>The week in one line, for paper, where "open tomorrow" soon is untrue: "maandag tot vrijdag 9.00–12.00; op afspraak: zaterdag 9.00–12.00".
    /// Null when there is nothing to say.</summary>
    public string? Week(ServiceHours known, DateOnly today, bool hasPhone)
    {
        if (known.Status != ServiceStatus.Active) return null;
        if (known.DoubtOn(today) is not null) return words[hasPhone ? "directory.hours.unsure" : "directory.hours.unsure.no-phone"];
        var parts = known.Schedules.Where(schedule => schedule.IsInForce(today) && !schedule.ReadByMachine).Select(Week).OfType<string>().Distinct().ToList();
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    string? Week(Schedule schedule)
    {
        var how = string.Join(", ", new[] { schedule.ByAppointment ? words["directory.by-appointment"].Value : null, schedule.PhoneOnly ? words["directory.phone-only"].Value : null, schedule.Rule is null ? null : Rule(schedule.Rule) }.OfType<string>());
        var week = string.Join("; ", hours.Of(schedule.Week).Select(line => $"{line.Days} {line.Times}"));
        return how.Length == 0 ? week.Length == 0 ? null : week : week.Length == 0 ? how : words["directory.hours.line", how, week].Value;
    }

    /// <summary>"de laatste maandag van de maand"; "alleen in juli en augustus"; "niet elke week" when it cannot be said; null when it is every week.</summary>
    public string? Rule(string text)
    {
        var rule = new RecurrenceRule(text);
        var inMonths = rule.Months.Count == 0 ? null : words["directory.open.months", string.Join(words["directory.hours.and"], rule.Months.Select(CultureInfo.CurrentCulture.DateTimeFormat.GetMonthName))].Value;
        if (rule.IsMonthly && rule.Days is { Count: > 0 } days && days.All(d => d.Nth is -1 or >= 1 and <= 5))
            return string.Join("; ", new[] { inMonths, words["directory.open.monthly", string.Join(words["directory.hours.and"], days.Select(d => words["directory.open.nth." + (d.Nth == -1 ? "last" : d.Nth!.Value.ToString(CultureInfo.InvariantCulture)), HoursInWords.Day(d.Day)].Value))].Value }.OfType<string>());
        return rule["FREQ"] is null or "WEEKLY" or "DAILY" && rule["INTERVAL"] is null or "1" ? inMonths : words["directory.open.not-weekly"].Value;
    }
}
