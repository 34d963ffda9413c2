using System.Text.Json;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Tables;
using Vuurtoren.Tests.Support;

namespace Vuurtoren.Tests.Modules.Directory.Import.Tables;

public sealed class TableFormatTests : IDisposable
{
    const string Sheet = """
        Organisatie;Organisation;Dienst;Thema's;Talen;E-mail;Telefoon;Website;Straat;Nr;Postcode;Gemeente;Lat;Lon;KBO;Maandag;Dinsdag;Intern
        De Boei;La Bouée;Onthaal;wonen, schulden;Nederlands en Frans;INFO@Example.org;02/123.45.67 (onthaal);www.example.org;Havenlaan;1;1000;Brussel;50,85;4,35;0123456749;9-12 en 13u30-17u;gesloten;x
        De Boei;La Bouée;Budgethulp;schulden;Klingon;geen;;;Havenlaan;1;1000;Brussel;0;0;0680397589;later;;y
        ;;;;;;;;;;;;;;;;;
        ;;;eten;;;;;;;;;;;;;;
        """;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    List<ImportItem> Read(string sheet, string mapping) =>
        [.. new TableFormat().Read(new ImportInput(folder.Write("sheet.csv", sheet), "elsewhere", "nl", folder.Write("mapping.json", mapping)))];

    static List<T> All<T>(List<ImportItem> items) where T : DirectoryRecord => [.. items.OfType<ReadRecord>().Select(r => r.Record).OfType<T>()];

    const string Mapping = """
        {"language":"nl","columns":{"Organisatie":"organization.name","Organisation":"organization.name@fr","Dienst":"service.name","Thema's":"service.themes","Talen":"service.languages",
        "E-mail":"service.email","Telefoon":"service.phone","Website":["service.url"],"Straat":"location.street","Nr":"location.number","Postcode":"location.postal_code","Gemeente":"location.city",
        "Lat":"location.latitude","Lon":"location.longitude","KBO":"organization.kbo","Maandag":"service.hours.mo","Dinsdag":"service.hours.tu"},"constants":{"organization.legal_status":"vzw"},"ignore":["Intern"]}
        """;

    [Fact]
    public void A_row_gives_organisation_service_and_place_together()
    {
        var items = Read(Sheet, Mapping.Replace("[\"service.url\"]", "{\"to\":[\"service.url\",\"organization.website\"]}", StringComparison.Ordinal));

        var organizations = All<Organization>(items);
        Assert.Equal(("De Boei", "La Bouée"), (organizations[0].Name["nl"], organizations[0].Name["fr"]));
        Assert.Equal(("0123456749", "vzw", "https://www.example.org"), (organizations[0].TaxId, organizations[0].LegalStatus!["nl"], organizations[0].Website!["und"]));
        var services = All<Service>(items);
        Assert.Equal(["Onthaal", "Budgethulp"], services.Select(s => s.Name["nl"]));
        Assert.Equal("INFO@example.org", services[0].Email!["und"]);
        Assert.Equal(("02/123.45.67", "onthaal"), (services[0].Phones.Single().Number, services[0].Phones.Single().Description!["nl"]));
        Assert.Equal(["nl", "fr"], services[0].Languages.Select(l => l.Code));
        Assert.Equal(["mis"], services[1].Languages.Select(l => l.Code));
        Assert.Equal([new(Weekday.Mo, 540, 720), new Interval(Weekday.Mo, 810, 1020)], services[0].Schedules.Single().Week);
        Assert.Equal(["wonen", "schulden"], All<TaxonomyTerm>(items).Select(t => t.Name["nl"]));
        Assert.Equal(services[0].Themes[1], services[1].Themes.Single());
        var place = All<Location>(items)[0];
        Assert.Equal(("Havenlaan 1", "1000", 50.85), (place.Addresses[0].Street!["nl"], place.Addresses[0].PostalCode, place.Latitude));
        Assert.Equal(2, All<ServiceAtLocation>(items).Count);
        Assert.Equal(("no-name", 5L), items.OfType<Quarantined>().Select(q => (q.Reason, q.Line)).Single());
        Assert.Superset(new HashSet<string> { "email-not-usable", "time-not-understood", "kbo-check-digits" }, items.OfType<LeftOut>().Select(l => l.Reason).ToHashSet());
    }

