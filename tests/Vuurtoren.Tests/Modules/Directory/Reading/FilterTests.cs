using Vuurtoren.Demo;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;
using Database = Vuurtoren.Platform.Data.Database;

namespace Vuurtoren.Tests.Modules.Directory.Reading;

/// <summary>Open, for whom, with or without appointment, by wheelchair, for nothing. 24 November 2026 is a Tuesday.</summary>
public sealed class FilterTests
{
    static readonly OpenAt tuesdayAtTen = new(new(2026, 11, 24), 600);
    static readonly Schedule desk = new() { Week = [new(Weekday.Tu, 540, 720)], PublicHolidays = HolidayRule.Closed, SchoolHolidays = HolidayRule.Open };
    static readonly Schedule appointment = desk with { ByAppointment = true };

    static Service Help(int number, IReadOnlyList<Schedule> schedules, DateTime? verified = null, ServiceStatus status = ServiceStatus.Active, TargetGroup[]? targets = null,
        LocalText? costs = null, Cost[]? options = null) => new()
    {
        Id = Id("service", number), OrganizationId = Id("organization", 1), Name = LocalText.NlFr("Hulp", "Aide")!, Schedules = schedules, Status = status,
        VerifiedAt = verified, VerifiedHow = verified is null ? null : "called", TargetGroups = targets ?? [], WhatItCosts = costs, CostOptions = options ?? [],
    };

    static readonly DateTime lately = new(2026, 10, 1, 9, 0, 0, DateTimeKind.Utc);

    static SmallDirectory Town(TestDatabase database, params DirectoryRecord[] records)
    {
        var town = new SmallDirectory(database);
        town.Save([Organization(1, "Huis", "Maison"), Location(1), .. records]);
        return town;
    }

    [Theory, EveryDatabase]
    public void Only_what_is_surely_open_counts_as_open(TestDatabase database)
    {
        var town = Town(database, Help(1, [desk], lately), Help(2, [desk]), Help(3, [desk with { ReadByMachine = true }], lately), Help(4, [desk], lately.AddYears(-2)),
            Help(5, [desk], lately, ServiceStatus.TemporarilyClosed), Help(6, [appointment], lately), Help(7, [desk], lately), At(1, 7, 1));
        Assert.Equal([1, 7], town.Find(new() { Open = tuesdayAtTen }).Order());
        Assert.Empty(town.Find(new() { Open = tuesdayAtTen with { Minute = 720 } }));
        Assert.Equal([1], town.Find(new() { Kind = Kinds.Organization, Open = tuesdayAtTen }));
        Assert.Equal([1], town.Find(new() { Kind = Kinds.ServiceAtLocation, Open = tuesdayAtTen }));
        Assert.Equal(2, town.Index.Find(new() { Facets = true, CountOpenAt = tuesdayAtTen }, Nl).Facets!.Open);
        Assert.Equal(2, town.Index.Find(new() { Text = "hulp", Facets = true, CountOpenAt = tuesdayAtTen }, Nl).Facets!.Open);
    }

    [Theory, EveryDatabase]
    public void A_service_is_open_when_one_of_its_places_is(TestDatabase database)
    {
        var there = new ServiceAtLocation { Id = Id("at", 2), ServiceId = Id("service", 1), LocationId = Id("location", 2), Schedules = [desk] };
        var town = Town(database, Help(1, [desk with { Week = [new(Weekday.We, 540, 720)] }], lately), Location(2), At(1, 1, 1), there);
        Assert.Equal([1], town.Find(new() { Open = tuesdayAtTen }));
        Assert.Equal([2], town.Find(new() { Kind = Kinds.ServiceAtLocation, Open = tuesdayAtTen }));
    }

    [Theory, EveryDatabase]
    public void A_change_of_hours_changes_what_is_open(TestDatabase database)
    {
        var town = Town(database, Help(1, [desk], lately), Help(2, [desk], lately));
        Assert.Equal(2, town.Find(new() { Open = tuesdayAtTen }).Count);
        town.Save(Help(2, [appointment], lately));
        Assert.Equal([1], town.Find(new() { Open = tuesdayAtTen }));
        Assert.Equal([2], town.Find(new() { ByAppointment = true }));
    }

    [Theory, EveryDatabase]
    public void Hidden_hours_open_nothing(TestDatabase database)
    {
        var town = Town(database, Help(1, [desk], lately));
        town.Hide(Id("service", 1), Kinds.Service, "schedules");
        Assert.Empty(town.Find(new() { Open = tuesdayAtTen }));
        Assert.Empty(town.Find(new() { ByAppointment = false }));
    }

    [Theory, EveryDatabase]
    public void With_and_without_appointment_are_told_apart(TestDatabase database)
    {
        var town = Town(database, Help(1, [desk]), Help(2, [appointment]), Help(3, [desk, appointment]), Help(4, []));
        Assert.Equal([2, 3], town.Find(new() { ByAppointment = true }).Order());
        Assert.Equal([1, 3], town.Find(new() { ByAppointment = false }).Order());
        var facets = town.Index.Find(new() { Facets = true }, Nl).Facets!;
        Assert.Equal((2, 2), (facets.ByAppointment, facets.WithoutAppointment));
    }

