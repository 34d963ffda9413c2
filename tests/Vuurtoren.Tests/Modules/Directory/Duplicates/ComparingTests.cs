using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Duplicates.Comparing;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Duplicates;

/// <summary>What makes two invented records the same, and what keeps them apart.</summary>
public sealed class ComparingTests
{
    readonly Book book = new();
    readonly List<Compared> records = [];
    int number;

    Compared Organization(string name, string? street = null, string? nl = null, string? also = null, string? phone = null, string? site = null, string? kbo = null, string source = "a", string code = "1000") => Add(new Describing(book).Organization(new()
    {
        Id = new Guid(++number, 0, 0, new byte[8]), Source = source, Name = LocalText.NlFr(nl, name)!, AlternateName = LocalText.From("fr", also), Phones = phone is null ? [] : [new(phone)],
        Website = LocalText.From("und", site), TaxId = kbo,
    }, street is null ? [] : [Place(street, code)]));

    Compared Service(string name, Guid? organization, string? street = null, string? description = null, string source = "a") => Add(new Describing(book).Service(new()
    {
        Id = new Guid(++number, 0, 0, new byte[8]), Source = source, OrganizationId = organization, Name = LocalText.From("fr", name)!, Description = LocalText.From("fr", description),
    }, street is null ? [] : [Place(street, "1000")]));

    static Location Place(string street, string code) => new() { Id = Guid.NewGuid(), Addresses = [new(LocalText.From("fr", street), PostalCode: code)] };

    Compared Add(Compared record)
    {
        records.Add(record);
        return record;
    }

    IReadOnlyList<Pair> Found() => [.. new[] { Kinds.Organization, Kinds.Service }.SelectMany(kind => new Comparison(book, records).Pairs(kind))];

    void AreTheSame(params Reason[] reasons) => Assert.Superset(reasons.ToHashSet(), Assert.Single(Found()).Reasons.ToHashSet());

    void AreDifferent() => Assert.Empty(Found());

    [Fact]
    public void One_organisation_in_two_sources_is_found_by_its_name_and_door()
    {
        Organization("La Pomme Rouge", "Rue du Phare 12", source: "a");
        Organization("ASBL La Pomme Rouge", "rue du Phare, 12", source: "b");
        AreTheSame(Reason.Name, Reason.Address);
    }

    [Fact]
    public void A_name_in_one_language_is_found_in_the_other()
    {
        Organization("Maison médicale de Molenbeek-Saint-Jean", "Rue du Phare 12", code: "1080", source: "a");
        Organization("x", "Rue du Phare 12", nl: "Wijkgezondheidscentrum Sint-Jans-Molenbeek", code: "1080", source: "b");
        AreTheSame(Reason.Name);
    }

    [Fact]
    public void Letters_stand_for_the_words_they_begin()
    {
        Organization("Service Bruxellois Inventé de Lumière", also: "SBIL", source: "a");
        Organization("SBIL", source: "b");
        AreTheSame();
    }

    [Fact]
    public void The_number_of_an_enterprise_a_telephone_and_a_site_say_much()
    {
        Organization("Phare", "Rue Haute 1", phone: "02/111.22.33", site: "https://www.phare.example", kbo: "0403019261", source: "a");
        Organization("Le Phare de l'Ouest", "Rue Haute 1", phone: "+32 2 111 22 33", site: "phare.example", kbo: "0403.019.261", source: "b");
        AreTheSame(Reason.Kbo, Reason.Phone, Reason.Site, Reason.Address);
    }

    [Fact]
    public void A_municipality_and_its_ocmw_are_two_though_they_share_a_town_hall()
    {
        Organization("Commune de Voorbeelde", "Grand-Place 1", phone: "02 111 22 33", source: "a");
        Organization("CPAS de Voorbeelde", "Grand-Place 1", phone: "02 111 22 33", source: "b");
        AreDifferent();
    }

    [Fact]
    public void Branches_of_a_chain_are_two_places()
    {
        Organization("Les Petits Bateaux", "Rue du Phare 12", site: "bateaux.example");
        Organization("Les Petits Bateaux", "Avenue de la Mer 80", site: "bateaux.example", code: "1050");
        AreDifferent();
    }

    [Fact]
    public void One_door_is_not_one_house()
    {
        Organization("Service Lune Bleue", "Rue du Phare 12", phone: "02 111 22 33");
        Organization("Centre Cheval Vert", "Rue du Phare 12", phone: "02 111 22 33");
        AreDifferent();
    }

    [Fact]
    public void Numbers_and_towns_in_names_tell_houses_apart()
    {
        Organization("Centre Boussole - Site 1", source: "a");
        Organization("Centre Boussole - Site 2", source: "b");
        Organization("Croix Bleue - Section Ixelles", source: "a");
        Organization("Croix Bleue - Section Jette", source: "b");
        AreDifferent();
    }

    [Fact]
    public void Two_services_of_one_organisation_at_one_door_are_the_same_only_when_their_names_agree()
    {
        var house = Organization("La Pomme Rouge", "Rue du Phare 12");
        Service("Consultation juridique inventée", house.Id, "Rue du Phare 12");
        Service("Groupe de parole inventé", house.Id, "Rue du Phare 12");
        AreDifferent();
        Service("Consultation juridique inventée", house.Id, "Rue du Phare 12");
        AreTheSame(Reason.Name, Reason.Organization);
    }

    [Fact]
    public void Two_descriptions_in_one_source_mean_two_services()
    {
        var house = Organization("La Pomme Rouge", "Rue du Phare 12");
        Service("Antenne Ouest", house.Id, "Rue du Phare 12", "Accueil d'enfants de deux à cinq ans pendant les vacances scolaires, avec repas chaud et sieste");
        Service("Antenne Ouest", house.Id, "Rue du Phare 12", "Conseil en rénovation, primes pour l'isolation du toit et visite gratuite par un architecte");
        AreDifferent();
    }

    [Theory]
    [InlineData("Maison de repos « Les Tilleuls » asbl", "Woonzorgcentrum Les Tilleuls")]
    [InlineData("C.P.A.S. d'Uccle", "OCMW Ukkel")]
    [InlineData("Agence immobilière sociale Phare", "Sociaal Verhuurkantoor Phare")]
    [InlineData("Home Soleil II", "Home Soleil 2")]
    public void Names_that_mean_the_same_have_the_same_words(string one, string other) => Assert.Equal(NameWords.Of(one).Order(), NameWords.Of(other).Order());
}
