using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Modules.Directory.Themes;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Networks;

/// <summary>Whom the table is made of, beside who gives help in the territory.</summary>
public sealed class CompositionTests
{
    static Actor Speaking(string name, params string[] languages) => new(Guid.CreateVersion7(), LocalText.From("nl", name)!, [], LegalSide.Unknown, languages, []);

    [Fact]
    public void Each_kind_says_how_many_are_at_the_table_and_who_is_not()
    {
        Actor[] actors = [Speaking("An", "nl", "fr"), Speaking("Bo", "fr"), Speaking("Cis", "ar"), Speaking("Dre"), Speaking("Eva")];
        var by = Composition.Of("x.y", actors, new HashSet<Guid> { actors[0].Id, actors[4].Id }, actor => actor.Languages, language => language);
        Assert.Equal([("ar", 0, 1, "Cis"), ("fr", 1, 2, "Bo"), ("nl", 1, 1, "")], by.Lines.Select(line => (line.Name, line.There, line.All, string.Join(' ', line.Missing.Select(one => one.Name.In("nl").Text)))));
        Assert.Equal(2, by.Unknown); // of whom no language is known, at the table or not: no zero anywhere
    }

    [Fact]
    public void What_has_no_name_here_is_not_known()
    {
        var by = Composition.Of("x.y", [Speaking("An", "nl", "secret"), Speaking("Bo", "secret")], new HashSet<Guid>(), actor => actor.Languages, language => language == "secret" ? null : language);
        Assert.Equal(("nl", 1), (Assert.Single(by.Lines).Name, by.Unknown));
    }

    [Fact]
    public void Of_many_the_first_are_named_and_the_numbers_stay_true()
    {
        var line = Composition.Of("x.y", [.. Enumerable.Range(0, 30).Select(n => Speaking($"{n}", "nl"))], new HashSet<Guid>(), actor => actor.Languages, language => language).Lines.Single();
        Assert.Equal((30, Composition.MostNames, 30 - Composition.MostNames), (line.All, line.Missing.Count, line.MoreMissing));
        Assert.Equal(6, Composition.Of("x.y", [Speaking("An", [.. Enumerable.Range(0, 30).Select(n => $"{n}")])], new HashSet<Guid>(), actor => actor.Languages, language => language).MoreLines);
    }

    [Theory, EveryDatabase]
    public async Task The_directory_tells_form_languages_and_places_of_who_gives_help_there_and_follows_when_it_changes(TestDatabase tables)
    {
        var database = tables.WithTables();
        ThemesFormat.Load(database, new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc));
        var index = new DirectoryIndex(database);
        async Task Add(string key, string municipality, LocalText? form, bool discreet, params string[] languages)
        {
            await using var db = database.Context();
            var (organization, service, place) = (Ids.Of("t", "o", key), Ids.Of("t", "s", key), Ids.Of("t", "l", key));
            db.Add(new Organization { Id = organization, Name = LocalText.From("nl", key)!, LegalStatus = form });
            db.Add(new Service { Id = service, OrganizationId = organization, Name = LocalText.From("nl", key)!, Discreet = discreet, Languages = [.. languages.Select(code => new SpokenLanguage(code))] });
            var house = new Location { Id = place };
            house.PlaceIn(municipality, municipality == "21004" ? "12" : null);
            db.Add(house);
            db.Add(new ServiceAtLocation { Id = Ids.Of("t", "a", key), ServiceId = service, LocationId = place });
            db.Add(new Change { Seq = (db.Set<Change>().Max(change => (long?)change.Seq) ?? 0) + 1, Kind = Kinds.Service, RecordId = service, At = DateTime.UtcNow, Actor = "test", Cause = "edit" });
            await db.SaveChangesAsync();
            index.CatchUp();
        }

        await Add("Zon", "21004", LocalText.From("fr", "ASBL"), false, "fr", "mis");
        await Add("Aap", "21004", LocalText.From("nl", "OCMW"), false);
        await Add("Stil", "21004", null, true, "nl");
        await Add("Ver", "11002", null, false, "nl");
        var actors = new Actors(index);
        await using var looks = database.Context();
        var found = await actors.In(looks, ["nis:21004"], "nl");
        Assert.Equal([("Aap", LegalSide.Public, "", "nis:21004 md:12"), ("Zon", LegalSide.Association, "fr", "nis:21004 md:12")], found.Select(one => (one.Name.In("nl").Text, one.Side, string.Join(' ', one.Languages), string.Join(' ', one.Places))));
        Assert.Same(found, await actors.In(looks, ["nis:21004"], "nl")); // kept
        await Add("Mol", "21004", null, false, "nl");
        Assert.Equal(["Aap", "Mol", "Zon"], (await actors.In(looks, ["nis:21004"], "nl")).Select(one => one.Name.In("nl").Text));
    }
}
