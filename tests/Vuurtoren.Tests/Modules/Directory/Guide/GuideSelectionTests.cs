using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Guide;
using Vuurtoren.Modules.Directory.Opening;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Tests.Modules.Directory.Reading;
using Vuurtoren.Tests.Platform.Outbox;
using static Vuurtoren.Tests.Modules.Directory.Reading.SmallDirectory;

namespace Vuurtoren.Tests.Modules.Directory.Guide;

/// <summary>Which services a guide holds, and in which chapters.</summary>
public sealed class GuideSelectionTests
{
    static readonly DateTime now = new(2026, 11, 2, 9, 0, 0);

    static SmallDirectory Town(TestDatabase database)
    {
        var town = new SmallDirectory(database);
        var (housing, food) = (Theme(1), Theme(2));
        town.Save(Taxonomy(1), Term(1, "Wonen", "Logement"), Term(2, "Voedsel", "Alimentation"), Organization(1, "De Baken", "La Balise"),
            Service(1, 1, "Zolder", "Grenier", themes: [housing]), Service(2, 1, "Atelier", themes: [food, housing]), Service(3, 1, "Élan", "Élan", themes: [food]), Service(4, 1, "Zonder thema"),
            Service(5, 1, "Gedaan", themes: [housing], status: ServiceStatus.Defunct), Service(6, 1, "Van ons alleen", themes: [housing], visibility: Visibility.OwnerOnly),
            Service(7, 1, "Van elders", themes: [food], areas: [new(AreaKind.Municipality, "21004")]), Service(8, 1, "Geheim", themes: [housing]),
            Location(1), Location(2, 50.83, 4.37, "21009", "2", "1050"), Location(3, confidential: true),
            At(1, 1, 1), At(2, 2, 2), At(3, 3, 1), At(4, 4, 1), At(5, 5, 1), At(6, 6, 1), At(7, 7, 2), At(8, 8, 3));
        town.Index.CatchUp();
        return town;
    }

    static string[] Names(SmallDirectory town, GuideChoice choice) =>
        [.. town.Sheets.Services([.. new GuideSelection(town.Database, town.Index, HoursTerm.Default).Of(choice)], Nl).Select(sheet => sheet.Service.Name.In("nl").Text).Order(StringComparer.Ordinal)];

    static GuideBook Read(SmallDirectory town, GuideChoice choice) =>
        new GuideReading(town.Sheets, town.Index, Outboxes.Texts, HoursTerm.Default).Read(choice, new GuideSelection(town.Database, town.Index, HoursTerm.Default).Of(choice), now, new("https://gids.example"));

    [Theory, EveryDatabase]
    public void A_guide_holds_what_everybody_may_see_and_still_exists(TestDatabase database) =>
        Assert.Equal(["Atelier", "Geheim", "Van elders", "Zolder", "Zonder thema", "Élan"], Names(Town(database), new()));

    [Theory, EveryDatabase]
    public void It_can_be_of_one_municipality_or_postal_code_and_of_who_comes_there_from_elsewhere(TestDatabase database)
    {
        var town = Town(database);
        Assert.Equal(["Zolder", "Zonder thema", "Élan"], Names(town, new() { Where = "Brussel" }));
        Assert.Equal(["Atelier", "Van elders"], Names(town, new() { Where = "1050 Elsene" }));
        Assert.Contains("Van elders", Names(town, new() { Where = "1000", Serving = true }));
        Assert.Equal(5, Names(town, new() { Where = "Bruxelles, 1050" }).Length);
        GuideArea.Of("Brussel, Nergensdorp", out var unknown);
        Assert.Equal("Nergensdorp", unknown);
    }

