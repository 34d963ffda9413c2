using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;

namespace Vuurtoren.Tests.Modules.Directory.Reading;

public class DirectoryIndexTests
{
    static SmallDirectory Town(TestDatabase database)
    {
        var town = new SmallDirectory(database);
        town.Save(Taxonomy(1), Term(1, "Geld", "Argent"), Term(2, "Schulden", "Dettes", 1), Term(3, "Wonen", "Logement"),
            Organization(1, "De Baken", "Le Fanal"), Organization(2, "Huis Élan"), Organization(3, "Zonder dienst"),
            Service(1, 1, "Budgetbegeleiding", "Guidance budgétaire", "Hulp bij rekeningen", themes: [Theme(2)], languages: ["nl", "fr"]),
            Service(2, 1, "Onthaal", "L'accueil", themes: [Theme(1)], languages: ["nl"]),
            Service(3, 2, "Woonwinkel", "Guichet logement", "Onthaal en hulp", themes: [Theme(3)], languages: ["ar"]),
            Location(1), Location(2, 50.82, 4.40, "21009", "30", "1050"), At(1, 1, 1), At(2, 2, 1), At(3, 3, 2));
        return town;
    }

    [Theory, EveryDatabase]
    public void Everything_public_is_listed_by_name_in_the_language_of_the_viewer(TestDatabase database)
    {
        var town = Town(database);
        Assert.Equal([1, 2, 3], town.Find(new()));
        Assert.Equal([2, 3, 1], town.Find(new(), Fr));
        Assert.Equal([1, 2, 3], town.Find(new() { Kind = Kinds.Organization }));
        Assert.Equal([3, 2, 1], town.Find(new() { Sort = SortBy.Modified }));
        Assert.Equal([2], town.Find(new() { Skip = 1, Take = 1 }));
        Assert.Equal(3, town.Index.Find(new() { Take = 1 }, Nl).Total);
    }

    [Theory, EveryDatabase]
    public void Words_are_found_without_accents_case_or_elision_and_names_come_first(TestDatabase database)
    {
        var town = Town(database);
        Assert.Equal([2, 3], town.Find(new() { Text = "ONTHAAL" }));
        Assert.Equal([2], town.Find(new() { Text = "accueil" }));
        Assert.Equal([1], town.Find(new() { Text = "guidance budgetaire" }));
        Assert.Equal([1], town.Find(new() { Text = "budgetb" }));
        Assert.Equal([1], town.Find(new() { Text = "dettes" }));
        Assert.Equal([3], town.Find(new() { Text = "elan" }));
        Assert.Equal([2, 1], town.Find(new() { Text = "argent" }, Fr));
        Assert.Empty(town.Find(new() { Text = "olifant" }));
        Assert.Equal(3, town.Find(new() { Text = "?!" }).Count); // no word: nothing was asked
    }

    [Theory, EveryDatabase]
    public void When_nothing_has_all_words_what_has_some_is_given_as_perhaps(TestDatabase database)
    {
        var town = Town(database);
        town.Index.CatchUp();
        var answer = town.Index.Find(new() { Text = "budgetbegeleiding olifanten" }, Nl);
        Assert.True(answer.Weak);
        Assert.Equal([1], Numbers(answer.Ids, "service"));
        Assert.False(town.Index.Find(new() { Text = "olifanten" }, Nl).Weak);
    }

    [Theory, EveryDatabase]
    public void Filters_hold_together(TestDatabase database)
    {
        var town = Town(database);
        Assert.Equal([1, 2], town.Find(new() { Theme = Theme(1) }));
        Assert.Equal([1], town.Find(new() { Theme = Theme(2) }));
        Assert.Equal([1, 2, 3], town.Find(new() { Taxonomy = Id("taxonomy", 1) }));
        Assert.Equal([1, 2], town.Find(new() { Organization = Id("organization", 1) }));
        Assert.Equal([3], town.Find(new() { Municipality = "21009" }));
        Assert.Equal([1, 2], town.Find(new() { Neighbourhood = "1" }));
        Assert.Equal([1], town.Find(new() { Spoken = "fr" }));
        Assert.Equal([3], town.Find(new() { Postcode = "1050" }));
        Assert.Equal([2], town.Find(new() { Municipality = "21004", Text = "onthaal" }));
        Assert.Equal([3], town.Find(new() { Near = new(50.82, 4.40, 200) }));
        Assert.Equal([1, 2, 3], town.Find(new() { Near = new(50.82, 4.40, 20_000) }));
        Assert.Equal([2], town.Find(new() { Kind = Kinds.Organization, Theme = Theme(3) }));
        Assert.Equal([3], town.Find(new() { Kind = Kinds.ServiceAtLocation, Near = new(50.82, 4.40, 200) }));
        Assert.Empty(town.Find(new() { Theme = Id("term", 99) }));
        Assert.Empty(town.Find(new() { Municipality = "99999" }));
    }

