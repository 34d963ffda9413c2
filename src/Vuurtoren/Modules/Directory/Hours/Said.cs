namespace Vuurtoren.Modules.Directory.Hours;

/// <summary>Days with the times that were said of them, and under what condition.</summary>
sealed class Said
{
    public int Days;
    /// <summary>The days were named one by one, not as a range: they go before a range that contains them.</summary>
    public bool Named;
    /// <summary>Comes after "and": besides what was said, not instead of it.</summary>
    public bool Besides;
    /// <summary>Comes with "also": surely besides.</summary>
    public bool Also;
    /// <summary>In brackets: instead of what it follows.</summary>
    public bool Instead;
    /// <summary>Waits for hours that may not come.</summary>
    public bool Spare;
    public int? Half;
    /// <summary>Per half of the day: the days of which only that half was named.</summary>
    public int[] Halves = new int[3];
    /// <summary>The last of several days: a bracket after "Monday, Tuesday, Wednesday" is about Wednesday. 0 for a range.</summary>
    public int Last;
    /// <summary>Where it stands in the text.</summary>
    public int From, To;
    public List<(int Opens, int? Closes)> Times = [];
    public bool ByAppointment, PhoneOnly, Monthly;
    public string? Season, Note;
    /// <summary>Which of the month's days, as RFC 5545 BYDAY parts: "1TU", "-1MO".</summary>
    public List<string> OfMonth = [];
    /// <summary>Null when the words do not name them all: "twice a month".</summary>
    public string? Rule => Monthly && OfMonth.Count > 0 && OfMonth.Select(part => part[^2..]).Distinct().Count() == System.Numerics.BitOperations.PopCount((uint)Days) ? $"FREQ=MONTHLY;BYDAY={string.Join(',', OfMonth)}" : null;

    public Said On(int days)
    {
        Days = days;
        return this;
    }

    public (bool, bool, bool, string?, string?) Status => (ByAppointment, PhoneOnly, Monthly, Season, Rule);
}

/// <summary>What was said under one heading.</summary>
sealed class Part(string? label, bool phoneOnly)
{
    public string? Label => label;
    public bool PhoneOnly => phoneOnly;
    public List<Said> All { get; } = [];
    public List<string> Notes { get; } = [];
    /// <summary>"and by appointment": a block of its own, without hours.</summary>
    public bool AlsoByAppointment;

    /// <summary>A day that was named after a range with other hours, beside the range's: instead of them, or besides?</summary>
    public bool Doubtful => All.GroupBy(said => said.Status).Any(group => Weeks.InDoubt(group));

    public IEnumerable<HoursBlock> Blocks()
    {
        var first = true;
        foreach (var group in All.GroupBy(said => said.Status))
        {
            var (appointment, phone, monthly, season, rule) = group.Key;
            var intervals = Weeks.Of(group);
            var notes = group.Select(said => said.Note).Append(season).Concat(first ? Notes : []).OfType<string>().Distinct().ToList();
            first = false;
            if (intervals.Count == 0 && !appointment) continue;
            yield return new(label, appointment, phone || phoneOnly, monthly, intervals, notes.Count == 0 ? null : string.Join("; ", notes), rule, season);
        }
        if (AlsoByAppointment && !All.Exists(said => said.ByAppointment)) yield return new(label, true, false, false, [], null);
    }
}

/// <summary>From what was said, in its order, to the hours of each day.</summary>
static class Weeks
{
    public static List<Interval> Of(IEnumerable<Said> all)
    {
        var week = new List<(int Opens, int? Closes)>[7];
        var byRange = new bool[7];
        for (var day = 0; day < 7; day++) week[day] = [];
        foreach (var said in all)
            for (var day = 0; day < 7; day++)
            {
                if ((said.Days & 1 << day) == 0 || said.Times.Count == 0) continue;
                if (said.Instead || (said.Named && byRange[day] && !(said.Besides && !Overlap(week[day], said.Times)))) week[day] = [];
                foreach (var time in said.Times) if (!week[day].Contains(time)) week[day].Add(time);
                byRange[day] = !said.Named;
            }
        return [.. week.SelectMany((times, day) => times.Select(time => new Interval((Weekday)day, time.Opens, time.Closes))).OrderBy(i => i.Day).ThenBy(i => i.Opens)];
    }

    public static bool InDoubt(IEnumerable<Said> all)
    {
        var before = new List<Said>();
        foreach (var said in all)
        {
            if (said is { Named: true, Instead: false, Also: false } && before.Exists(range => !range.Named && (range.Days & said.Days) != 0 && !Overlap(range.Times, said.Times))) return true;
            before.Add(said);
        }
        return false;
    }

    /// <summary>Hours that hardly anybody has: overlapping ones, a night that lasts until after ten.</summary>
    public static bool Odd(IReadOnlyList<Interval> week) =>
        week.Any(i => i.Closes is { } closes && closes <= i.Opens && closes > 600)
        || week.GroupBy(i => i.Day).Any(day => day.Count() > 3 || day.Zip(day.Skip(1)).Any(two => two.First.Closes is not { } closes || closes > two.Second.Opens && closes > two.First.Opens));

    static bool Overlap(List<(int Opens, int? Closes)> a, List<(int Opens, int? Closes)> b) =>
        a.Exists(x => b.Exists(y => x.Opens < (y.Closes ?? 1440) && y.Opens < (x.Closes ?? 1440)));

    /// <summary>Without a pause: "closed from 12 to 13".</summary>
    public static List<(int Opens, int? Closes)> Cut(List<(int Opens, int? Closes)> times, int from, int to) => [.. times.SelectMany(time =>
        time.Opens >= to || (time.Closes ?? 1440) is var closes && closes > time.Opens && closes <= from ? [time]
        : new (int, int?)[] { (time.Opens, from), (to, time.Closes) }.Where(part => part.Item1 < (part.Item2 ?? 1441) || time.Closes <= time.Opens && part.Item1 == to))];

    /// <summary>Without the morning or the afternoon; a single run is cut at noon.</summary>
    public static List<(int, int?)> Without(List<(int Opens, int? Closes)> times, int half)
    {
        const int noon = 720;
        if (times.Count > 1) return [.. times.Where(time => half switch { 0 => time.Opens >= noon, 1 => time.Opens < noon || time.Opens >= 1080, _ => time.Opens < 1020 })];
        return [.. times.Select(time => half == 0 ? (Math.Max(time.Opens, noon), time.Closes) : half == 1 ? (time.Opens, (int?)Math.Min(time.Closes ?? noon, noon)) : time).Where(time => time.Item1 < (time.Item2 ?? 1441))];
    }
}
