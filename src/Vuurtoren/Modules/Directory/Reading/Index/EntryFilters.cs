using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Modules.Directory.Opening;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>What filters ask of a service and its places: whether it is free, for whom, and when it is open. From redacted records.</summary>
sealed class EntryFilters(FilterNames names)
{
    readonly Dictionary<(IReadOnlyList<Schedule>, Community, ServiceStatus, bool), int> numbers = [];

    public void AddTo(Entry entry, Service service, Organization? organization)
    {
        if (FreeOfCharge.Says(service)) entry.Flags |= FilterFlags.Free;
        foreach (var target in service.TargetGroups)
            if (target.Kind != TargetKind.Excluded && names.Targets.Number(target.Group) is >= 0 and var number) entry.Targets.Add(number);
        if (entry.Places.Count == 0 && HoursOf(entry, service, organization, null) is { } own) entry.Hours.Add(own);
        for (var i = 0; i < entry.Places.Count; i++)
        {
            var place = entry.Places[i];
            if (place.Location.Wheelchair) entry.Flags |= FilterFlags.Wheelchair;
            if (HoursOf(entry, service, organization, place) is not { } hours) continue;
            entry.Places[i] = place with { Hours = hours };
            if (!entry.Hours.Contains(hours)) entry.Hours.Add(hours);
        }
    }

    /// <summary>Null when no person checked them.</summary>
    CheckedHours? HoursOf(Entry entry, Service service, Organization? organization, EntryPlace? place)
    {
        var (at, details) = (place?.At, place?.Location.Details);
        var hours = OpeningHours.Of(service, at, details);
        if (hours.Count == 0) return null;
        entry.Flags |= FlagsOf(hours);
        if (names.Term.CheckedOn(service, at, details) is null) return null;
        var there = place is { } known ? new PlaceOfService(at ?? Bare(known, service), details ?? Bare(known.Location)) : null;
        return ServiceHours.Of(service, organization, there, names.Term) is { CheckedUntil: { } until } of ? new(Number(of), FilterColumns.DayNumber(until)) : null;
    }

    static ServiceAtLocation Bare(EntryPlace place, Service service) => new() { Id = place.AtId, ServiceId = service.Id, LocationId = place.Location.Id };

    static Location Bare(LocationRead read)
    {
        var location = new Location { Id = read.Id };
        location.PlaceIn(read.Municipality, null);
        return location;
    }

    static FilterFlags FlagsOf(IReadOnlyList<Schedule> hours)
    {
        var flags = FilterFlags.None;
        foreach (var schedule in hours)
        {
            if (schedule.ByAppointment) flags |= FilterFlags.ByAppointment;
            if (schedule.Week.Count > 0 && schedule.Channel() == Channel.Door) flags |= FilterFlags.WithoutAppointment;
        }
        return flags;
    }

    int Number(ServiceHours of)
    {
        if (of.Messages.Count > 0) return names.Number(of);
        var key = (of.Schedules, of.Community, of.Status, of.Withdrawn);
        return numbers.TryGetValue(key, out var number) ? number : numbers[key] = names.Number(of);
    }
}
