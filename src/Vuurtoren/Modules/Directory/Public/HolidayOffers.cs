using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>A week in which at least one day from Monday to Friday is a school holiday.</summary>
/// <param name="Days">Those days, of which community: the school years in Dutch and in French differ.</param>
public sealed record HolidayWeek(DateOnly Monday, LocalText Name, IReadOnlyList<(DateOnly Day, bool Dutch, bool French)> Days);

/// <summary>A service for children or young people in those weeks.</summary>
/// <param name="Days">Holidays on which somebody is there, also by appointment.</param>
/// <param name="Unknown">Nothing says whether it is open in school holidays.</param>
/// <param name="Ages">"6 tot 12 jaar"; null: not told.</param>
/// <param name="From">The youngest age that it says, and <paramref name="To"/> the oldest; both null: not told.</param>
/// <param name="Prices">"€ 5, gratis"; null: not told, or in <paramref name="Costs"/>.</param>
/// <param name="Costs">In its own words.</param>
/// <param name="Free">Places, when it tells.</param>
public sealed record HolidayLine(Guid Id, LocalText Name, IReadOnlySet<DateOnly> Days, bool Unknown, string? Ages, string? Prices, LocalText? Costs, long? Free, int? From = null, int? To = null)
{
    /// <summary>It says so: who tells no age counts for none.</summary>
    public bool IsFor(int age) => (From is not null || To is not null) && age >= (From ?? 0) && age <= (To ?? int.MaxValue);
}

/// <summary>What there is for children and young people in the school holidays of the coming year.</summary>
public sealed class HolidayOffers(DirectorySheets sheets, HoursTerm term)
{
    const int WeeksAhead = 53;
    static readonly Community[] communities = [Community.Flemish, Community.French];

    public static IReadOnlyList<HolidayWeek> Weeks(DateOnly today)
    {
        var monday = today.AddDays(-((int)today.DayOfWeek + 6) % 7);
        var named = communities.SelectMany(community => SchoolHolidays.Shipped.From(today, community)).ToList();
        return [.. from n in Enumerable.Range(0, WeeksAhead)
                   let first = monday.AddDays(7 * n)
                   let days = Enumerable.Range(0, 5).Select(first.AddDays).Where(day => day >= today)
                       .Select(day => (Day: day, Dutch: SchoolHolidays.Shipped.On(day, Community.Flemish) == true, French: SchoolHolidays.Shipped.On(day, Community.French) == true)).Where(day => day.Dutch || day.French).ToList()
                   where days.Count > 0
                   let name = named.FirstOrDefault(one => one.From <= days[^1].Day && one.To >= days[0].Day).Name
                   where name is not null // one free day in a week of school is no holiday to plan for, unless the calendar names it
                   select new HolidayWeek(first, name, days)];
    }

    /// <param name="area">Only what they do at places there.</param>
    public IReadOnlyList<HolidayLine> Of(IReadOnlyCollection<Guid> services, string area, IReadOnlyList<HolidayWeek> weeks, Texts texts)
    {
        DateOnly[] days = [.. weeks.SelectMany(week => week.Days).Select(day => day.Day)];
        return [.. sheets.Services(services, Viewer.Anyone("nl")).Where(sheet => sheet.Service is { Discreet: false, WithdrawnAt: null, Status: ServiceStatus.Active }).Select(sheet => Of(sheet, area, days, texts))];
    }

    HolidayLine Of(ServiceSheet sheet, string area, DateOnly[] days, Texts texts)
    {
        var (service, there, unknown) = (sheet.Service, new HashSet<DateOnly>(), false);
        foreach (var place in sheet.Places.Where(place => place.Location is { Confidential: false } at && (area == "nis:" + at.Municipality || area == "md:" + at.Neighbourhood)))
        {
            var hours = ServiceHours.Of(service, sheet.Organization, place, term);
            foreach (var day in days)
                foreach (var span in hours.Spans(day).Where(span => span.Channel is Channel.Door or Channel.Appointment))
                    if (span.Doubt == "school-holiday") unknown = true; else there.Add(day);
        }
        var prices = string.Join(", ", service.CostOptions.Select(cost => Prices.Of(cost, texts)).Where(words => words.Length > 0).Distinct());
        return new(service.Id, service.Name, there, unknown && there.Count == 0, Wording.Ages.Of(service, texts), prices.Length > 0 ? prices : null, service.WhatItCosts ?? service.FeesDescription,
            service.Capacities.Count == 0 ? null : service.Capacities.Sum(capacity => capacity.Available), service.MinimumAge, service.MaximumAge);
    }
}
