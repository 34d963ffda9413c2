namespace Vuurtoren.Modules.Directory.Opening;

/// <summary>
/// When a service can be reached at one place, and how sure that is. Nothing is made up: hours that a machine read, that nobody checked for too long,
/// or on a day of which it is not known whether it is a holiday there, are never "open"; they are "call first".
/// </summary>
/// <param name="Schedules">Those that hold at the place.</param>
/// <param name="CheckedUntil">The last day on which the check by a person still counts (<see cref="HoursTerm"/>); null when nobody checked.</param>
/// <param name="Withdrawn">Its source no longer has it.</param>
public sealed record ServiceHours(IReadOnlyList<Schedule> Schedules, Community Community, DateOnly? CheckedUntil, ServiceStatus Status, IReadOnlyList<TemporaryMessage> Messages, bool Withdrawn = false)
{
    /// <summary>How far ahead the next opening is looked for: half a year.</summary>
    const int DaysAhead = 190;

    /// <param name="place">Null: of the service itself.</param>
    public static ServiceHours Of(Service service, Organization? organization, PlaceOfService? place, HoursTerm term)
    {
        var schedules = OpenData.OpeningHours.Of(service, place?.At, place?.Location);
        RecordWithHours? owner = place is null || ReferenceEquals(schedules, service.Schedules) ? null : ReferenceEquals(schedules, place.At.Schedules) ? place.At : place.Location;
        var community = Communities.Of(place?.Location?.Municipality, service.Name, organization?.Name);
        return new(schedules, community, term.Until(term.CheckedHoursOn(service, owner)), service.Status, service.Messages, service.WithdrawnAt is not null);
    }

    /// <param name="now">On the clock of the place.</param>
    public OpenState At(DateTime now)
    {
        var day = DateOnly.FromDateTime(now);
        return AllDay(now, day) is { } same ? same with { ChangesAt = day.AddDays(1).ToDateTime(default) } : Hourly(now, day) with { ChangesAt = ChangesAfter(now, day) };
    }

    /// <summary>The same as <see cref="OpenState.Now"/>, quickly: filters ask it of thousands.</summary>
    public bool IsOpenAt(DateTime now)
    {
        var day = DateOnly.FromDateTime(now);
        if (Status != ServiceStatus.Active || !MayHaveHoursOn(day)) return false;
        foreach (var message in Messages) if (message.Kind == MessageKind.Closed && message.HoldsOn(day)) return false;
        if (DoubtOn(day) is not null) return false;
        var (door, line) = (false, false);
        foreach (var span in Spans(day))
            if (span.Channel == Channel.Door && span.To > now)
            {
                if (span.IsSure && span.From <= now) return true;
                door = true;
            }
            else if (span.Channel is Channel.Phone or Channel.Online) line |= span.IsSure && span.Contains(now);
        return line && !door;
    }

    bool MayHaveHoursOn(DateOnly day)
    {
        var (today, yesterday) = (day.Weekday(), day.AddDays(-1).Weekday());
        foreach (var schedule in Schedules)
        {
            if (schedule.Exceptions.Count > 0) return true;
            foreach (var interval in schedule.Week)
                if (interval.Day == today || interval.Day == yesterday && interval.Closes <= interval.Opens) return true;
        }
        return false;
    }

    /// <summary>What holds from midnight to midnight; null when it depends on the hour.</summary>
    OpenState? AllDay(DateTime now, DateOnly day)
    {
        if (Status != ServiceStatus.Active) return new(OpenKind.Closed, Status switch { ServiceStatus.TemporarilyClosed => "temporarily", ServiceStatus.Inactive => "inactive", _ => "defunct" });
        if (Messages.FirstOrDefault(m => m.Kind == MessageKind.Closed && m.HoldsOn(day)) is { } closing)
            return new(OpenKind.Closed, "message", closing.Until.ToDateTime(default), Next: NextAfter(now, closing.Until.AddDays(1)));
        return DoubtOn(day) is { } doubt ? new(OpenKind.CallFirst, doubt) : null;
    }

    OpenState Hourly(DateTime now, DateOnly day)
    {
        var today = Spans(day).ToList();
        return AtTheDoor(today, now) ?? FromADistance(today, now) ?? (today.Exists(span => span.Channel == Channel.Appointment && span.To > now) ? Appointment(today, now) : null) ?? Later(now, day);
    }

    /// <summary>Why nothing at all is sure on this day: then one had better call first, whatever the hours say.</summary>
    public string? DoubtOn(DateOnly day)
    {
        var (inForce, unread, original, byMachine) = (0, false, false, 0);
        foreach (var schedule in Schedules)
        {
            if (!schedule.IsInForce(day)) continue;
            inForce++;
            unread |= schedule.IsUnread();
            original |= schedule.OriginalText is not null;
            if (schedule.ReadByMachine) byMachine++;
        }
        if (Schedules.Count == 0) return "no-hours";
        if (unread) return original ? "machine" : "no-hours";
        if (inForce > 0 && byMachine == inForce) return "machine";
        if (Withdrawn) return "withdrawn";
        if (CheckedUntil is null) return "unchecked";
        if (CheckedUntil < day) return "expired";
        return Messages.FirstOrDefault(m => m.Kind is MessageKind.OtherHours or MessageKind.Moved or MessageKind.Full && m.HoldsOn(day))?.Kind switch
        {
            MessageKind.OtherHours => "other-hours", MessageKind.Moved => "moved", MessageKind.Full => "full", _ => null,
        };
    }

