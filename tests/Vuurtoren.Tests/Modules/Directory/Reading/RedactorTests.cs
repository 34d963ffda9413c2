using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Reading;

public class RedactorTests
{
    static readonly Viewer anyone = Viewer.Anyone("nl");
    static readonly Viewer professional = new(Visibility.Professionals, "nl");
    static readonly Guid id = Ids.Of("test", "service", "1");

    static Service A(Visibility visibility = Visibility.Public, string? parked = null, IReadOnlyList<Phone>? phones = null, IReadOnlyList<Contact>? contacts = null, string source = "vuurtoren") => new()
    {
        Id = id, Name = LocalText.NlFr("Onthaal", "Accueil")!, Description = LocalText.NlFr("beschrijving", "description"), Visibility = visibility, Parked = parked,
        Phones = phones ?? [], Contacts = contacts ?? [], Source = source, Funding = [LocalText.NlFr("subsidie", "subside")!],
    };

    static FieldState Hidden(string path, string lang = "", Visibility visibility = Visibility.OwnerOnly) => new() { RecordId = id, Path = path, Lang = lang, Visibility = visibility };

    [Fact]
    public void A_record_with_nothing_to_hide_is_given_as_it_is()
    {
        var service = A(phones: [new("02 000 00 01")]);
        Assert.Same(service, Redactor.Redact(service, [], anyone));
    }

    [Theory, InlineData(Visibility.Professionals), InlineData(Visibility.OwnerOnly)]
    public void A_record_that_is_not_public_is_nothing_to_anyone(Visibility visibility) =>
        Assert.Null(Redactor.Redact(A(visibility), [], anyone));

    [Fact]
    public void A_parked_record_is_seen_by_nobody_but_its_owner()
    {
        Assert.Null(Redactor.Redact(A(parked: "organization-unknown"), [], professional));
        Assert.NotNull(Redactor.Redact(A(parked: "organization-unknown"), [], Viewer.Operator));
    }

    [Fact]
    public void A_hidden_field_is_hidden_only_from_those_who_may_not_see_it()
    {
        FieldState[] states = [Hidden("description", visibility: Visibility.Professionals)];
        Assert.Null(Redactor.Redact(A(), states, anyone)!.Description);
        Assert.NotNull(Redactor.Redact(A(), states, professional)!.Description);
    }

    [Fact]
    public void A_field_can_be_hidden_in_one_language()
    {
        Assert.Equal(["fr"], Redactor.Redact(A(), [Hidden("description", "nl")], anyone)!.Description!.Languages);
        Assert.Equal(["fr"], Redactor.Redact(A(), [Hidden("funding", "nl")], anyone)!.Funding[0].Languages);
        Assert.Null(Redactor.Redact(A(), [Hidden("description", "nl"), Hidden("description", "fr")], anyone)!.Description);
    }

    [Fact]
    public void A_record_without_its_name_is_not_shown() => Assert.Null(Redactor.Redact(A(), [Hidden("name")], anyone));

    [Fact]
    public void The_record_itself_keeps_what_was_hidden_from_a_viewer()
    {
        var service = A();
        Redactor.Redact(service, [Hidden("description")], anyone);
        Assert.NotNull(service.Description);
    }

    [Fact]
    public void Phones_and_contacts_have_a_visibility_of_their_own_also_inside_each_other()
    {
        var service = A(phones: [new("1"), new("2", Visibility: Visibility.Professionals)],
            contacts: [new(Title: LocalText.From("nl", "onthaal"), Phones: [new("3"), new("4", Visibility: Visibility.OwnerOnly)]), new(Title: LocalText.From("nl", "directie"), Visibility: Visibility.OwnerOnly)]);
        var seen = Redactor.Redact(service, [], anyone)!;
        Assert.Equal("1", Assert.Single(seen.Phones).Number);
        Assert.Equal("3", Assert.Single(Assert.Single(seen.Contacts).Phones!).Number);
        Assert.Equal(2, Redactor.Redact(service, [], professional)!.Phones.Count);
    }

    [Fact]
    public void A_person_by_name_is_never_part_of_a_record_that_others_see()
    {
        Contact[] contacts = [new(Name: "A. B.", Agreed: new(2026, 3, 1)), new(Title: LocalText.From("nl", "onthaal"))];
        foreach (var viewer in new[] { anyone, professional })
            foreach (var states in new FieldState[][] { [], [Hidden("contacts", visibility: Visibility.Public)] })
                Assert.Null(Assert.Single(Redactor.Redact(A(contacts: contacts), states, viewer)!.Contacts).Name);
        Assert.Equal(2, Redactor.Redact(A(contacts: contacts, source: "bruso"), [], Viewer.Operator)!.Contacts.Count);
    }

    static Location Place(bool confidential)
    {
        var location = new Location
        {
            Id = id, Confidential = confidential, Name = LocalText.From("nl", "Huis"), Addresses = [new(Street: LocalText.From("nl", "Straat 1"), PostalCode: "1000")], Latitude = 50.8, Longitude = 4.3,
            Transportation = LocalText.From("nl", "tram"), Building = LocalText.From("nl", "A"), Floor = LocalText.From("nl", "2"), Entrance = LocalText.From("nl", "bel"),
        };
        location.PlaceIn("21004", "12");
        return location;
    }

    [Fact]
    public void A_confidential_location_says_nothing_about_where_it_is_to_whomever() => AssertNowhere(Redactor.Redact(Place(confidential: true), [], Viewer.Operator)!);

    [Theory, InlineData("addresses"), InlineData("latitude"), InlineData("longitude")]
    public void Hiding_the_address_hides_all_that_gives_it_away(string path) => AssertNowhere(Redactor.Redact(Place(confidential: false), [Hidden(path)], anyone)!);

    static void AssertNowhere(Location seen)
    {
        Assert.Empty(seen.Addresses);
        Assert.All<object?>([seen.Latitude, seen.Longitude, seen.Transportation, seen.Building, seen.Floor, seen.Entrance, seen.Municipality, seen.Neighbourhood], Assert.Null);
        Assert.NotNull(seen.Name);
    }

    [Fact]
    public void Every_field_of_every_kind_can_be_hidden()
    {
        foreach (var (kind, type) in Kinds.All)
            foreach (var property in type.GetProperties().Where(p => p.CanWrite))
            {
                var path = Db.Snake(property.Name);
                var record = Samples.Filled(type, "marked");
                var seen = Redactor.Redact(record, [new FieldState { RecordId = record.Id, Path = path, Visibility = Visibility.OwnerOnly }], anyone);
                if (seen is null || path is "id" or "seq" or "visibility" or "parked" or "modified_at" or "confidential" or "discreet") continue;
                Assert.DoesNotContain($"marked {path}", Json.Write((object)seen), StringComparison.Ordinal);
            }
    }
}
