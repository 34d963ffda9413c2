using Vuurtoren.Modules.Directory.Hours;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.Hsds;

/// <summary>
/// Opening hours: rows by weekday (1.1), rows with an RFC 5545 rule (2.0, 3.x). Rows that hold in the same period, under the
/// same heading and from the same text are one schedule.
/// </summary>
sealed class HsdsSchedules(ImportInput input, List<LeftOut> leftOut, string kind, string id)
{
    public IReadOnlyList<Schedule> Read(HsdsNode node)
    {
        var blocks = new List<Block>();
        foreach (var row in node.Many("schedules")) Add(blocks, row);
        var schedules = (blocks.Count == 1 ? FromText(Make(blocks[0])) : blocks.Select(Make)).Where(s => s is not { Week.Count: 0, Rule: null, OriginalText: null, Notes: null, Label: null, Exceptions.Count: 0, ByAppointment: false }).ToList();
        var holidays = node.Many("holiday_schedules").Select(Holiday).OfType<DatedException>().ToList();
        if (holidays.Count == 0) return schedules;
        if (schedules.Count == 0) return [new Schedule { Exceptions = holidays }];
        schedules[0] = schedules[0] with { Exceptions = [.. schedules[0].Exceptions, .. holidays] };
        return schedules;
    }

    /// <summary>Hours that are nothing but words are read out of them. Our own export says when that was tried already.</summary>
    static IEnumerable<Schedule> FromText(Schedule schedule)
    {
        var read = schedule is { Week.Count: 0, Rule: null, Exceptions.Count: 0, ReadByMachine: false, OriginalText: { } text } ? HoursText.Schedules(text) : [];
        return read.Count == 0 ? [schedule] : read.Select((hours, i) => schedule with
        {
            Label = hours.Label ?? schedule.Label, Week = hours.Week, Rule = hours.Rule, SchoolHolidays = hours.SchoolHolidays, ByAppointment = hours.ByAppointment || schedule.ByAppointment, PhoneOnly = hours.PhoneOnly || schedule.PhoneOnly,
            Notes = hours.Notes ?? schedule.Notes, OriginalText = i == read.Count - 1 ? schedule.OriginalText : null, ReadByMachine = true,
        });
    }

    sealed record Block(HsdsNode First, Key Key, LocalText? Text, List<Interval> Week);

    sealed record Key(DateOnly? From, DateOnly? To, string? Rule, LocalText? Label, LocalText? Notes, string? Attending, bool ByAppointment);

    void Add(List<Block> blocks, HsdsNode row)
    {
        var days = Days(row);
        var intervals = Intervals(row, days);
        var text = row.Text(input, "description", "original_text");
        var key = new Key(row.Day("valid_from"), row.Day("valid_to"), HsdsRule.Of(row), row.Line(input, "label"), row.Text(input, "notes"), row.Raw("attending_type"), row.Flag("by_appointment"));
        // Our own export gives the text with the first of its rows only.
        var block = blocks.FindLast(b => b.Key == key && (text is null || text.Equals(b.Text)));
        if (block is null) blocks.Add(block = new(row, key, text, []));
        block.Week.AddRange(intervals);
    }

    /// <summary>The same few ways of writing days come back in every row.</summary>
    static readonly Remembered<IReadOnlyList<Weekday>> daysOf = new(DaysIn);

    /// <summary>"-1MO" is the last Monday: which one stands in the rule.</summary>
    static IReadOnlyList<Weekday> DaysIn(string written)
    {
        var names = written.Split(',').Select(d => d.Trim().TrimStart('-', '+', '1', '2', '3', '4', '5') is { Length: > 0 } name ? name : d);
        return [.. Weekdays.ReadMany(string.Join(',', names)).Select(d => (Weekday)(((int)d + 6) % 7))];
    }

    IReadOnlyList<Weekday> Days(HsdsNode row)
    {
        if (row.First("weekday", "byday") is not { } written) return row.Raw("freq")?.ToUpperInvariant() is "DAILY" ? [.. Enum.GetValues<Weekday>()] : [];
        var days = daysOf.Of(written);
        if (days.Count == 0) leftOut.Add(new(kind, id, row.Line, "weekday-not-understood", written));
        return days;
    }

    IEnumerable<Interval> Intervals(HsdsNode row, IReadOnlyList<Weekday> days)
    {
        var (openWords, closeWords) = (row.Raw("opens_at"), row.Raw("closes_at"));
        if (openWords is null && closeWords is null) return [];
        var (opens, closes) = (Clock.Minutes(openWords), Clock.Minutes(closeWords));
        if (opens is null || closeWords is not null && closes is null)
        {
            leftOut.Add(new(kind, id, row.Line, "time-not-understood", $"{openWords} - {closeWords}"));
            return [];
        }
        if (closes is 0) closes = 1440;
        // "9:00am - 5:00": the afternoon is meant.
        if (closes <= opens && closes + 720 > opens && closes < 720 && HasHalf(openWords!) && !HasHalf(closeWords!)) closes += 720;
        return days.Select(day => new Interval(day, opens.Value, closes));
    }