    [Theory, EveryDatabase]
    public void A_target_group_has_one_key_in_all_languages(TestDatabase database)
    {
        var town = Town(database, Help(1, [], targets: [new(TargetKind.Exclusive, LocalText.From("nl", "Jongeren")!)]), Help(2, [], targets: [new(TargetKind.Preferential, LocalText.From("fr", "Jeunes")!)]),
            Help(3, [], targets: [new(TargetKind.Excluded, LocalText.From("fr", "Jeunes")!)]), Help(4, [], targets: [new(TargetKind.Exclusive, LocalText.From("fr", "Marins")!)]));
        Assert.Equal(4, town.Find(new()).Count);
        var facets = town.Index.Find(new() { Facets = true }, Nl).Facets!;
        Assert.Equal([("young-people", 2), ("marins", 1)], facets.Targets.Select(t => (t.Key, t.Count)));
        Assert.Equal(("Jongeren", "Jeunes"), (facets.Targets[0].Name["nl"], facets.Targets[0].Name["fr"]));
        Assert.Equal([1, 2], town.Find(new() { Target = "young-people" }).Order());
        Assert.Empty(town.Find(new() { Target = "nobody" }));
    }

    [Theory, EveryDatabase]
    public void A_wheelchair_enters_where_a_place_says_so(TestDatabase database)
    {
        Location With(int number, string? details) => new() { Id = Id("location", number), Accessibility = [new("wheelchair", LocalText.From("nl", details))] };
        var town = Town(database, With(2, null), With(3, "Niet via de voordeur"), Help(1, []), Help(2, []), At(1, 1, 2), At(2, 2, 3), At(3, 1, 1));
        Assert.Equal([1], town.Find(new() { Wheelchair = true }));
        Assert.Equal([1], town.Find(new() { Kind = Kinds.ServiceAtLocation, Wheelchair = true }));
        Assert.Equal(1, town.Index.Find(new() { Facets = true }, Nl).Facets!.Wheelchair);
    }

    [Theory]
    [InlineData("Niets.", "Rien.", true)]
    [InlineData("Gratis", null, true)]
    [InlineData(null, "C’est entièrement gratuit.", true)]
    [InlineData("De dienst is gratis.", null, true)]
    [InlineData("Gratis tot 18 jaar, daarna 5 euro per jaar.", null, false)]
    [InlineData("Inschrijven is gratis.", null, false)]
    [InlineData("Niets.", "5 euros", false)]
    [InlineData("50 cent per spel. Binnenkomen is gratis.", null, false)]
    [InlineData("Niets, behalve uw belkosten.", null, false)]
    public void Only_what_says_outright_that_it_costs_nothing_is_free(string? nl, string? fr, bool free) => Assert.Equal(free, FreeOfCharge.Says(Help(1, [], costs: LocalText.NlFr(nl, fr))));

    [Theory, EveryDatabase]
    public void Free_is_what_costs_nothing_for_everybody(TestDatabase database)
    {
        var town = Town(database, Help(1, [], costs: LocalText.NlFr("Niets.", "Rien.")), Help(2, [], options: [new(Cents: 0)]), Help(3, [], options: [new(Cents: 0), new(Cents: 500)]), Help(4, []));
        Assert.Equal([1, 2], town.Find(new() { Free = true }).Order());
        Assert.Equal(2, town.Index.Find(new() { Facets = true }, Nl).Facets!.Free);
    }

    /// <summary>One rule for both: whoever filters on "open now" sees no service whose sheet says otherwise, and misses none.</summary>
    [Fact]
    public void The_filter_finds_exactly_the_services_whose_sheet_says_that_someone_is_there()
    {
        using var folder = new TemporaryFolder();
        var database = Database.At(folder.Path, null);
        Schema.BringUpToDate(database);
        new DemoMunicipality(database, new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc)).Load();
        var index = new DirectoryIndex(database);
        var sheets = new DirectorySheets(database, index);
        index.CatchUp();
        var all = sheets.Services(index.Find(new() { Take = int.MaxValue }, Nl).Ids, Nl);
        var (moment, most) = (new DateTime(2026, 11, 20, 0, 30, 0), 0);
        for (; moment < new DateTime(2027, 1, 5); moment = moment.AddMinutes(247))
        {
            var found = index.Find(new() { Open = new(DateOnly.FromDateTime(moment), moment.Hour * 60 + moment.Minute), Take = int.MaxValue }, Nl).Ids.ToHashSet();
            var there = all.Where(sheet => HoursOf(sheet).Any(hours => hours.At(moment).Now)).Select(sheet => sheet.Service.Id).ToHashSet();
            Assert.True(found.SetEquals(there), $"{moment}: {string.Join(", ", all.Where(s => found.Contains(s.Service.Id) != there.Contains(s.Service.Id)).Select(s => s.Service.Name))}");
            most = Math.Max(most, found.Count);
        }
        Assert.InRange(most, 20, 80);
    }

    static IEnumerable<ServiceHours> HoursOf(ServiceSheet sheet)
    {
        var places = sheet.Places.Where(p => p.Location is not null).ToList();
        return places.Count == 0 ? [ServiceHours.Of(sheet.Service, sheet.Organization, null, HoursTerm.Default)] : places.Select(p => ServiceHours.Of(sheet.Service, sheet.Organization, p, HoursTerm.Default));
    }
}
