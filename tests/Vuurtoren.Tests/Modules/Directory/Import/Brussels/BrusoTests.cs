using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Bruso;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Import.Brussels;

public sealed class BrusoTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    List<ImportItem> Read(string xml) => [.. new BrusoFormat().Read(new(folder.Write("records.xml", xml), "bruso"))];

    static T Get<T>(List<ImportItem> items) where T : DirectoryRecord => items.OfType<ReadRecord>().Select(r => r.Record).OfType<T>().Single();

    [Fact]
    public void A_record_is_the_same_record_as_in_the_folder_of_the_directory()
    {
        var items = Read(Invented.Bruso);
        Assert.Equal(Ids.Of("social-brussels", Kinds.Organization, "501"), Get<Organization>(items).Id);
        Assert.Equal(new Identifier("social-brussels", "501"), Assert.Single(Get<Organization>(items).Identifiers));
        Assert.Equal(("bruso", new DateOnly(2017, 7, 3)), (Get<Organization>(items).Source, Get<Organization>(items).SourceDate));
        Assert.Equal(Ids.Of("social-brussels", Kinds.Organization, "77"), Get<Organization>(items).ParentOrganizationId);
    }

    [Fact]
    public void Codes_mean_what_the_comments_beside_them_say_and_stay_codes_without()
    {
        var items = Read(Invented.Bruso);
        Assert.Equal("Vereniging (VZW)", Get<Organization>(items).LegalStatus!["nl"]);
        Assert.Equal([("nl", null), ("mis", "9999")], Get<Service>(items).Languages.Select(l => (l.Code, l.Note?["und"])));
        Assert.Equal("04000", Assert.Single(Get<Service>(items).ServiceAreas).Code);
        Assert.Equal("Verzonnen schuilplaatsen", Get<TaxonomyTerm>(items).Name["nl"]);
        Assert.True(Get<Service>(items).Discreet);
    }

    [Fact]
    public void Codes_mean_what_the_lists_of_an_update_request_say()
    {
        var items = Read("""
            <updateRequest><organisationList><organisation><id>9</id><NMOFFNL>BAKEN</NMOFFNL><agrementErken>7</agrementErken><natOffreHulpwijz>736</natOffreHulpwijz></organisation></organisationList>
            <natOffreHulpwijzList><natOffreHulpwijz><id>736</id><value i18n="fr">Sur place</value><value i18n="nl">Ter plaatse</value></natOffreHulpwijz></natOffreHulpwijzList>
            <pouvoirAgreantErkenningList><pouvoirAgreantErkenning><id>1</id><value i18n="fr">Le Sable</value><value i18n="nl">Het Zand</value></pouvoirAgreantErkenning></pouvoirAgreantErkenningList>
            <agrementErkenList><agrementErken><id>7</id><value i18n="fr">Maison</value><value i18n="nl">Huis</value><pouvoirAgreantErkenning>1</pouvoirAgreantErkenning></agrementErken></agrementErkenList>
            </updateRequest>
            """);
        Assert.Equal(new Accreditation(LocalText.NlFr("Huis", "Maison")!, LocalText.NlFr("Het Zand", "Le Sable"), "7"), Assert.Single(Get<Organization>(items).Accreditations));
        Assert.Equal("Ter plaatse", Get<Service>(items).WhatYouGet!["nl"]);
    }

    [Fact]
    public void A_number_in_both_languages_is_one_number_and_a_persons_is_for_the_owner()
    {
        var organisation = Get<Organization>(Read(Invented.Bruso));
        Assert.Equal([(PhoneType.Voice, "onthaal"), (PhoneType.Fax, null)], organisation.Phones.Select(p => (p.Type, p.Description?["nl"])));
        Assert.Equal("info@baken.example", organisation.Email!["nl"]);
        Assert.Equal(2, organisation.Contacts.Count);
        Assert.All(organisation.Contacts, c => Assert.Equal(Visibility.OwnerOnly, c.Visibility));
    }

    [Fact]
    public void Texts_are_cleaned_and_an_untranslated_one_stands_under_its_own_language()
    {
        var items = Read(Invented.Bruso);
        Assert.Equal("Licht:\n- 's nachts", Get<Service>(items).Description!["nl"]);
        Assert.Equal("De la lumière\n\nPrix libre", Get<Service>(items).Description!["fr"]);
        Assert.Equal(["fr"], Get<Organization>(items).Description!.Languages);
    }

    [Fact]
    public void An_address_tells_box_floor_and_care_of_and_lies_where_the_Belgian_grid_says()
    {
        var place = Get<Location>(Read(Invented.Bruso));
        var address = Assert.Single(place.Addresses);
        Assert.Equal(("Verzonnen Kaai 7", "1080", "Sint-Jans-Molenbeek"), (address.Street!["nl"], address.PostalCode, address.City!["nl"]));
        Assert.Equal("bus 2, P/a Zeehuis, P/A Zeehuis", address.Extra!["nl"]);
        Assert.Equal("gelijkvloers", place.Floor!["nl"]);
        Assert.InRange(place.Latitude!.Value, 50.8534, 50.8536);
        Assert.InRange(place.Longitude!.Value, 4.3513, 4.3516);
    }

    [Fact]
    public void A_wrong_enterprise_number_and_an_unknown_field_are_left_out_with_their_reason()
    {
        var items = Read(Invented.Bruso.Replace("0400.000.185", "0400.000.100", StringComparison.Ordinal));
        Assert.Null(Get<Organization>(items).TaxId);
        Assert.Equal(["field-unknown", "kbo-check-digits"], items.OfType<LeftOut>().Select(l => l.Reason).Order());
        Assert.NotNull(Get<Organization>(Read(Invented.Bruso)).TaxId);
    }

    [Theory]
    [InlineData("<html><body/></html>", "import.unusable.not-bruso")]
    [InlineData("<organisations><organisation><id>1</id>", "import.unusable.xml-broken")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><organisations><organisation><id>&e;</id></organisation></organisations>", "import.unusable.xml-document-type")]
    public void What_is_no_such_file_is_refused(string xml, string reason) => Assert.Equal(reason, Assert.Throws<UnusableInput>(() => Read(xml)).Message);

    [Fact]
    public void A_record_without_a_name_is_set_aside() =>
        Assert.Equal("no-name", Assert.Single(Read("<organisations><organisation><id>1</id></organisation></organisations>").OfType<Quarantined>()).Reason);
}
