using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Needs.Coverage;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Modules.Directory.Reading;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;

namespace Vuurtoren.Tests.Modules.Needs;

/// <summary>The offer as it comes from the tables: what counts, what does not, and what a change does.</summary>
public class OffersTests
{
    const string Here = "md:1", Elsewhere = "md:2";

    static readonly DateOnly today = new(2026, 11, 30);
    static readonly Schedule desk = new() { Week = [new(Weekday.Tu, 540, 720)], PublicHolidays = HolidayRule.Closed, SchoolHolidays = HolidayRule.Closed };

    static Service Help(int number, params Schedule[] schedules) => new()
    {
        Id = Id("service", number), OrganizationId = Id("organization", 1), Name = LocalText.NlFr("Hulp", "Aide")!, Schedules = schedules, Themes = [Theme(1)], ModifiedAt = DateTime.UnixEpoch,
    };

    /// <summary>A directory with one theme, the code of that theme, and what counts its offer.</summary>
    static (SmallDirectory Town, string Theme, CoverageOfOffer Coverage) Town(TestDatabase test, params DirectoryRecord[] records)
    {
        var town = new SmallDirectory(test);
        town.Save([Taxonomy(1), Term(1, "Schuld", "Dettes"), Organization(1, "Huis", "Maison"), Location(1), Location(2, neighbourhood: "2"), Location(3, confidential: true), .. records]);
        town.Index.CatchUp();
        return (town, Theme(1).ToString("D"), new(new(town.Database, new DirectorySheets(town.Database, town.Index), town.Index, HoursTerm.Default)));
    }

    [Theory, EveryDatabase]
    public async Task Hours_at_a_place_count_where_it_is_in_weeks_in_which_it_is_open(TestDatabase test)
    {
        var (_, theme, coverage) = Town(test, Help(1, desk), At(1, 1, 1), Help(2, desk with { ByAppointment = true }), At(2, 2, 1));
        var cell = await coverage.Ask(today, (table, _) => table.OfTheme(theme)[Here]);
        Assert.Equal((2, 0, 6, 0), (cell.Services, cell.Checked, cell.Week.Count, cell.Holidays.Count));
        Assert.True(cell.Week.Has(WeekBits.PerDay + 18));
    }

    [Theory, EveryDatabase]
    public async Task A_secret_place_and_a_service_that_is_no_more_count_nowhere(TestDatabase test)
    {
        var closed = new Service { Id = Id("service", 2), OrganizationId = Id("organization", 1), Name = LocalText.NlFr("Dicht", "Fermé")!, Themes = [Theme(1)], Status = ServiceStatus.Defunct };
        var (_, theme, coverage) = Town(test, Help(1, desk), At(1, 1, 3), closed, At(2, 2, 1));
        Assert.Empty(await coverage.Ask(today, (table, _) => table.OfTheme(theme)));
        Assert.Empty(await coverage.Ask(today, (table, _) => table.PlacesOf(theme).ToList()));
    }

    [Theory, EveryDatabase]
    public async Task The_offer_is_read_before_somebody_asks_but_only_where_a_coordination_is(TestDatabase test)
    {
        var (town, _, coverage) = Town(test, Help(1, desk), At(1, 1, 1));
        using var loading = new LoadOffer(town.Database, coverage, new(), TimeProvider.System);
        Assert.Equal(0, await loading.Now());
        using (var connection = town.Database.Open()) connection.Execute("insert into networks_coordination (id, name, territory) values (@id, @name, '[]')", new { id = Guid.CreateVersion7(), name = """{"nl":"Samen"}""" });
        Assert.Equal(1, await loading.Now());
    }

    [Theory, EveryDatabase]
    public async Task What_changes_is_counted_anew_the_next_time_somebody_asks(TestDatabase test)
    {
        var (town, theme, coverage) = Town(test, Help(1, desk), At(1, 1, 1));
        Assert.Equal(6, (await coverage.Ask(today, (table, _) => table.OfTheme(theme)[Here])).Week.Count);

        town.Save(Help(1, desk with { Week = [new(Weekday.Th, 1020, 1080)] }), new ServiceAtLocation { Id = Id("at", 1), ServiceId = Id("service", 1), LocationId = Id("location", 2) }, Help(2, desk), At(2, 2, 2));
        var now = await coverage.Ask(today, (table, _) => table.OfTheme(theme));
        Assert.DoesNotContain(Here, now.Keys);
        Assert.Equal((2, 8), (now[Elsewhere].Services, now[Elsewhere].Week.Count));
    }
}
