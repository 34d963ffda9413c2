using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.SocialBrussels;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Import.Brussels;

public sealed class SocialBrusselsTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly List<ImportItem> items;

    public SocialBrusselsTests()
    {
        Invented.Folder(folder);
        items = [.. new SocialBrusselsFormat().Read(new(folder.Path, "social-brussels"))];
    }

    public void Dispose() => folder.Dispose();

    T Get<T>(string id) where T : DirectoryRecord => Assert.IsType<T>(items.OfType<ReadRecord>().Single(r => r.Record is T && r.SourceId == id).Record);

    [Fact]
    public void An_organisation_comes_with_one_service_at_its_place()
    {
        Assert.Equal(Get<Organization>("1").Id, Get<Service>("1").OrganizationId);
        Assert.Equal((Get<Service>("1").Id, Get<Location>("1").Id), (Get<ServiceAtLocation>("1").ServiceId, Get<ServiceAtLocation>("1").LocationId));
        Assert.Equal("Rue du Phare Inventé 12", Get<Location>("1").Addresses[0].Street!["fr"]);
        Assert.Equal("bus 4", Get<Location>("1").Addresses[0].Extra!["nl"]);
        Assert.Equal("Sint-Jans-Molenbeek", Get<Location>("1").Addresses[0].City!["nl"]);
        Assert.Equal(new DateOnly(2017, 12, 31), Get<Organization>("1").SourceDate);
        Assert.Equal("Vereniging (VZW)", Get<Organization>("1").LegalStatus!["nl"]);
    }

    [Fact]
    public void A_name_in_two_languages_is_parted_and_its_acronym_stays_in_capitals()
    {
        Assert.Equal(LocalText.NlFr("Vuurtorenhuis", "Le Centre du Phare"), Get<Organization>("1").Name);
        Assert.Equal("CDP", Get<Organization>("1").AlternateName!["fr"]);
        Assert.Equal("CPAS d'Anderlecht", Get<Organization>("3").Name["fr"]);
        Assert.Equal(("Écoute Marine", "EM"), (Get<Service>("2").Name["fr"], Get<Service>("2").AlternateName!["fr"]));
    }

    [Fact]
    public void An_address_that_is_not_to_be_told_is_confidential_and_its_words_are_no_street()
    {
        var refuge = Get<Location>("2");
        Assert.True(refuge.Confidential);
        Assert.Null(refuge.Addresses[0].Street);
        Assert.False(Get<Location>("1").Confidential);
    }

    [Fact]
    public void A_service_has_its_categories_in_both_languages_and_our_own_themes()
    {
        var terms = items.OfType<ReadRecord>().Select(r => r.Record).OfType<TaxonomyTerm>().ToDictionary(t => t.Id);
        var category = terms[Get<Service>("1").Themes[0]];
        Assert.Equal(LocalText.NlFr("Raad over vuurtorens", "Conseils sur les phares"), category.Name);
        Assert.Equal(["baken"], category.AlternateNames["nl"]);
        Assert.Equal(["Algemene hulp", "Raad"], category.Broader.Select(b => terms[b].Name["nl"]).Order());
        Assert.Equal("Nuits de tempête", terms[Get<Service>("1").Themes[1]].Name["fr"]);
        Assert.Contains(Get<Service>("1").Themes, t => !terms.ContainsKey(t));
    }

    [Fact]
    public void A_service_against_violence_is_discreet()
    {
        Assert.True(Get<Service>("2").Discreet);
        Assert.False(Get<Service>("3").Discreet);
    }

    [Fact]
    public void Without_categories_the_rough_themes_of_the_row_serve() =>
        Assert.Contains(Ids.Of("social-brussels", Kinds.TaxonomyTerm, "sector:92"), Get<Service>("3").Themes);

    [Fact]
    public void Languages_interpreters_and_the_ways_of_help_are_told_apart()
    {
        var service = Get<Service>("1");
        Assert.Equal(["fr", "tr"], service.Languages.Select(l => l.Code));
        Assert.Equal("Dienst met sociaal tolk", service.InterpretationServices!["nl"]);
        Assert.Equal("Ter plaatse, Telefonisch", service.WhatYouGet!["nl"]);
        Assert.Equal((12, 18), (service.MinimumAge, service.MaximumAge));
        Assert.Equal([AreaKind.Municipality, AreaKind.Region], service.ServiceAreas.Select(a => a.Kind));
    }

    [Fact]
    public void Hours_are_read_from_their_text_which_stays_beside_them()
    {
        var open = Get<Service>("1").Schedules;
        Assert.All(open, hours => Assert.True(hours.ReadByMachine));
        Assert.Contains(open, hours => hours.Week.Count >= 5);
        Assert.Single(open, hours => hours.OriginalText is not null);
        var closed = Assert.Single(Get<Service>("2").Schedules);
        Assert.Equal((true, true, "phone"), (closed.ByAppointment, closed.PhoneOnly, closed.AttendingType));
    }

    [Fact]
    public void Who_comes_only_or_first_is_a_target_group()
    {
        Assert.Equal(new TargetGroup(TargetKind.Exclusive, LocalText.From("fr", "Membres")!), Assert.Single(Get<Service>("2").TargetGroups));
        Assert.Equal(new TargetGroup(TargetKind.Preferential, LocalText.From("fr", "Habitants d'Anderlecht")!), Assert.Single(Get<Service>("3").TargetGroups));
        Assert.Empty(Get<Service>("1").TargetGroups);
    }

    [Fact]
    public void An_accreditation_tells_in_both_languages_what_and_by_whom()
    {
        var accreditation = Assert.Single(Get<Organization>("1").Accreditations);
        Assert.Equal(("7", "Lichthuis - COCOF", "Verzonnen Commissie - COCOF"), (accreditation.Code, accreditation.Name["nl"], accreditation.By!["nl"]));
    }

    [Fact]
    public void An_organisation_known_only_from_links_is_parked_without_a_service()
    {
        Assert.Equal("known-only-from-links", Get<Organization>("99").Parked);
        Assert.DoesNotContain(items, i => i is ReadRecord { Record: Service, SourceId: "99" });
    }

    [Fact]
    public void Topics_that_contradict_the_categories_are_left_out()
    {
        var rows = Enumerable.Range(0, 60).Select(i => $"{i + 1000},5,LOGEMENT,20,Lumière,8,Conseils sur les phares");
        var links = Enumerable.Range(0, 60).Select(i => $"55,Aide aux victimes,337,Refuges inventés,{i + 1000},NOM {i}");
        folder.Write("organisation_topics_2017_fr.csv", "organisation_id,section_id,section_fr,subject_id,subject_fr,topic_id,topic_fr\n" + string.Join("\n", rows));
        folder.Write("organisation_categories_2018_fr.csv", "sector_id,sector_fr,category_id,category_fr,organisation_id,organisation_fr\n" + string.Join("\n", links));
        var left = Assert.Single(new SocialBrusselsFormat().Read(new(folder.Path, "social-brussels")).OfType<LeftOut>());
        Assert.Equal("topics-contradict-categories", left.Reason);
    }

    [Theory]
    [InlineData("MAISON DE LA MER - L'ÉTÉ", "Maison de la Mer - L'Été")]
    [InlineData("'T BAKEN VAN DEN DIJK", "'t Baken van den Dijk")]
    [InlineData("A.S.B.L. ZEE IJSBEER", "A.S.B.L. Zee IJsbeer")]
    [InlineData("CLUB DU 3ÈME ÂGE II", "Club du 3ème Âge II")]
    [InlineData("Déjà écrit comme il faut", "Déjà écrit comme il faut")]
    [InlineData("ZEESTER.BE", "Zeester.be")]
    public void Capitals_become_a_case_that_reads_easily(string name, string readable) => Assert.Equal(readable, new ReadableCase().Of(name));

    [Theory]
    [InlineData("COMMUNE INVENTÉE - DIENST JEUGD")]
    [InlineData("SABLE ET RÉNOVATION - ANTENNE NORD")]
    [InlineData("PHARE - BAKEN")]
    public void A_name_is_not_parted_where_its_languages_are_not_certain(string name) => Assert.Null(NameLanguage.Both(name));
}
