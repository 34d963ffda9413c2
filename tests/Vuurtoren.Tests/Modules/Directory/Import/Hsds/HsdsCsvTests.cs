using System.IO.Compression;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Hsds;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Support;

namespace Vuurtoren.Tests.Modules.Directory.Import.Hsds;

public sealed class HsdsCsvTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    List<ImportItem> Read(params (string Name, string Content)[] files)
    {
        foreach (var (name, content) in files) folder.Write("set/" + name, content);
        return [.. new HsdsFormat().Read(new ImportInput(folder.File("set"), "elsewhere", "en"))];
    }

    static T One<T>(List<ImportItem> items) where T : DirectoryRecord => (T)items.OfType<ReadRecord>().Single(r => r.Record is T).Record;
    static List<T> All<T>(List<ImportItem> items) where T : DirectoryRecord => [.. items.OfType<ReadRecord>().Select(r => r.Record).OfType<T>()];
    static Guid Id(string kind, string id) => new ImportInput("", "elsewhere").Id(kind, id);

    [Fact]
    public void Version_1_1_comes_in_with_all_that_belongs_to_it()
    {
        var items = Read(
            ("organizations.csv", "id,name,description,url,tax_id\n1,Harbour House,Helps.,www.example.org,0123.456.749\n"),
            ("locations.csv", "id,organization_id,name,latitude,longitude\n7,1,Main hall,0,0\n"),
            ("services.csv", "id,organization_id,name,description,status,fees\n5,1,Food,Food.\\n\\n###MON###,inactive,Free\n"),
            ("services_at_location.csv", "id,service_id,location_id,description\n9,5,7,\n"),
            ("physical_addresses.csv", "id,location_id,address_1,address_2,city,state_province,postal_code,country\n1,7,Kerkstraat 1,bus 3,Gent,,9000,BE\n"),
            ("regular_schedules.csv", "id,service_id,weekday,opens_at,closes_at,original_text\n,5,Monday,9:00am,5:00pm,Mon-Tue 9-5\n,5,Tuesday,9:00am,5:00,Mon-Tue 9-5\n"),
            ("phones.csv", "id,service_id,number\n1,5,305-573-4200 x57471\n"),
            ("languages.csv", "id,service_id,language\n1,5,Espa+¦ol\n2,5,Interpreters available upon request\n3,5,Klingon\n"),
            ("eligibility.csv", "id,service_id,eligibility\n1,5,Adults\n"),
            ("contacts.csv", "id,service_id,name,title,email\n1,5,,Director,\n2,5,A. Nobody,,a@example.org\n"),
            ("taxonomy.csv", "id,name,parent_id,parent_name,vocabulary\nBD-1,Food,B,Basic Needs,AIRS\n"),
            ("services_taxonomy.csv", "id,service_id,taxonomy_id\n1,5,BD-1\n2,5,XX\n"));

        var organization = One<Organization>(items);
        Assert.Equal("https://www.example.org", organization.Website!["und"]);
        Assert.Equal("0123456749", organization.TaxId);
        Assert.Equal(new Identifier("elsewhere", "1"), organization.Identifiers.Single());
        var service = One<Service>(items);
        Assert.Equal((Id("service", "5"), Id("organization", "1")), (service.Id, service.OrganizationId));
        Assert.Equal("Food.", service.Description!["en"]);
        Assert.Equal(ServiceStatus.Inactive, service.Status);
        Assert.Equal("Free", service.FeesDescription!["en"]);
        Assert.Equal("Adults", service.EligibilityDescription!["en"]);
        Assert.Equal(("305-573-4200", "57471"), (service.Phones.Single().Number, service.Phones.Single().Extension));
        Assert.Equal(["es", "mis"], service.Languages.Select(l => l.Code));
        Assert.Equal("Interpreters available upon request", service.InterpretationServices!["en"]);
        Assert.Equal([Visibility.Public, Visibility.OwnerOnly], service.Contacts.Select(c => c.Visibility));
        var schedule = Assert.Single(service.Schedules);
        Assert.Equal([new Interval(Weekday.Mo, 540, 1020), new Interval(Weekday.Tu, 540, 1020)], schedule.Week);
        Assert.Equal("Mon-Tue 9-5", schedule.OriginalText!["en"]);
        Assert.Equal([Id("taxonomy_term", "BD-1"), ThemesFormat.TermId("food-aid")], service.Themes);
        var terms = All<TaxonomyTerm>(items);
        Assert.Equal(["Basic Needs", "Food"], terms.Select(t => t.Name["en"]));
        Assert.Equal([terms[0].Id], terms[1].Broader);
        Assert.Equal("AIRS", One<Taxonomy>(items).Name["en"]);
        var location = One<Location>(items);
        Assert.Null(location.Latitude);
        Assert.Equal(("Kerkstraat 1", "bus 3", "9000"), (location.Addresses[0].Street!["en"], location.Addresses[0].Extra!["en"], location.Addresses[0].PostalCode));
        Assert.Equal((service.Id, location.Id), (One<ServiceAtLocation>(items).ServiceId, One<ServiceAtLocation>(items).LocationId));
        Assert.Equal([("location", "coordinates-at-zero"), ("service", "term-unknown")], items.OfType<LeftOut>().Select(l => (l.Kind, l.Reason)));
    }

    [Fact]
    public void Version_3_has_other_names_and_dependents_of_dependents()
    {
        var items = Read(
            ("organizations.csv", "id,name,website\no,Harbour House,https://example.org\n"),
            ("services.csv", "id,organization_id,name,program_id,fees_description\ns,o,Advice,p,Free\n"),
            ("locations.csv", "id,location_type,name,latitude,longitude\nl,physical,Hall,50.85,4.35\n"),
            ("service_at_location.csv", "id,service_id,location_id\na,s,l\n"),
            ("addresses.csv", "id,location_id,address_1,city,state_province,postal_code,country,address_type\n1,l,Street 1,-,-,1000,BE,postal\n"),
            ("programs.csv", "id,organization_id,name\np,o,Winter plan\n"),
            ("phones.csv", "id,contact_id,service_id,service_at_location_id,number,type\n1,c,,,02 1,voice\n2,,\"s,zz\",,02 2,fax\n3,,,a,02 3,\n4,,nowhere,,02 4,\n"),
            ("contacts.csv", "id,service_id,title\nc,s,Desk\n"),
            ("languages.csv", "id,phone_id,service_id,name,code,note\n1,2,,,nl,\n2,,s,French,fr,by appointment\n"),
            ("schedules.csv", "id,service_at_location_id,freq,byday,opens_at,closes_at,valid_from,notes\n1,a,WEEKLY,\"MO,WE\",09:00:00,12:00:00,2026-01-01,Ring\n2,a,WEEKLY,MO,13:00:00,00:00:00,2026-01-01,Ring\n3,a,MONTHLY,-1FR,10:00:00,11:00:00,,\n"),
            ("attributes.csv", "id,link_id,link_entity,taxonomy_term_id\n1,s,service,t\n"),
            ("taxonomies.csv", "id,name,description\nx,Themes,Ours\n"),
            ("taxonomy_terms.csv", "id,name,taxonomy_id,parent_id\nt,Debts,x,m\nm,Money,x,\n"),
            ("cost_options.csv", "id,service_id,option,currency,amount\n1,s,Visit,eur,2.5\n"),
            ("required_documents.csv", "id,service_id,document\n1,s,Identity card\n2,s,Letter\n"));

        var service = One<Service>(items);
        Assert.Equal("Winter plan", service.Program!["en"]);
        Assert.Equal("Identity card\nLetter", service.WhatToBring!["en"]);
        Assert.Equal((250L, "EUR"), (service.CostOptions.Single().Cents!.Value, service.CostOptions.Single().Currency));
        var fax = Assert.Single(service.Phones);
        Assert.Equal(("02 2", PhoneType.Fax), (fax.Number, fax.Type));
        Assert.Equal(["nl"], fax.Languages);
        Assert.Equal("02 1", service.Contacts.Single().Phones!.Single().Number);
        Assert.Equal(("fr", "by appointment"), (service.Languages.Single().Code, service.Languages.Single().Note!["en"]));
        Assert.Equal([Id("taxonomy_term", "t"), ThemesFormat.TermId("social-assistance")], service.Themes);
        Assert.Equal(["Money", "Debts"], All<TaxonomyTerm>(items).Select(t => t.Name["en"]));
        var at = One<ServiceAtLocation>(items);
        Assert.Equal("02 3", at.Phones.Single().Number);
        Assert.Equal(2, at.Schedules.Count);
        Assert.Equal([new(Weekday.Mo, 540, 720), new(Weekday.Mo, 780, 1440), new Interval(Weekday.We, 540, 720)], at.Schedules[0].Week);
        Assert.Equal(("FREQ=MONTHLY;BYDAY=-1FR", new Interval(Weekday.Fr, 600, 660)), (at.Schedules[1].Rule, at.Schedules[1].Week.Single()));
        Assert.Null(One<Location>(items).Addresses[0].City);
        var left = Assert.Single(items.OfType<LeftOut>());
        Assert.Equal(("service", "nowhere", "owner-unknown", 5L), (left.Kind, left.SourceId, left.Reason, left.Line));
    }

    [Fact]
    public void What_cannot_be_used_is_set_apart_with_its_reason()
    {
        var items = Read(
            ("services.csv", "id,organization_id,name\n1,77,Orphan\n,1,No id\n2,1,\n1,77,Again\n"),
            ("services_at_location.csv", "id,service_id,location_id\n1,99,1\n2,,1\n"));

        Assert.Equal(Id("organization", "77"), One<Service>(items).OrganizationId);
        Assert.Equal([("no-id", 3L), ("no-name", 4L), ("same-id-twice", 5L), ("service-unknown", 2L), ("service-missing", 3L)], items.OfType<Quarantined>().Select(q => (q.Reason, q.Line)));
    }

    [Fact]
    public void A_zip_and_a_datapackage_with_other_file_names_are_read_too()
    {
        folder.Write("in/package/datapackage.json", """{"resources":[{"name":"services","path":"data/dienst.csv"}]}""");
        folder.Write("in/package/dienst.csv", "id;name\r1;Eén\r");
        ZipFile.CreateFromDirectory(folder.File("in"), folder.File("set.zip"));
        var items = new HsdsFormat().Read(new ImportInput(folder.File("set.zip"), "elsewhere")).ToList();
        Assert.Equal("Eén", One<Service>(items).Name["fr"]);
    }

    [Fact]
    public void A_folder_with_something_else_is_refused() =>
        Assert.Equal("import.unusable.hsds-nothing-found", Assert.Throws<UnusableInput>(() => Read(("photo.txt", "x"))).Message);

    [Fact]
    public void Many_dependents_in_any_order_find_their_owner()
    {
        const int services = 30_000;
        var shuffled = Enumerable.Range(0, services * 3).OrderBy(i => (i * 2654435761L) % 1_000_003).ToList();
        var items = Read(
            ("services.csv", "id,name\n" + string.Concat(Enumerable.Range(0, services).Select(i => $"{i},Service {i}\n"))),
            ("phones.csv", "id,service_id,number,description\n" + string.Concat(shuffled.Select(i => $"{i},{i % services},0{i},{new string('d', 40)}\n"))));
        var read = All<Service>(items);
        Assert.Equal(services, read.Count);
        for (var i = 0; i < services; i++)
            Assert.Equal(new[] { i, i + services, i + 2 * services }.Select(n => $"0{n}").Order(StringComparer.Ordinal), read[i].Phones.Select(p => p.Number).Order(StringComparer.Ordinal));
        Assert.Equal(services, items.Count);
    }
}
