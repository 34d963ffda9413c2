using System.Text;
using System.Text.Json;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Hsds;
using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Support;

namespace Vuurtoren.Tests.Modules.Directory.Import.Hsds;

public sealed class HsdsJsonTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    List<ImportItem> Read(string name, string content, string language = "nl") => [.. new HsdsFormat().Read(new ImportInput(folder.Write(name, content), "elsewhere", language))];

    static T One<T>(List<ImportItem> items) where T : DirectoryRecord => (T)items.OfType<ReadRecord>().Single(r => r.Record is T).Record;

    const string Service = """{"id":"s1","name":"Warm {eten} \"[\"","status":"active","organization":{"id":"o1","name":"Huis"},"service_at_locations":[{"id":"a1","location":{"id":"l1","location_type":"physical","name":"Zaal","latitude":50.85,"longitude":4.35}}],"attributes":[{"id":"x","taxonomy_term":{"id":"t1","name":"Eten","taxonomy_id":"tx","taxonomy":"Thema's"}}]}""";

    [Theory]
    [InlineData("service.json", "{0}"), InlineData("services.json", "[\n{0}\n]"), InlineData("services.ndjson", "{0}\n\n"), InlineData("services.jsonl", "\uFEFF{0}")]
    [InlineData("page.json", "{\"total_items\":1,\"page\":{\"n\":[1,\"}\"]},\"contents\":[{0}],\"last\":\"]}\"}"), InlineData("all.json", "{\"services\":[{0}]}")]
    public void Every_shape_gives_the_same_records(string name, string shape)
    {
        var items = Read(name, shape.Replace("{0}", Service, StringComparison.Ordinal));
        Assert.Equal([typeof(Organization), typeof(Taxonomy), typeof(TaxonomyTerm), typeof(Service), typeof(Location), typeof(ServiceAtLocation)], items.OfType<ReadRecord>().Select(r => r.Record.GetType()));
        Assert.Equal("Warm {eten} \"[\"", One<Vuurtoren.Modules.Directory.Service>(items).Name["nl"]);
        Assert.Equal(One<Vuurtoren.Modules.Directory.Service>(items).Id, One<ServiceAtLocation>(items).ServiceId);
        Assert.Equal(One<Vuurtoren.Modules.Directory.Service>(items).OrganizationId, One<Organization>(items).Id);
        Assert.Equal(One<Vuurtoren.Modules.Directory.Service>(items).Themes.Single(), One<TaxonomyTerm>(items).Id);
    }

    [Fact]
    public void Hours_that_are_words_only_are_read_out_of_them_and_those_with_days_are_not_touched()
    {
        IReadOnlyList<Schedule> Of(string schedules) => One<Vuurtoren.Modules.Directory.Service>(Read("service.json", Service.Replace("\"attributes\"", $"\"schedules\":[{schedules}],\"attributes\"", StringComparison.Ordinal))).Schedules;
        var read = Of("""{"id":"h","description":"Laatste maandag van de maand van 14u tot 16u; dinsdag van 9u tot 12u"}""");
        Assert.Equal(["FREQ=MONTHLY;BYDAY=-1MO", null], read.Select(s => s.Rule));
        Assert.All(read, schedule => Assert.True(schedule.ReadByMachine));
        Assert.Equal([null, "Laatste maandag van de maand van 14u tot 16u; dinsdag van 9u tot 12u"], read.Select(s => s.OriginalText?["nl"]));
        Assert.False(Of("""{"id":"h","freq":"WEEKLY","byday":"MO","opens_at":"09:00","closes_at":"12:00","description":"dinsdag van 9u tot 12u"}""").Single() is { ReadByMachine: true } or { Week: not [(Weekday.Mo, 540, 720)] });
        Assert.Empty(Of("""{"id":"h","description":"wisselend"}""").Single().Week);
    }

    [Theory]
    [InlineData("211 Taxonomy", "BD-1800.2000-640", "Brown bag", "food-parcels"), InlineData("Subjects", "LV-1600", "Teeth", "dental-care"), InlineData("Open Eligibility", "t1", "Food Pantry", "food-parcels"), InlineData("AIRS", "RX", "Drugs", "addiction")]
    [InlineData("Subjects", "RX", "Drugs", null), InlineData("Subjects", "t1", "Food Pantry", null), InlineData("AIRS", "ZZ-9999", "Else", null)]
    public void Terms_of_well_known_classifications_bring_our_themes_along(string taxonomy, string code, string name, string? theme)
    {
        var items = Read("service.json", Service.Replace("\"name\":\"Eten\"", $"\"name\":\"{name}\",\"code\":\"{code}\"", StringComparison.Ordinal).Replace("Thema's", taxonomy, StringComparison.Ordinal), "fr");
        IEnumerable<Guid> ours = theme is null ? [] : [Vuurtoren.Modules.Directory.Themes.ThemesFormat.TermId(theme)];
        Assert.Equal([One<TaxonomyTerm>(items).Id, .. ours], One<Vuurtoren.Modules.Directory.Service>(items).Themes);
    }

    [Fact]
    public void What_is_nested_twice_comes_once()
    {
        var items = Read("services.ndjson", Service + "\n" + Service.Replace("\"s1\"", "\"s2\"", StringComparison.Ordinal).Replace("\"a1\"", "\"a2\"", StringComparison.Ordinal));
        Assert.Equal(2, items.OfType<ReadRecord>().Count(r => r.Record is Vuurtoren.Modules.Directory.Service));
        One<Organization>(items);
        One<Location>(items);
    }

    [Theory]
    [InlineData("[{\"id\":\"1\""), InlineData("{\"id\":"), InlineData("nonsense"), InlineData("[1]"), InlineData("{\"contents\":[{\"id\":\"1\",\"name\":\"x\"}"), InlineData("[{\"id\":\"1\",}]")]
    public void Broken_json_is_refused_with_its_place(string content) =>
        Assert.Equal("import.unusable.json-broken", Assert.Throws<UnusableInput>(() => Read("services.json", content)).Message);

    [Fact]
    public void The_examples_of_the_standard_are_read()
    {
        var examples = RealData.Folder is null ? null : RealData.At("hsds/examples");
        if (examples is null) return;
        var items = new HsdsFormat().Read(new ImportInput(Path.Combine(examples, "service_full.json"), "example", "en")).ToList();
        Assert.Empty(items.OfType<Quarantined>());
        var service = One<Vuurtoren.Modules.Directory.Service>(items);
        Assert.Equal("+44 1234 234567", service.Phones.Single().Number);
        Assert.Equal(("ur", 12), (service.Languages.Single().Code, service.MinimumAge));
        Assert.Equal(["coordinates-out-of-range"], items.OfType<LeftOut>().Select(l => l.Reason).Where(r => r.StartsWith("coord", StringComparison.Ordinal)).Distinct());
        Assert.NotEmpty(new HsdsFormat().Read(new ImportInput(Path.Combine(examples, "organization_full.json"), "example", "en")).OfType<ReadRecord>());
        Assert.NotEmpty(new HsdsFormat().Read(new ImportInput(Path.Combine(examples, "csv"), "example", "en")).OfType<ReadRecord>());
    }

    [Fact]
    public void What_we_write_we_read_back()
    {
        var service = new Service
        {
            Id = Ids.Of("x", "service", "1"), OrganizationId = Ids.Of("x", "organization", "1"), Name = LocalText.NlFr("Budgethulp", "Aide au budget")!, Description = LocalText.From("fr", "Texte **gras**"),
            ForWhom = LocalText.NlFr("Voor iedereen", "Pour tous"), WhatToBring = LocalText.NlFr("Brieven", "Lettres"), WhatItCosts = LocalText.From("nl", "Gratis"),
            TargetGroups = [new(TargetKind.Exclusive, LocalText.NlFr("Jongeren", "Jeunes")!)], Languages = [new("fr"), new("ar", LocalText.From("nl", "op afspraak"))],
            Status = ServiceStatus.TemporarilyClosed, Discreet = true, Email = LocalText.From("und", "info@example.org"), Url = LocalText.NlFr("https://example.org/nl", "https://example.org/fr"),
            Phones = [new("02 123 45 67", "12", PhoneType.Hotline, LocalText.From("nl", "onthaal"), ["nl"])],
            Schedules = [new() { Label = LocalText.From("nl", "Onthaal"), Week = [new(Weekday.Mo, 540, 720), new(Weekday.Mo, 780, 1440), new(Weekday.Tu, 540, 720)], ByAppointment = true, Notes = LocalText.From("nl", "Bel eerst"), OriginalText = LocalText.From("nl", "ma di 9-12") }],
            Messages = [new(MessageKind.Closed, LocalText.From("nl", "Dicht")!, new(2026, 1, 1), new(2026, 12, 31))],
            ServiceAreas = [new(AreaKind.Municipality, "21004", LocalText.NlFr("Brussel", "Bruxelles"))], CostOptions = [new(LocalText.From("nl", "Gesprek"), 250, "EUR")], MinimumAge = 18,
        };
        var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written, HsdsJson.Options)) new HsdsJson(json, "nl", Vocabulary.None, new(2026, 5, 1)).OwnService(service);
        var read = One<Service>(Read("services.ndjson", Encoding.UTF8.GetString(written.ToArray())));

        Assert.Equal(service.Name, read.Name);
        Assert.Equal(service.Description, read.Description);
        Assert.Equal((service.ForWhom, service.WhatToBring, service.WhatItCosts), (read.ForWhom, read.WhatToBring, read.WhatItCosts));
        Assert.Null(read.EligibilityDescription);
        Assert.Null(read.FeesDescription);
        Assert.Equal(service.TargetGroups, read.TargetGroups);
        Assert.Equal(service.Languages, read.Languages);
        Assert.Equal((service.Status, service.Discreet, service.MinimumAge), (read.Status, read.Discreet, read.MinimumAge));
        Assert.Equal((service.Email, service.Url), (read.Email, read.Url));
        Assert.Equal(Json.Write(service.Phones), Json.Write(read.Phones));
        Assert.Equal(Json.Write(service.Schedules), Json.Write(read.Schedules));
        Assert.Equal(service.Messages, read.Messages);
        Assert.Equal(service.ServiceAreas, read.ServiceAreas);
        Assert.Equal(service.CostOptions, read.CostOptions);
    }
}
