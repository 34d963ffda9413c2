using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.OpenData;

public class HsdsJsonTests
{
    static readonly DateOnly may2 = new(2026, 5, 2);
    static readonly Vocabulary words = new([Rich.Taxonomy], [Rich.Term]);

    static JsonNode Written(Action<HsdsJson> write, string language = "nl", DateOnly? today = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, HsdsJson.Options)) write(new HsdsJson(json, language, words, today ?? may2));
        return JsonNode.Parse(buffer.WrittenSpan)!;
    }

    static ServiceSheet Sheet => new(Rich.Service, Rich.Organization, [new(Rich.At, Rich.Location), new(Rich.At, null)]);
    static Service Bare => new() { Id = Rich.ServiceId, Name = LocalText.From("fr", "Accueil")! };
    static Organization BareOrganization => new() { Id = Rich.OrganizationId, Name = LocalText.From("fr", "Le Fanal")! };

    [Fact]
    public async Task Everything_written_is_valid_HSDS_however_full_or_bare_the_record()
    {
        (string Schema, Action<HsdsJson> Write)[] all =
        [
            ("service", j => j.Service(Sheet)), ("service", j => j.OwnService(Rich.Service)), ("service", j => j.ServiceInList(Rich.Service, Rich.Organization)),
            ("service", j => j.Service(new(Bare, null, []))), ("service", j => j.ServiceInList(Bare, null)), ("service", j => j.ServiceInList(Bare, BareOrganization)),
            ("organization", j => j.Organization(new(Rich.Organization, [Rich.Location], []))), ("organization", j => j.Organization(new(BareOrganization, [], []))),
            ("organization", j => j.OrganizationInList(Rich.Organization)), ("organization", j => j.OwnOrganization(Rich.Organization)),
            ("service_at_location", j => j.ServiceAtLocation(new(Rich.At, Rich.Location), Rich.Service, Rich.Organization)),
            ("service_at_location", j => j.ServiceAtLocationInList(Rich.At, Rich.Location, Rich.Service, Rich.Organization)),
            ("service_at_location", j => j.OwnServiceAtLocation(Rich.At)), ("location", j => j.Location(Rich.Location)),
            ("location", j => j.Location(new() { Id = Rich.LocationId, Confidential = true, Addresses = [new()] })),
            ("taxonomy", j => j.Taxonomy(Rich.Taxonomy)), ("taxonomy_term", j => j.TaxonomyTerm(Rich.Term)),
        ];
        foreach (var (schema, write) in all)
            foreach (var language in new[] { "nl", "fr", "de" })
                Assert.Empty(await Hsds.Problems(schema, Written(write, language).ToJsonString()));
    }

    [Fact]
    public void A_text_comes_in_the_language_asked_and_its_translations_beside_it()
    {
        var dutch = Written(j => j.OwnService(Rich.Service));
        Assert.Equal("Onthaal", (string?)dutch["name"]);
        Assert.Equal("Accueil", (string?)dutch["translations"]!["fr"]!["name"]);
        Assert.Equal("Permanence", (string?)dutch["alternate_name"]);
        Assert.Equal("fr", (string?)dutch["text_languages"]!["alternate_name"]);
        Assert.Null(dutch["text_languages"]!["name"]);
        Assert.Equal("Sonnez", ((string?)dutch["schedules"]![0]!["translations"]!["fr"]!["notes"])!.Split("; ")[1]);
    }

    [Fact]
    public void A_week_becomes_one_schedule_for_each_pair_of_hours()
    {
        var schedules = Written(j => j.OwnService(Rich.Service))["schedules"]!.AsArray();
        Assert.Equal(
        [
            "WEEKLY MO,TU 09:00:00-12:00:00", "WEEKLY MO 13:30:00-16:30:00", "WEEKLY FR 22:00:00-02:00:00", "WEEKLY SA 18:00:00-", "WEEKLY SU 00:00:00-00:00:00",
            "  -", "MONTHLY -1MO 19:00:00-21:00:00",
        ], schedules.Select(s => $"{s!["freq"]} {s["byday"]} {s["opens_at"]}-{s["closes_at"]}"));
        Assert.Equal("Sociale dienst; Bel aan; 24/12/2026-26/12/2026: Gesloten (Feest); 21/07/2026: 10:00-12:00", (string?)schedules[0]!["notes"]);
        Assert.Equal("Lu-ma 9-12h", (string?)schedules[0]!["description"]);
        Assert.Null(schedules[1]!["description"]);
        Assert.Equal(("2026-01-01", "2026-12-31"), ((string?)schedules[0]!["valid_from"], (string?)schedules[0]!["valid_to"]));
        Assert.Equal(("Op afspraak", "phone"), ((string?)schedules[5]!["notes"], (string?)schedules[5]!["attending_type"]));
    }

    [Fact]
    public void Parts_have_ids_that_last_and_never_meet()
    {
        static List<string> IdsIn(JsonNode? node) => node switch
        {
            JsonObject o => [.. o.SelectMany(p => p.Key == "id" ? [(string)p.Value!] : IdsIn(p.Value))],
            JsonArray a => [.. a.SelectMany(IdsIn)],
            _ => [],
        };
        var once = IdsIn(Written(j => j.OwnService(Rich.Service)));
        Assert.Equal(once, IdsIn(Written(j => j.OwnService(Rich.Service), "fr")));
        Assert.Equal(once.Count, once.Distinct().Count());
        Assert.Equal(2, Written(j => j.OwnOrganization(Rich.Organization))["phones"]!.AsArray().Select(p => (string?)p!["id"]).Distinct().Count());
    }

    [Fact]
    public void Addresses_say_the_province_and_never_invent_what_nobody_knows()
    {
        var addresses = Written(j => j.Location(Rich.Location))["addresses"]!;
        Assert.Equal(("Hoogstraat 1", "Bus 2", "BE-BRU"), ((string?)addresses[0]!["address_1"], (string?)addresses[0]!["address_2"], (string?)addresses[0]!["state_province"]));
        Assert.Equal(("-", "-", "-", "-", "BE"), ((string?)addresses[1]!["address_1"], (string?)addresses[1]!["city"], (string?)addresses[1]!["state_province"],
            (string?)addresses[1]!["postal_code"], (string?)addresses[1]!["country"]));
    }

    [Fact]
    public void Identifiers_name_their_scheme_and_the_enterprise_number_is_one()
    {
        var identifiers = Written(j => j.OwnOrganization(Rich.Organization))["organization_identifiers"]!.AsArray();
        Assert.Equal(["social-brussels 1060", "kbo 0123456749"], identifiers.Select(i => $"{i!["identifier_scheme"]} {i["identifier"]}"));
        Assert.Equal("1060-1", (string?)Written(j => j.OwnService(Rich.Service))["identifiers"]![0]!["identifier"]);
        Assert.Equal("social-brussels", (string?)Written(j => j.Location(Rich.Location))["external_identifier_type"]);
    }

    [Fact]
    public void A_message_is_an_alert_while_it_holds_and_gone_when_it_is_over()
    {
        Assert.Equal("Opgelet\nDicht", (string?)Written(j => j.OwnService(Rich.Service))["alert"]);
        var later = Written(j => j.OwnService(Rich.Service), today: new(2026, 6, 1));
        Assert.Equal("Opgelet", (string?)later["alert"]);
        Assert.Null(later["messages"]);
        Assert.Equal("temporarily closed", (string?)later["status"]);
    }

    [Fact]
    public void What_is_no_address_of_mail_or_web_is_left_out()
    {
        var service = Written(j => j.OwnService(Rich.Service));
        Assert.Null(service["email"]);
        Assert.Equal("https://example.org/b", (string?)service["translations"]!["fr"]!["url"]);
        Assert.Single(Written(j => j.OwnOrganization(Rich.Organization))["additional_websites"]!.AsArray());
    }
}