    OpenState? AtTheDoor(List<Span> today, DateTime now)
    {
        var door = today.Where(span => span.Channel == Channel.Door && span.To > now).OrderBy(span => span.From).ToList();
        if (door.Exists(span => span.IsSure && span.Contains(now))) return new(OpenKind.Open, Until: Ends(Channel.Door, now), Now: true);
        if (door.Where(span => span.Contains(now)).OrderBy(span => span.Doubt is not null).ToList() is [var doubtful, ..]) return new(OpenKind.CallFirst, doubtful.Doubt ?? "open-end");
        if (door.Count == 0) return null;
        return door[0].Doubt is { } doubt ? new(OpenKind.CallFirst, doubt) : new(OpenKind.OpensLater, Next: door[0].From);
    }

    OpenState? FromADistance(List<Span> today, DateTime now)
    {
        var lines = today.Where(span => span.Channel is Channel.Phone or Channel.Online && span.To > now).OrderBy(span => span.From).ToList();
        if (lines.Find(span => span.IsSure && span.Contains(now)) is { To.Ticks: > 0 } line)
            return new(OpenKind.ByPhone, line.Channel == Channel.Online ? "online" : null, Ends(line.Channel, now), Now: true);
        return lines.Where(span => span.Contains(now)).OrderBy(span => span.Doubt is not null).ToList() is [var doubtful, ..] ? new(OpenKind.CallFirst, doubtful.Doubt ?? "open-end") : null;
    }

    static OpenState? Appointment(List<Span> today, DateTime now) =>
        today.Where(span => span.Channel == Channel.Appointment && span.To > now).Select(span => span.Doubt).Max() is { } doubt ? new(OpenKind.CallFirst, doubt) : new(OpenKind.ByAppointment);

    /// <summary>Nothing more today: when it opens next, or else how one gets in touch.</summary>
    OpenState Later(DateTime now, DateOnly day)
    {
        var reason = Schedules.Where(s => s.Channel() == Channel.Door && s.Week.Any(i => i.Day == day.Weekday())).Select(s => s.Day(day, Community).Closed).FirstOrDefault(r => r is not null and not "season");
        if (NextAfter(now, day) is { } next) return new(OpenKind.ClosedToday, reason, Next: next);
        var toCome = Schedules.Where(s => !(s.ValidTo < day)).ToList();
        if (toCome.Exists(s => s.Channel() == Channel.Door && s.Week.Count + s.Exceptions.Count > 0 && s.IsInForce(day))) return new(OpenKind.CallFirst, reason ?? "next-unknown");
        if (toCome.Find(s => s.Channel() is Channel.Phone or Channel.Online) is { } line)
            return new(OpenKind.ByPhone, line.Channel() == Channel.Online ? "online" : null, Next: NextAfter(now, day, line.Channel()));
        return toCome.Exists(s => s.Channel() == Channel.Appointment && s.IsInForce(day)) ? new(OpenKind.ByAppointment) : new(OpenKind.Closed, "season");
    }

    DateTime? NextAfter(DateTime now, DateOnly from, Channel channel = Channel.Door)
    {
        if (from.DayNumber > DateOnly.MaxValue.DayNumber - DaysAhead) return null;
        for (var day = from; day < from.AddDays(DaysAhead); day = day.AddDays(1))
        {
            if (CheckedUntil is null || day > CheckedUntil) return null;
            if (DoubtOn(day) is not null || Messages.Any(m => m.Kind == MessageKind.Closed && m.HoldsOn(day))) continue;
            var next = Spans(day).Where(span => span.Channel == channel && span.Doubt is null && span.From > now).Select(span => (DateTime?)span.From).Min();
            if (next is not null) return next;
        }
        return null;
    }

    /// <summary>When it surely closes: pieces that touch or overlap are one, also over midnight. Null: not within a week.</summary>
    DateTime? Ends(Channel channel, DateTime now)
    {
        var until = now;
        for (var (day, last) = (DateOnly.FromDateTime(now), DateOnly.FromDateTime(now).AddDays(7)); day <= last; day = day.AddDays(1))
        {
            if (day > DateOnly.FromDateTime(now) && (CheckedUntil < day || DoubtOn(day) is not null || Messages.Any(m => m.Kind == MessageKind.Closed && m.HoldsOn(day)))) return until;
            foreach (var span in Spans(day).Where(s => s.Channel == channel && s.IsSure).OrderBy(s => s.From))
                if (span.From <= until && span.To > until) until = span.To;
            if (until < day.AddDays(1).ToDateTime(default)) return until;
        }
        return null;
    }

    /// <summary>The pieces of a day. Where one schedule says it is closed that day, what the others say is in doubt: most closings are of the whole house.</summary>
    public IEnumerable<Span> Spans(DateOnly day)
    {
        var closed = Schedules.Any(s => s.Exceptions.Any(e => e.Closed && e.From <= day && day <= e.To));
        foreach (var schedule in Schedules)
            foreach (var span in schedule.Spans(day, Community))
                yield return closed && !schedule.Exceptions.Any(e => e.From <= day && day <= e.To) ? span with { Doubt = span.Doubt ?? "exception" } : span;
    }

    DateTime ChangesAfter(DateTime now, DateOnly day) =>
        Spans(day).SelectMany(span => (DateTime[])[span.From, span.To]).Where(moment => moment > now).Append(day.AddDays(1).ToDateTime(default)).Min();
}