    [Theory, EveryDatabase]
    public void It_can_hold_only_what_a_person_checked_since_a_day(TestDatabase database)
    {
        var town = Town(database);
        var (seen, imported) = (Service(1, 1, "Zolder", themes: [Theme(1)]), Service(3, 1, "Élan", themes: [Theme(2)]));
        foreach (var (service, how) in new[] { (seen, "called"), (imported, "import") })
        {
            typeof(DirectoryRecord).GetProperty(nameof(DirectoryRecord.VerifiedAt))!.SetValue(service, new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc));
            typeof(DirectoryRecord).GetProperty(nameof(DirectoryRecord.VerifiedHow))!.SetValue(service, how);
        }
        town.Save(seen, imported);
        town.Index.CatchUp();
        Assert.Equal(["Zolder"], Names(town, new() { Since = new(2026, 3, 1) }));
        Assert.Empty(Names(town, new() { Since = new(2026, 3, 2) }));
        var checkedLine = Assert.Single(Read(town, new() { Since = new(2026, 3, 1) }).Entries).In[0]["checked"]!;
        Assert.Equal("per telefoon op 1 maart 2026", checkedLine.Text);
    }

    [Fact]
    public void A_service_stands_once_and_other_chapters_say_where()
    {
        using var database = new TestDatabase(Engine.Sqlite);
        var book = Read(Town(database), new GuideChoice().In("side", "nl"));

        Assert.Equal(["Voedsel / Alimentation", "Wonen / Logement", "Andere / Autres"], book.Chapters.Select(chapter => string.Join(" / ", chapter.Name.Select(name => name.Text))));
        Assert.Equal(["Atelier", "Élan", "Van elders"], book.Chapters[0].Entries.Select(entry => entry.Name.In("nl").Text));
        Assert.Equal(["Geheim", "Zolder"], book.Chapters[1].Entries.Select(entry => entry.Name.In("nl").Text));
        Assert.Equal("Atelier", Assert.Single(book.Chapters[1].Also).Name.In("nl").Text);
        Assert.Equal(Enumerable.Range(1, 6), book.Entries.Select(entry => entry.Number));
    }

    [Fact]
    public void The_index_has_the_names_of_both_languages_by_the_alphabet_also_of_organisations()
    {
        using var database = new TestDatabase(Engine.Sqlite);
        var names = Read(Town(database), new GuideChoice().In("nl", "nl")).Names();

        Assert.Equal(["Atelier", "De Baken", "Élan", "Geheim", "Grenier", "La Balise", "Van elders", "Zolder", "Zonder thema"], names.Select(name => name.Text));
        Assert.Equal(("fr", 1), (names.Single(name => name.Text == "Grenier").Lang, names.Single(name => name.Text == "Grenier").Entries.Count));
        Assert.Equal(6, names.Single(name => name.Text == "La Balise").Entries.Count);
        Assert.Equal("E", GuideHtml.Letter("Élan"));
    }

    [Fact]
    public void Where_a_secret_place_is_stands_nowhere_but_that_it_is_secret_does()
    {
        using var database = new TestDatabase(Engine.Sqlite);
        var book = Read(Town(database), new GuideChoice().In("after", "fr"));
        var secret = book.Entries.Single(entry => entry.Name.In("nl").Text == "Geheim");
        Assert.Equal(["Adresse secrète\u00a0: téléphonez", "Geheim adres: bel eerst"], secret.In.Select(sheet => sheet["where"]!.Text));
        Assert.DoesNotContain("Vlotstraat", string.Concat(secret.In.SelectMany(sheet => sheet.Lines).Select(line => line.Text.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_and_too_much_are_no_guide()
    {
        using var database = new TestDatabase(Engine.Sqlite);
        var town = Town(database);
        Assert.Equal("guide.empty", Assert.Throws<RuleBroken>(() => new GuideSelection(town.Database, town.Index, HoursTerm.Default).ForPrinting(new() { Themes = ["nonsense"] })).Message);
    }

    [Theory, InlineData(1, "0-1 0-0"), InlineData(4, "4-1 2-3"), InlineData(6, "0-1 2-0 6-3 4-5"), InlineData(8, "8-1 2-7 6-3 4-5")]
    public void Sheets_that_are_folded_give_the_pages_in_order(int pages, string sides) =>
        Assert.Equal(sides, string.Join(' ', Booklet.Sides(pages).Select(side => $"{side.Left}-{side.Right}")));
}
