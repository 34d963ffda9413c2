using Microsoft.Extensions.Configuration;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Upkeep;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Platform.Outbox;
using Vuurtoren.Platform;

namespace Vuurtoren.Tests.Modules.Directory.Upkeep;

/// <summary>How fresh a sheet is, and what is not asked of which service.</summary>
public sealed class FreshnessTests
{
    static readonly DateOnly today = new(2026, 11, 24);
    static readonly FreshnessTerms terms = FreshnessTerms.Default;
    static readonly Schedule weekly = new() { Week = [new(Weekday.Mo, 540, 720)] };

    static Service Service(int monthsAgo = 1, string? how = "called", IReadOnlyList<Schedule>? hours = null, DateTime? hoursSince = null, DateTime? hoursCheckedAt = null) => new()
    {
        Id = Guid.CreateVersion7(), Name = LocalText.NlFr("Onthaal", "Accueil")!, Phones = [new("02 000 00 00")], Schedules = hours ?? [weekly], Languages = [new("nl")],
        VerifiedAt = how is null ? null : today.AddMonths(-monthsAgo).ToDateTime(new(12, 0), DateTimeKind.Utc), VerifiedHow = how, HoursSince = hoursSince, HoursCheckedAt = hoursCheckedAt,
    };

    static PlaceOfService Place(bool confidential = false, AddressType type = AddressType.Physical) => new(
        new() { Id = Guid.CreateVersion7(), ServiceId = Guid.Empty, LocationId = Guid.Empty }, new() { Id = Guid.CreateVersion7(), Confidential = confidential, LocationType = type, Addresses = confidential ? [] : [new(PostalCode: "1000")] });

    static IReadOnlyList<Aspect> Of(Service service, PlaceOfService? place = null, params FieldState[] states) => Freshness.Of(Facts.Of(new(service, null, place is null ? [] : [place]), terms, states), terms);

    static IEnumerable<FieldGroups> Past(IEnumerable<Aspect> aspects) => aspects.Where(aspect => aspect.IsPast(today)).Select(aspect => aspect.Group);

    [Fact]
    public void One_group_is_checked_in_a_known_way_and_only_when_the_sheet_says_something_of_it()
    {
        var facts = new Facts(FieldGroups.Hours | FieldGroups.Reach, FieldGroups.Hours | FieldGroups.Reach | FieldGroups.Cost, null, null, null);
        Assert.Equal((FieldGroups.Hours, "visited"), SingleCheck.Of(facts, "Hours", "visited") is var check ? (check.Group, check.How) : default);
        Assert.Equal("upkeep.how", Assert.Throws<RuleBroken>(() => SingleCheck.Of(facts, "Hours", "gok")).Message);
        Assert.Equal("upkeep.how", Assert.Throws<RuleBroken>(() => SingleCheck.Of(facts, "Hours", null)).Message);
        foreach (var group in (string?[])["Cost", "None", "3", "Alles", null]) Assert.Equal("upkeep.single.nothing", Assert.Throws<RuleBroken>(() => SingleCheck.Of(facts, group, "called")).Message);
        Assert.Equal(["phones", "url"], SingleCheck.Of(facts, "Reach", "called").Columns(path => path is "phones" or "url"));
        Assert.Equal(["phones"], SingleCheck.Of(facts, "Reach", "called").Columns(_ => false)); // the number is that of the organisation
    }

    [Fact]
    public void Hours_age_faster_than_an_address()
    {
        Assert.Equal([], Past(Of(Service(monthsAgo: 11), Place())));
        Assert.Equal([FieldGroups.Hours, FieldGroups.Reach], Past(Of(Service(monthsAgo: 13), Place())));
        Assert.Contains(FieldGroups.Languages, Past(Of(Service(monthsAgo: 25), Place())));
        Assert.DoesNotContain(FieldGroups.Place, Past(Of(Service(monthsAgo: 25), Place())));
    }