    static bool HasHalf(string words) => words.Contains('m', StringComparison.OrdinalIgnoreCase);

    Schedule Make(Block block)
    {
        var exceptions = block.First.Many("exceptions").Select(Exception).OfType<DatedException>().ToList();
        return new()
        {
            Label = block.Key.Label,
            Week = [.. block.Week.Distinct().OrderBy(i => i.Day).ThenBy(i => i.Opens)],
            ByAppointment = block.Key.ByAppointment,
            PhoneOnly = block.First.Flag("phone_only"),
            ValidFrom = block.Key.From,
            ValidTo = block.Key.To,
            Rule = block.Key.Rule,
            Exceptions = exceptions,
            PublicHolidays = Rule(block.First.Raw("public_holidays")),
            SchoolHolidays = Rule(block.First.Raw("school_holidays")),
            Notes = OwnNotes(block.Key, exceptions.Count),
            OriginalText = block.Text,
            ReadByMachine = block.First.Flag("read_by_machine"),
            AttendingType = block.First.Flag("phone_only") && block.Key.Attending == "phone" ? null : block.Key.Attending,
        };
    }

    static HolidayRule Rule(string? word) => Enum.TryParse<HolidayRule>(word, ignoreCase: true, out var rule) ? rule : HolidayRule.Unknown;

    /// <summary>Our own export writes heading, appointment and exceptions into the notes too, for those who do not know our fields: "heading; by appointment; note; exception".</summary>
    static LocalText? OwnNotes(Key key, int exceptions)
    {
        if (key.Notes is null || key.Label is null && !key.ByAppointment && exceptions == 0) return key.Notes;
        return LocalText.From(key.Notes.Select(note =>
        {
            var parts = note.Value.Split("; ").ToList();
            if (key.Label is not null && parts.Count > 0 && key.Label.Any(l => l.Value == parts[0])) parts.RemoveAt(0);
            if (key.ByAppointment && parts.Count > 0) parts.RemoveAt(0);
            var last = Math.Max(0, parts.Count - exceptions);
            return KeyValuePair.Create(note.Key, (string?)string.Join("; ", parts.Take(last)));
        }));
    }

    DatedException? Exception(HsdsNode row) =>
        row.Day("from") is { } from ? new(from, row.Day("to") ?? from, row.Flag("closed"), Clock.Minutes(row.Raw("opens_at")), Clock.Minutes(row.Raw("closes_at")), row.Text(input, "reason")) : null;

    DatedException? Holiday(HsdsNode row) =>
        row.Day("start_date") is { } from ? new(from, row.Day("end_date") ?? from, row.Flag("closed") || row.Raw("closed") is "TRUE", Clock.Minutes(row.Raw("opens_at")), Clock.Minutes(row.Raw("closes_at"))) : null;
}

/// <summary>The RFC 5545 rule of a row, where it is more than "every week on these days".</summary>
static class HsdsRule
{
    public static string? Of(HsdsNode row)
    {
        var byDay = row.Raw("byday");
        if (row.Raw("weekday") is not null && byDay is null) return null;
        var nth = byDay is not null && byDay.Split(',').Any(d => d.Trim() is { Length: > 2 } part && part[0] is '-' or '+' or (>= '1' and <= '5'));
        var freq = row.Raw("freq")?.ToUpperInvariant();
        var others = new[] { ("COUNT", row.Raw("count")), ("UNTIL", row.Raw("until")?.Replace("-", "", StringComparison.Ordinal)), ("BYWEEKNO", row.Raw("byweekno")), ("BYMONTHDAY", row.Raw("bymonthday")), ("BYYEARDAY", row.Raw("byyearday")) };
        var interval = row.Raw("interval") is { } i and not "1" ? i : null;
        if (!nth && freq is null or "WEEKLY" or "DAILY" && interval is null && others.All(o => o.Item2 is null)) return null;
        var parts = new List<string> { $"FREQ={freq ?? "WEEKLY"}" };
        if (interval is not null) parts.Add($"INTERVAL={interval}");
        if (nth) parts.Add($"BYDAY={byDay}");
        parts.AddRange(others.Where(o => o.Item2 is not null).Select(o => $"{o.Item1}={o.Item2}"));
        return string.Join(';', parts);
    }
}
