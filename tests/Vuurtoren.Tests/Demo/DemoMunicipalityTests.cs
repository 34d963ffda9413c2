using Vuurtoren.Demo;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Modules.Networks;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Support;

namespace Vuurtoren.Tests.Demo;

public sealed class DemoMunicipalityTests
{
    static readonly DateTime now = new(2026, 11, 25, 9, 0, 0, DateTimeKind.Utc);

    [Theory, EveryDatabase]
    public void Loading_it_again_changes_nothing(TestDatabase given)
    {
        var database = given.WithTables();
        var first = new DemoMunicipality(database, now).Load();
        Assert.True(first.Changes > first.Organizations + first.Services);
        var again = new DemoMunicipality(database, now.AddHours(2)).Load();
        Assert.Equal(first with { Changes = 0 }, again);
    }

    [Theory, EveryDatabase]
    public void It_comes_in_whole_with_its_themes_and_its_coordination(TestDatabase given)
    {
        var database = given.WithTables();
        var counts = new DemoMunicipality(database, now).Load();
        using var db = database.Context();
        Assert.Equal(counts.Organizations, db.Set<Organization>().Count(o => o.Parked == null));
        Assert.Equal(counts.Services + 1, db.Set<Service>().Count(s => s.Parked == null)); // and the one that its source withdrew
        Assert.Single(db.Set<Service>().Where(s => s.WithdrawnAt != null));
        Assert.Equal(Themes.Shipped.All.Count, db.Set<TaxonomyTerm>().Count());
        Assert.Equal(Themes.Shipped.Top.Count, db.Set<TaxonomyTerm>().Count(term => term.Depth == 0));
        Assert.Equal(DemoMunicipality.Territory, db.Set<Coordination>().Single().Territory);
        Assert.NotEmpty(db.Set<FieldState>().Where(state => state.Visibility == Visibility.Professionals));
        Assert.NotEmpty(db.Set<Service>().Where(s => s.VerifiedHow == "called"));
    }

    [Theory, EveryDatabase]
    public void The_refuges_address_stands_apart(TestDatabase given)
    {
        var database = given.WithTables();
        new DemoMunicipality(database, now).Load();
        using var db = database.Context();
        var refuge = db.Set<Location>().Single(location => location.Confidential);
        Assert.Empty(refuge.Addresses);
        Assert.Null(refuge.Latitude);
        Assert.Null(refuge.Neighbourhood);
        Assert.NotEmpty(db.Set<ConfidentialPlace>().Single(place => place.LocationId == refuge.Id).Addresses);
    }

    [Theory, EveryDatabase]
    public void A_week_later_it_still_looks_current(TestDatabase given)
    {
        var database = given.WithTables();
        new DemoMunicipality(database, now).Load();
        var changed = new DemoMunicipality(database, now.AddDays(7)).Load();
        Assert.True(changed.Changes > 0);
        using var db = database.Context();
        var day = DateOnly.FromDateTime(now.AddDays(7));
        Assert.All(db.Set<Service>().AsEnumerable().Where(s => s.WithdrawnAt is null).SelectMany(s => s.Messages), message => Assert.True(message.HoldsOn(day)));
    }
}