    [Fact]
    public void Hours_that_were_checked_by_themselves_are_sure_until_an_import_brings_others()
    {
        var noon = today.AddDays(-2).ToDateTime(new(12, 0), DateTimeKind.Utc);
        Assert.Equal(today.AddDays(-2), terms.Hours.CheckedHoursOn(Service(monthsAgo: 30, hoursCheckedAt: noon), null));
        Assert.Equal(today.AddDays(-2), terms.Hours.CheckedHoursOn(Service(how: null, hoursCheckedAt: noon), null));
        Assert.Equal(today.AddMonths(-30), terms.Hours.CheckedOn(Service(monthsAgo: 30, hoursCheckedAt: noon))); // the rest is no fresher
        Assert.Null(terms.Hours.CheckedHoursOn(Service(how: null, hoursSince: noon.AddHours(1), hoursCheckedAt: noon), null));
        var place = new ServiceAtLocation { Id = Guid.CreateVersion7(), ServiceId = Guid.Empty, LocationId = Guid.Empty, Schedules = [weekly], HoursSince = noon.AddHours(1) };
        Assert.Null(terms.Hours.CheckedHoursOn(Service(how: null, hoursCheckedAt: noon), place));
        var visited = Service(monthsAgo: 30, hoursCheckedAt: noon);
        Assert.Equal("visited", Of(visited, null, State(visited, "schedules", "visited")).First(aspect => aspect.Group == FieldGroups.Hours).Last!.Value.How);
    }

    [Fact]
    public void A_helpline_is_asked_for_no_address_and_a_secret_place_neither()
    {
        Assert.DoesNotContain(Of(Service()), aspect => aspect.Group == FieldGroups.Place);
        Assert.DoesNotContain(Of(Service(hours: [])), aspect => aspect.Group == FieldGroups.Hours);
        Assert.DoesNotContain(Of(Service(), Place(confidential: true)), aspect => aspect.Group == FieldGroups.Place);
        Assert.DoesNotContain(Of(Service(), Place(type: AddressType.Virtual)), aspect => aspect.Group == FieldGroups.Place);
    }

    [Fact]
    public void A_service_by_appointment_only_is_asked_for_no_hours_and_one_with_a_door_that_tells_none_misses_them()
    {
        Assert.DoesNotContain(Of(Service(hours: [new() { ByAppointment = true }]), Place()), aspect => aspect.Group == FieldGroups.Hours);
        Assert.True(Of(Service(hours: []), Place()).Single(aspect => aspect.Group == FieldGroups.Hours).Missing);
    }

    [Fact]
    public void Hours_that_came_in_after_the_check_nobody_has_seen()
    {
        var aspects = Of(Service(hoursSince: today.ToDateTime(default, DateTimeKind.Utc)), Place());
        Assert.Equal([FieldGroups.Hours], Past(aspects));
        Assert.Null(aspects.Single(aspect => aspect.Group == FieldGroups.Hours).Last);
    }

    [Fact]
    public void An_import_is_no_check_and_changing_something_neither()
    {
        Assert.Equal(Freshness.Never, Freshness.Overdue(Facts.Of(new(Service(how: "import"), null, []), terms), terms, today));
        var service = Service(monthsAgo: 20);
        Assert.Contains(FieldGroups.Reach, Past(Of(service, null, State(service, "phones", "edited"))));
        Assert.DoesNotContain(FieldGroups.Reach, Past(Of(service, null, State(service, "phones", "mail"))));
    }

    static FieldState State(Service service, string path, string how) => new() { RecordId = service.Id, Path = path, VerifiedAt = today.ToDateTime(default, DateTimeKind.Utc), How = how };

    [Fact]
    public void It_says_why_in_words_and_never_a_mark()
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.CurrentCulture = new("nl-BE");
        var words = new FreshnessWords(Outboxes.Texts, today);
        Assert.Equal(["Nog nooit nagekeken."], words.Why(Of(Service(how: null))));
        Assert.Equal(["Uren, telefoon en mail: nagekeken 13 maanden geleden per telefoon."], words.Why(Of(Service(monthsAgo: 13), Place())));
        Assert.Equal(["Staat niet op de fiche: uren."], words.Why(Of(Service(hours: []), Place())));
    }

    [Fact]
    public void Terms_come_from_the_settings_and_that_of_hours_is_the_one_of_the_sheet()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Upkeep:Terms:Cost", "3"), new("Hours:CheckedForMonths", "6")]).Build();
        var set = FreshnessTerms.Of(settings, HoursTerm.Of(settings));
        Assert.Equal((3, 6, 36), (set.Months[FieldGroups.Cost], set.Months[FieldGroups.Hours], set.Months[FieldGroups.Place]));
    }
}
