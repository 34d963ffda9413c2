using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Modules.Directory.Screens;
using Vuurtoren.Platform.Data;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;

namespace Vuurtoren.Tests.Modules.Directory.Reading;

public class DirectorySheetsTests
{
    [Theory, EveryDatabase]
    public void A_sheet_has_what_belongs_to_it(TestDatabase database)
    {
        var town = new SmallDirectory(database);
        town.Save(Organization(1, "De Baken"), Service(1, 1, "Onthaal"), Service(2, 1, "Budget"), Location(1), Location(2), At(1, 1, 1), At(2, 1, 2), At(3, 2, 1));
        var service = town.Sheets.Service(Id("service", 1), Nl)!;
        Assert.Equal("De Baken", service.Organization!.Name["nl"]);
        Assert.Equal(2, service.Places.Count);
        Assert.All(service.Places, place => Assert.Equal("1000", place.Location!.Addresses[0].PostalCode));
        var organization = town.Sheets.Organization(Id("organization", 1), Nl)!;
        Assert.Equal((2, 2), (organization.Services.Count, organization.Locations.Count));
        var location = town.Sheets.Location(Id("location", 1), Nl)!;
        Assert.Equal(["Budget", "Onthaal"], location.Services.Select(s => s.Service.Name["nl"]!).Order());
        Assert.Null(town.Sheets.Service(Id("service", 99), Nl));
        Assert.Single(town.Sheets.AtLocations([Id("at", 3)], Nl));
    }

    [Theory, EveryDatabase]
    public void A_sheet_shows_nothing_that_its_viewer_may_not_see(TestDatabase database)
    {
        var town = new SmallDirectory(database);
        town.Save(Organization(1, "De Baken"), Service(1, 1, "Onthaal", text: "lang"), Service(2, 1, "Verborgen", visibility: Visibility.OwnerOnly),
            Location(1, confidential: true), Location(2), At(1, 1, 1), At(2, 2, 2), Organization(2, "Dicht", visibility: Visibility.OwnerOnly), Service(3, 2, "Mee verborgen"));
        town.Hide(Id("service", 1), Kinds.Service, "description");
        var service = town.Sheets.Service(Id("service", 1), Nl)!;
        Assert.Null(service.Service.Description);
        Assert.Empty(service.Places[0].Location!.Addresses);
        Assert.Null(service.Places[0].Location!.Latitude);
        var organization = town.Sheets.Organization(Id("organization", 1), Nl)!;
        Assert.Single(organization.Services);
        Assert.Equal(Id("location", 1), Assert.Single(organization.Locations).Id);
        Assert.Null(town.Sheets.Service(Id("service", 2), Nl));
        Assert.Null(town.Sheets.Service(Id("service", 3), Nl));
        Assert.NotNull(town.Sheets.Service(Id("service", 3), Viewer.Operator));
        Assert.NotNull(town.Sheets.Service(Id("service", 1), Viewer.Operator)!.Service.Description);
    }

    [Theory, EveryDatabase]
    public void A_row_of_a_list_says_the_same_as_the_whole_record(TestDatabase database)
    {
        var town = new SmallDirectory(database);
        var organization = Samples.Filled<Organization>("huis", new Dictionary<string, object?> { ["ParentOrganizationId"] = null });
        var location = Samples.Filled<Location>("plaats", new Dictionary<string, object?> { ["OrganizationId"] = organization.Id });
        var service = Samples.Filled<Service>("dienst", new Dictionary<string, object?> { ["OrganizationId"] = organization.Id, ["IntakeLocationId"] = null, ["Themes"] = Array.Empty<Guid>() });
        var at = Samples.Filled<ServiceAtLocation>("daar", new Dictionary<string, object?> { ["ServiceId"] = service.Id, ["LocationId"] = location.Id });
        town.Save(organization, location, service, at);
        town.Index.CatchUp();
        var row = Json.Write(Assert.Single(new Rows(town.Sheets, town.Index, HoursTerm.Default).Of(Kinds.Service, [service.Id])));
        Assert.Equal(Json.Write(Rows.RowOf(town.Sheets.Service(service.Id, Nl)!, HoursTerm.Default)), row);
        Assert.Contains("dienst forwhom nl", row, StringComparison.Ordinal); // a line is without marks
        var house = Json.Write(Assert.Single(new Rows(town.Sheets, town.Index, HoursTerm.Default).Of(Kinds.Organization, [organization.Id])));
        Assert.Equal(Json.Write(Rows.RowOf(town.Sheets.Organization(organization.Id, Nl)!)), house);
    }

    [Theory, EveryDatabase]
    public void An_id_that_stands_for_another_record_leads_there(TestDatabase database)
    {
        var town = new SmallDirectory(database);
        using (var connection = town.Database.Open())
            Dapper.SqlMapper.Execute(connection, "insert into alias (id, kind, record_id) values (@a, 'service', @b)", new { a = Id("service", 5), b = Id("service", 1) });
        Assert.Equal(Id("service", 1), town.Sheets.Resolve(Id("service", 5)));
        Assert.Equal(Id("service", 2), town.Sheets.Resolve(Id("service", 2)));
    }
}