    [Theory, EveryDatabase]
    public void Counts_are_of_all_that_answers(TestDatabase database)
    {
        var town = Town(database);
        town.Index.CatchUp();
        var facets = town.Index.Find(new() { Facets = true, Take = 1 }, Nl).Facets!;
        Assert.Equal([2, 1, 1], [.. facets.Themes.Select(t => t.Count)]);
        Assert.Equal((Theme(1), 2), facets.Themes[0]);
        Assert.Equal([("21004", 2), ("21009", 1)], facets.Municipalities);
        Assert.Equal([("nl", 2), ("ar", 1), ("fr", 1)], facets.Languages);
        Assert.Equal([("30", 1)], town.Index.Find(new() { Facets = true, Theme = Theme(3) }, Nl).Facets!.Neighbourhoods);
    }

    [Theory, EveryDatabase]
    public void What_is_not_public_is_in_no_answer(TestDatabase database)
    {
        var town = Town(database);
        town.Save(Organization(4, "Geheim huis", visibility: Visibility.OwnerOnly), Organization(5, "Nog onbekend", parked: "organization-unknown"),
            Service(4, 4, "Dienst van geheim"), Service(5, 5, "Dienst van onbekend"), Service(6, 1, "Voor collega's", visibility: Visibility.Professionals));
        Assert.Equal([1, 2, 3], town.Find(new()));
        Assert.Empty(town.Find(new() { Text = "geheim" }));
        Assert.Equal(3, town.Index.Organizations);
    }

    [Theory, EveryDatabase]
    public void A_confidential_place_feeds_no_distance_count_filter_or_word(TestDatabase database)
    {
        var town = Town(database);
        town.Save(Service(7, 2, "Vluchthuis"), Location(7, 50.9, 4.3, "21001", "99", "1070", confidential: true), At(7, 7, 7));
        Assert.Contains(7, town.Find(new()));
        Assert.Empty(town.Find(new() { Near = new(50.9, 4.3, 500) }));
        Assert.Empty(town.Find(new() { Postcode = "1070" }));
        Assert.Empty(town.Find(new() { Municipality = "21001" }));
        Assert.Empty(town.Find(new() { Text = "1070" }));
        Assert.DoesNotContain(town.Index.Places(new(), Nl), p => p.LocationId == Id("location", 7));
        Assert.DoesNotContain(town.Index.Find(new() { Facets = true }, Nl).Facets!.Neighbourhoods, n => n.Code == "99");
    }

    [Theory, EveryDatabase]
    public void Changes_are_followed_also_of_what_an_entry_depends_on(TestDatabase database)
    {
        var town = Town(database);
        Assert.Equal([1, 2, 3], town.Find(new()));
        var seq = town.Index.Seq;

        town.Save(Organization(1, "De Vuurbaak", "Le Fanal"));
        Assert.Equal([1, 2], town.Find(new() { Text = "vuurbaak", Sort = SortBy.Name }));
        Assert.True(town.Index.Seq > seq);

        town.Save(Location(1, municipality: "21015"));
        Assert.Equal([1, 2], town.Find(new() { Municipality = "21015" }));
        Assert.Empty(town.Find(new() { Municipality = "21004" }));

        town.Save(Service(2, 2, "Aanmelding"));
        Assert.Equal([2, 1, 3], town.Find(new()));
        Assert.Equal([2, 3], town.Find(new() { Organization = Id("organization", 2) }));
        Assert.Equal([1], town.Find(new() { Organization = Id("organization", 1) }));

        town.Save(Term(2, "Afbetalen", "Rembourser", 3));
        Assert.Equal([1], town.Find(new() { Text = "afbetalen" }));
        Assert.Equal([1, 3], town.Find(new() { Theme = Theme(3) }));

        town.Save(Service(3, 2, "Woonwinkel", visibility: Visibility.OwnerOnly));
        Assert.Equal([2, 1], town.Find(new()));

        town.Hide(Id("service", 1), Kinds.Service, "description");
        Assert.Empty(town.Find(new() { Text = "rekeningen" }));

        town.Save(Organization(1, "De Vuurbaak", parked: "organization-unknown"));
        Assert.Equal([2], town.Find(new()));
    }

