using System.Text.Json;
using Vuurtoren.Demo;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Geography;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Demo;

/// <summary>The invented municipality shows all that the product can, is complete, and is mistaken for nothing real.</summary>
public sealed class DemoContentTests
{
    static readonly DateOnly today = new(2026, 11, 25); // a Wednesday
    static readonly IReadOnlyList<DemoRecord> records = On(today);

    static List<DemoRecord> On(DateOnly day) => DemoContent.Read(new ImportInput(DemoContent.Folder, "demo"), day).Records.ToList();
    static IEnumerable<T> All<T>(IEnumerable<DemoRecord>? of = null) => (of ?? records).Select(r => r.Record).OfType<T>();

    [Fact]
    public void It_has_about_sixty_organisations_and_a_hundred_and_twenty_services()
    {
        Assert.InRange(All<Organization>().Count(), 58, 66);
        Assert.InRange(All<Service>().Count(), 118, 130);
        Assert.InRange(All<Location>().Count(), 40, 70);
        Assert.Equal(records.Count, records.Select(r => r.Record.Id).Distinct().Count());
    }

    [Fact]
    public void What_a_record_points_to_is_there()
    {
        var ids = records.Select(r => r.Record.Id).ToHashSet();
        Assert.All(All<Service>(), s => Assert.Contains(s.OrganizationId!.Value, ids));
        Assert.All(All<Service>().Where(s => s.IntakeLocationId is not null), s => Assert.Contains(s.IntakeLocationId!.Value, ids));
        Assert.All(All<Organization>().Where(o => o.ParentOrganizationId is not null), o => Assert.Contains(o.ParentOrganizationId!.Value, ids));
        Assert.All(All<ServiceAtLocation>(), at => { Assert.Contains(at.ServiceId, ids); Assert.Contains(at.LocationId, ids); });
    }

    [Fact]
    public void Every_theme_has_a_service_and_every_service_a_theme()
    {
        var codes = Themes.Shipped.All.ToDictionary(theme => ThemesFormat.TermId(theme.Code), theme => theme.Code);
        Assert.All(All<Service>(), service => Assert.NotEmpty(service.Themes));
        Assert.All(All<Service>().SelectMany(service => service.Themes), theme => Assert.True(codes.ContainsKey(theme)));
        var used = All<Service>().SelectMany(service => service.Themes).Select(id => Themes.Shipped.TopOf(codes[id])!.Code).ToHashSet();
        Assert.Empty(Themes.Shipped.Top.Select(theme => theme.Code).Except(used));
    }

    [Fact]
    public void A_service_under_a_discreet_theme_is_discreet_itself()
    {
        var discreet = Themes.Shipped.All.Where(theme => Themes.Shipped.IsDiscreet(theme.Code)).Select(theme => ThemesFormat.TermId(theme.Code)).ToHashSet();
        Assert.All(All<Service>().Where(service => service.Themes.Any(discreet.Contains)), service => Assert.True(service.Discreet, service.Name.ToString()));
        Assert.InRange(All<Service>().Count(service => service.Discreet), 5, 12);
    }

    [Fact]
    public void Every_service_says_how_to_reach_it()
    {
        var organizations = All<Organization>().ToDictionary(o => o.Id);
        var places = All<ServiceAtLocation>().Select(at => at.ServiceId).ToHashSet();
        Assert.All(All<Service>().Where(s => s.Status is not ServiceStatus.Defunct), s => Assert.True(
            s.Phones.Count > 0 || s.Email is not null || places.Contains(s.Id) || organizations[s.OrganizationId!.Value] is { Phones.Count: > 0 } or { Email: not null }, s.Name.ToString()));
    }

    [Fact]
    public void Three_in_five_organisations_work_in_both_languages_the_others_in_one()
    {
        double Share(params string[] languages) => (double)All<Organization>().Count(o => o.Name.Languages.SequenceEqual(languages)) / All<Organization>().Count();
        Assert.InRange(Share("fr", "nl"), 0.55, 0.65);
        Assert.InRange(Share("nl"), 0.17, 0.23);
        Assert.InRange(Share("fr"), 0.17, 0.23);
    }

    [Fact]
    public void What_speaks_two_languages_says_everything_in_both()
    {
        foreach (var (key, record, _, _, _, _) in records)
        {
            var json = JsonSerializer.SerializeToElement(record, record.GetType(), Json.Options);
            if (!json.TryGetProperty("name", out var name)) continue;
            var languages = name.EnumerateObject().Select(text => text.Name).Where(language => language is "nl" or "fr").ToList();
            foreach (var text in Texts(json))
                if (!text.TryGetProperty(LocalText.NoLanguage, out _))
                    Assert.True(languages.TrueForAll(language => text.TryGetProperty(language, out _)), $"{key}: {text}");
        }
    }