    [Theory]
    [InlineData("{\"columns\":{\"Bestaat niet\":\"service.name\"}}", "import.unusable.mapping-column")]
    [InlineData("{\"columns\":{\"Dienst\":\"service.colour\"}}", "import.unusable.mapping-field")]
    [InlineData("{\"columns\":", "import.unusable.mapping-broken")]
    [InlineData("{}", "import.unusable.mapping-broken")]
    [InlineData("[]", "import.unusable.mapping-broken")]
    public void A_mapping_that_cannot_be_right_is_refused(string mapping, string reason) => Assert.Equal(reason, Assert.Throws<UnusableInput>(() => Read(Sheet, mapping)).Message);

    [Fact]
    public void Without_a_mapping_nothing_is_read() =>
        Assert.Equal("import.unusable.mapping-missing", Assert.Throws<UnusableInput>(() => new TableFormat().Read(new ImportInput(folder.Write("a.csv", Sheet), "x")).ToList()).Message);

    [Fact]
    public void A_proposal_finds_the_columns_by_heading_and_by_what_is_in_them()
    {
        var proposal = TableProposal.Of(folder.Write("a.csv", Sheet.Replace("E-mail", "Kolom 6", StringComparison.Ordinal).Replace("INFO@", "info@", StringComparison.Ordinal).Replace(";geen;", ";a@example.org;", StringComparison.Ordinal)), "nl");
        var fields = proposal.Placed.ToDictionary(p => p.Column, p => p.Field);
        Assert.Equal(("organization.name", "service.name", "service.email", "location.postal_code", "service.hours.mo"), (fields["Organisatie"], fields["Dienst"], fields["Kolom 6"], fields["Postcode"], fields["Maandag"]));
        Assert.Contains("Intern", proposal.NotPlaced);
        using var json = JsonDocument.Parse(proposal.Json);
        Assert.Equal("nl", json.RootElement.GetProperty("language").GetString());
        Assert.NotEmpty(All<Service>(Read(Sheet, proposal.Json.Replace("Kolom 6", "E-mail", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("Naam_NL", "organization.name@nl"), InlineData("Nom (FR)", "organization.name@fr"), InlineData("Code postal", "location.postal_code"), InlineData("opening hours", "service.hours"), InlineData("service.for_whom", "service.for_whom")]
    public void A_heading_is_known_in_three_languages(string heading, string field) =>
        Assert.Equal(field, TableProposal.Of(folder.Write("h.csv", heading + ";zz\n;\n"), "nl").Placed.Single().Field);

    [Theory]
    [InlineData("9-12", "540-720"), InlineData("9u00-12u00, 13:30 - 17.00", "540-720 810-1020"), InlineData("van 9 tot 12 en 14u tot 16u", "540-720 840-960"), InlineData("fermé", ""), InlineData("op afspraak", null), InlineData("9-12 soms", null)]
    public void The_hours_of_a_day_are_read_from_one_cell(string text, string? hours) =>
        Assert.Equal(hours, TableHours.Read(text) is { } read ? string.Join(' ', read.Select(h => $"{h.Opens}-{h.Closes}")) : null);

    [Fact]
    public void Hours_in_words_are_read_as_a_week_beside_their_words()
    {
        const string mapping = """{"language":"nl","columns":{"Dienst":"service.name","Uren":"service.hours"}}""";
        var services = All<Service>(Read("Dienst;Uren\nOnthaal;ma-vr 9u-12u\nWinkel;wisselend\n", mapping));
        Assert.Equal((5, true, "ma-vr 9u-12u"), (services[0].Schedules[0].Week.Count, services[0].Schedules[0].ReadByMachine, services[0].Schedules[0].OriginalText!["nl"]));
        Assert.Equal((0, "wisselend"), (services[1].Schedules[0].Week.Count, services[1].Schedules[0].OriginalText!["nl"]));
    }

    [RealDataFact]
    public void A_proposal_for_a_real_table_can_be_imported()
    {
        var file = RealData.At("social-brussels/organisations_2017_fr_no_contacts.csv");
        var proposal = TableProposal.Of(file, "fr");
        Console.WriteLine($"placed {string.Join(", ", proposal.Placed)}; not placed {string.Join(", ", proposal.NotPlaced)}");
        var items = new TableFormat().Read(new ImportInput(file, "table-test", "fr", folder.Write("m.json", proposal.Json))).ToList();
        Assert.True(All<Organization>(items).Count > 1700);
        Assert.True(All<Location>(items).Count(l => l.Latitude is not null) > 1700);
    }
}
