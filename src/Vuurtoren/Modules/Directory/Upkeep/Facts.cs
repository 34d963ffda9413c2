using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep;

/// <summary>What freshness needs to know of a service: of which groups its sheet says something, which may be asked of it, and when each was last checked.</summary>
/// <param name="Told">The sheet says something about these.</param>
/// <param name="Asked">These make sense for such a service.</param>
/// <param name="All">When all of it was last checked.</param>
/// <param name="Single">Groups that were checked by themselves since.</param>
public sealed record Facts(FieldGroups Told, FieldGroups Asked, Check? All, Check? Hours, Check? Place, IReadOnlyDictionary<FieldGroups, Check>? Single = null)
{
    public Check? CheckOf(FieldGroups group)
    {
        var last = group switch { FieldGroups.Hours => Hours, FieldGroups.Place => Place, _ => All };
        return Single is not null && Single.TryGetValue(group, out var own) ? Check.Later(own, last) : last;
    }

    /// <param name="states">Fields that were checked by themselves: of the service and of its places.</param>
    public static Facts Of(ServiceSheet sheet, FreshnessTerms terms, IEnumerable<FieldState>? states = null)
    {
        var (service, place) = (sheet.Service, sheet.Places.FirstOrDefault(p => p.Location is not null));
        var places = sheet.Places.Select(p => p.Location).OfType<Location>().Where(location => location is { Confidential: false, LocationType: AddressType.Physical }).ToList();
        var (schedules, owner) = HoursOf(service, place);
        var told = FieldGroups.Words | ToldBy(sheet);
        if (schedules.Count > 0) told |= FieldGroups.Hours;
        if (places.Exists(location => location.Addresses.Count > 0)) told |= FieldGroups.Place;
        var asked = told | FieldGroups.Reach | (places.Count > 0 ? FieldGroups.Place | FieldGroups.Hours : FieldGroups.None);
        if (schedules.Count > 0 && schedules.All(schedule => schedule is { ByAppointment: true, Week.Count: 0 })) asked &= ~FieldGroups.Hours;
        var all = terms.Hours.CheckedOn(service) is { } day ? new Check(day, How(service)) : (Check?)null;
        var hours = terms.Hours.CheckedHoursOn(service, owner) is { } of ? new Check(of, all?.On == of ? all.Value.How : owner is null ? How(service) : How(owner)) : (Check?)null;
        var there = place?.Location is { } location && terms.Hours.CheckedOn(location) is { } seen ? new Check(seen, How(location)) : (Check?)null;
        return new(told, asked, all, hours, Check.Later(all, there), SingleOf(states));
    }

    static FieldGroups ToldBy(ServiceSheet sheet)
    {
        var service = sheet.Service;
        return (service.Phones.Count > 0 || service.Email is not null || service.Url is not null || sheet.Organization is { } o && (o.Phones.Count > 0 || o.Email is not null) || sheet.Places.Any(p => p.At.Phones.Count > 0 || p.Location?.Phones.Count > 0) ? FieldGroups.Reach : 0)
            | (service.Contacts.Count > 0 ? FieldGroups.Contact : 0)
            | (service.WhatItCosts is not null || service.FeesDescription is not null || service.CostOptions.Count > 0 ? FieldGroups.Cost : 0)
            | (service.ForWhom is not null || service.TargetGroups.Count > 0 || service.EligibilityDescription is not null || service.MinimumAge is not null || service.MaximumAge is not null ? FieldGroups.Conditions : 0)
            | (service.Languages.Count > 0 || service.InterpretationServices is not null ? FieldGroups.Languages : 0);
    }

    /// <summary>The hours that hold, and the record that has them; null: the service.</summary>
    static (IReadOnlyList<Schedule>, RecordWithHours?) HoursOf(Service service, PlaceOfService? place)
    {
        var hours = OpenData.OpeningHours.Of(service, place?.At, place?.Location);
        return (hours, place is null || ReferenceEquals(hours, service.Schedules) ? null : ReferenceEquals(hours, place.At.Schedules) ? place.At : place.Location);
    }

    static string How(DirectoryRecord record) => record.VerifiedHow is { } how and not "import" ? how : "source";

    /// <summary>Changing something is not checking it.</summary>
    static Dictionary<FieldGroups, Check>? SingleOf(IEnumerable<FieldState>? states)
    {
        Dictionary<FieldGroups, Check>? single = null;
        foreach (var state in states ?? [])
        {
            if (state is not { VerifiedAt: { } at, How: { } how } || !Ways.Contains(how) || GroupOf(state.Path) is not { } group) continue;
            single ??= [];
            var check = new Check(LocalClock.DayOf(at), how);
            if (!single.TryGetValue(group, out var before) || before.On < check.On) single[group] = check;
        }
        return single;
    }

    /// <summary>How a person can have checked something.</summary>
    public static readonly IReadOnlyList<string> Ways = ["own", "called", "visited", "mail"];

    /// <summary>The columns of each group.</summary>
    public static readonly IReadOnlyDictionary<FieldGroups, IReadOnlyList<string>> Paths = new Dictionary<FieldGroups, IReadOnlyList<string>>
    {
        [FieldGroups.Hours] = ["schedules"],
        [FieldGroups.Reach] = ["phones", "email", "url", "website"],
        [FieldGroups.Contact] = ["contacts"],
        [FieldGroups.Cost] = ["what_it_costs", "fees_description", "cost_options"],
        [FieldGroups.Conditions] = ["for_whom", "target_groups", "eligibility_description", "minimum_age", "maximum_age"],
        [FieldGroups.Languages] = ["languages", "interpretation_services"],
        [FieldGroups.Place] = ["addresses", "entrance", "floor", "building", "transportation", "accessibility"],
        [FieldGroups.Words] = ["name", "description", "what_you_get"],
    };

    static readonly Dictionary<string, FieldGroups> groups = Paths.SelectMany(group => group.Value.Select(path => (Path: path, group.Key))).ToDictionary(one => one.Path, one => one.Key, StringComparer.Ordinal);

    /// <param name="path">A column.</param>
    public static FieldGroups? GroupOf(string path) => groups.TryGetValue(path, out var group) ? group : null;
}