    static IEnumerable<JsonElement> Texts(JsonElement of) => of.ValueKind switch
    {
        JsonValueKind.Array => of.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object when of.EnumerateObject().All(p => p.Name is "nl" or "fr" or LocalText.NoLanguage) => [of],
        JsonValueKind.Object => of.EnumerateObject().SelectMany(p => Texts(p.Value)),
        _ => [],
    };

    [Fact]
    public void No_text_is_used_twice_for_two_services()
    {
        var described = All<Service>().SelectMany(s => new[] { s.Description, s.WhatHappens, s.WhatYouGet }).OfType<LocalText>().SelectMany(text => text).ToList();
        Assert.Empty(described.GroupBy(text => text).Where(same => same.Count() > 1).Select(same => same.Key.Value));
    }

    [Fact]
    public void Every_place_on_the_map_lies_in_a_neighbourhood_of_its_territory()
    {
        var at = All<Location>().Where(l => l.Latitude is not null).Select(l => $"md:{Geography.Shipped.NeighbourhoodAt(l.Latitude!.Value, l.Longitude!.Value)?.Id}").ToList();
        Assert.Equal(DemoMunicipality.Territory.Order(StringComparer.Ordinal), at.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_shows_every_state_that_a_record_can_be_in()
    {
        foreach (var status in Enum.GetValues<ServiceStatus>()) Assert.Contains(All<Service>(), s => s.Status == status);
        foreach (var kind in Enum.GetValues<TargetKind>()) Assert.Contains(All<Service>(), s => s.TargetGroups.Any(group => group.Kind == kind));
        foreach (var kind in Enum.GetValues<MessageKind>().Except([MessageKind.Moved])) Assert.Contains(All<Service>(), s => s.Messages.Any(m => m.Kind == kind));
        Assert.Contains(All<Location>(), l => l.Confidential);
        Assert.Contains(All<Service>(), s => s.Visibility == Visibility.Professionals);
        Assert.Contains(All<Organization>(), o => o.Contacts.Any(c => c is { Name: not null, Visibility: Visibility.OwnerOnly }));
        Assert.Single(records, r => r is { Withdrawn: true, Record: Service });
        Assert.Contains(records, r => r.ProfessionalsOnly.Count > 0);
        var schedules = All<Service>().SelectMany(s => s.Schedules).ToList();
        Assert.Contains(schedules, s => s.Rule == "FREQ=MONTHLY;BYDAY=-1MO");
        Assert.Contains(schedules, s => s.PhoneOnly && s.Week.Count(day => day is { Opens: 0, Closes: 1440 }) == 7);
        Assert.Contains(schedules, s => s.Week.Any(day => day.Closes <= day.Opens)); // over midnight
        Assert.Contains(schedules, s => s.Exceptions.Count > 0);
        Assert.Contains(schedules, s => s is { PublicHolidays: HolidayRule.Open, SchoolHolidays: HolidayRule.Open });
    }

    [Fact]
    public void Its_dates_are_counted_from_the_day_on_which_it_is_loaded()
    {
        foreach (var day in new[] { today, today.AddDays(2), today.AddYears(3) })
        {
            var loaded = On(day);
            Assert.All(All<Service>(loaded).SelectMany(s => s.Messages), message => Assert.True(message.HoldsOn(day)));
            Assert.All(All<Service>(loaded).SelectMany(s => s.Schedules).SelectMany(s => s.Exceptions), e => Assert.True(e.To > day));
            var untilFriday = All<Service>(loaded).SelectMany(s => s.Messages).Single(m => m.Kind == MessageKind.Closed && m.Until <= day.AddDays(7)).Until;
            Assert.Equal(DayOfWeek.Friday, untilFriday.DayOfWeek);
            Assert.True(untilFriday > day);
        }
    }

    [Theory]
    [InlineData(2026, 11, 25, 2026)] // it runs
    [InlineData(2027, 2, 1, 2026)]
    [InlineData(2027, 3, 31, 2026)]
    [InlineData(2027, 4, 1, 2027)] // the coming one
    public void A_season_is_the_one_that_runs_or_the_coming_one(int year, int month, int day, int starts)
    {
        var winter = All<Service>(On(new(year, month, day))).SelectMany(s => s.Schedules).First(s => s.ValidFrom is { Month: 11 });
        Assert.Equal((new DateOnly(starts, 11, 15), new DateOnly(starts + 1, 3, 31)), (winter.ValidFrom!.Value, winter.ValidTo!.Value));
    }
}