    [Theory, EveryDatabase]
    public void A_place_that_is_hidden_with_its_organisation_is_hidden_at_once_for_services_of_others_there(TestDatabase database)
    {
        var town = Town(database);
        var place = Location(5, 50.9, 4.3, "21001", "99", "1070");
        typeof(Location).GetProperty(nameof(Vuurtoren.Modules.Directory.Location.OrganizationId))!.SetValue(place, Id("organization", 3));
        town.Save(place, At(5, 1, 5));
        Assert.Equal([1], town.Find(new() { Municipality = "21001" }));

        town.Save(Organization(3, "Zonder dienst", visibility: Visibility.OwnerOnly));

        Assert.Empty(town.Find(new() { Municipality = "21001" }));
        Assert.DoesNotContain(town.Index.Places(new(), Nl), p => p.LocationId == place.Id);
    }

    [Theory, EveryDatabase]
    public void A_theme_that_is_shown_again_or_comes_later_than_its_services_is_found(TestDatabase database)
    {
        var town = Town(database);
        town.Save(Service(4, 1, "Huiswerkklas", themes: [Theme(7)]));
        Assert.Empty(town.Find(new() { Theme = Theme(7) }));
        town.Save(Term(7, "School", "École"));
        Assert.Equal([4], town.Find(new() { Theme = Theme(7) }));

        var hidden = Term(3, "Wonen", "Logement");
        typeof(TaxonomyTerm).GetProperty(nameof(TaxonomyTerm.Visibility))!.SetValue(hidden, Visibility.OwnerOnly);
        town.Save(hidden);
        Assert.Empty(town.Find(new() { Theme = Theme(3) }));
        town.Save(Term(3, "Wonen", "Logement"));
        Assert.Equal([3], town.Find(new() { Theme = Theme(3) }));
    }

    [Theory, EveryDatabase]
    public void Many_changes_one_after_the_other_give_the_same_as_reading_all_again(TestDatabase database)
    {
        var town = Town(database);
        town.Index.CatchUp();
        for (var round = 0; round < 12; round++)
        {
            for (var i = 0; i < 5; i++) town.Save(Service(100 + (round * 7 + i * 3) % 40, 1 + i % 3, $"Dienst {(round * 13 + i) % 17:00}", themes: [Theme(1 + i % 3)]));
            town.Index.CatchUp();
        }
        var fresh = new DirectoryIndex(town.Database);
        fresh.CatchUp();
        foreach (var query in (Query[])[new() { Take = 100 }, new() { Text = "dienst", Take = 100 }, new() { Theme = Theme(1), Take = 100, Facets = true }, new() { Sort = SortBy.Modified, Take = 7, Skip = 5 },
            new() { Sort = SortBy.Id, Take = 9, After = Id("service", 103) }, new() { Kind = Kinds.Organization }, new() { Kind = Kinds.ServiceAtLocation }])
        {
            var (followed, anew) = (town.Index.Find(query, Nl), fresh.Find(query, Nl));
            Assert.Equal(anew.Total, followed.Total);
            Assert.Equal(anew.Ids, followed.Ids);
            Assert.Equal(anew.Facets?.Themes, followed.Facets?.Themes);
        }
    }

    [Theory, EveryDatabase]
    public void Going_through_all_by_id_meets_each_record_once(TestDatabase database)
    {
        var town = Town(database);
        for (var i = 10; i < 40; i++) town.Save(Service(i, 1, $"Dienst {i}"));
        town.Index.CatchUp();
        foreach (var kind in (string[])[Kinds.Service, Kinds.Organization, Kinds.ServiceAtLocation])
        {
            var met = new List<Guid>();
            Guid? after = null;
            while (town.Index.Find(new() { Kind = kind, Sort = SortBy.Id, Take = 4, After = after }, Nl) is { Ids.Count: > 0 } page)
            {
                met.AddRange(page.Ids);
                after = page.Ids[^1];
            }
            Assert.Equal(town.Index.Find(new() { Kind = kind }, Nl).Total, met.Count);
            Assert.Equal(met.Distinct().Order(), met);
        }
    }
}
