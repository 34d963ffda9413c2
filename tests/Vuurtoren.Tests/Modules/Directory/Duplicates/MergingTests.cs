using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Duplicates.Merges;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Modules.Directory.Upkeep.Suggesting;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Modules.Directory.Import.Engine;

namespace Vuurtoren.Tests.Modules.Directory.Duplicates;

/// <summary>Two records become one, are parted again, and stay so when their sources come again.</summary>
public sealed class MergingTests
{
    static readonly Guid first = Given.Id("organization", "1"), second = Given.Id("organization", "2");
    static readonly CurrentUser manager = CurrentUser.With(Guid.CreateVersion7(), (Role.Region, new(ScopeKind.Region)));
    static readonly Dictionary<string, Take> asProposed = [];

    static ImportItem[] TwoHouses() =>
    [
        Given.Organization("1", "Huis", phone: "02 111 11 11", date: new(2026, 5, 1)), Given.Organization("2", "Het Huis", description: "Uitleg", phone: "02 222 22 22", date: new(2026, 4, 1)),
        Given.Location("p1", street: "Rue du Phare 12"), Given.Location("p2", street: "rue du Phare, 12"), Given.Service("s1", "1", "Onthaal"), Given.Service("s2", "2", "Onthaal"), Given.At("a1", "s1", "p1"), Given.At("a2", "s2", "p2"),
    ];

    static async Task<Guid> Merge(TestDatabase test, Guid kept, Guid gone, Dictionary<string, Take>? choices = null, string kind = Kinds.Organization)
    {
        await using var db = test.WithTables().Context();
        return await new Merging(db, test.WithTables(), manager, Given.Now.AddHours(1)).MakeOne(kind, kept, gone, choices ?? asProposed, (Seq(test, kind, kept), Seq(test, kind, gone)));
    }

    static async Task<IReadOnlyList<LeftAsIs>> Part(TestDatabase test, Guid merge)
    {
        await using var db = test.WithTables().Context();
        return await new Parting(db, test.WithTables(), manager, Given.Now.AddHours(5)).Part(merge);
    }

    static long Seq(TestDatabase test, string kind, Guid id)
    {
        using var connection = test.WithTables().Open();
        return connection.QuerySingle<long>($"select seq from directory_{kind} where id = @id", new { id });
    }

    static Organization House(TestDatabase test, Guid id) => test.All<Organization>().Single(one => one.Id == id);

    static Guid LeadsTo(TestDatabase test, Guid id)
    {
        using var connection = test.WithTables().Open();
        return connection.QueryFirstOrDefault<Guid?>("select record_id from alias where id = @id", new { id }) ?? id;
    }

    [Theory, EveryDatabase]
    public async Task What_was_chosen_stays_lists_are_united_and_all_that_hung_on_the_other_comes_along(TestDatabase test)
    {
        test.Import(TwoHouses());
        await Merge(test, first, second, new() { ["name.fr"] = Take.Gone });
        var house = House(test, first);
        Assert.Equal(("Het Huis", "Uitleg"), (house.Name["fr"], house.Description!["fr"]));
        Assert.Equal(["02 111 11 11", "02 222 22 22"], house.Phones.Select(phone => phone.Number));
        Assert.Equal(["1", "2"], house.Identifiers.Select(one => one.Value));
        Assert.All(test.All<Service>(), service => Assert.Equal(first, service.OrganizationId));
        Assert.Equal("merged", House(test, second).Parked);
        Assert.Equal(first, LeadsTo(test, second));
        using var db = test.WithTables().Context();
        Assert.True(db.Set<Change>().Where(c => c.RecordId == second).OrderByDescending(c => c.Seq).First().Tombstone);
        Assert.Contains("records-merged", db.Set<AuditEntry>().Select(entry => entry.Action));
    }

    [Theory, EveryDatabase]
    public async Task Undoing_brings_everything_back_but_what_was_changed_since_and_tells_it(TestDatabase test)
    {
        test.Import(TwoHouses());
        var merge = await Merge(test, first, second, new() { ["name.fr"] = Take.Gone });
        using (var connection = test.WithTables().Open()) connection.Execute("update directory_organization set name = @name where id = @first", new { name = """{"fr":"Nieuw Huis"}""", first });
        var left = await Part(test, merge);
        Assert.Equal([new LeftAsIs(Kinds.Organization, first, "name.fr")], left);
        Assert.Equal(("Nieuw Huis", null), (House(test, first).Name["fr"], House(test, first).Description));
        Assert.Equal(["02 111 11 11"], House(test, first).Phones.Select(phone => phone.Number));
        Assert.Null(House(test, second).Parked);
        Assert.Equal(second, LeadsTo(test, second));
        Assert.Equal(second, test.All<Service>().Single(service => service.Id == Given.Id("service", "s2")).OrganizationId);
        Assert.Equal(second, test.All<SourceRecord>().Single(row => row is { Kind: Kinds.Organization, SourceId: "2" }).RecordId);
        await Assert.ThrowsAsync<RuleBroken>(() => Part(test, merge));
    }

    [Theory, EveryDatabase]
    public async Task Two_services_become_one_at_the_door_they_share(TestDatabase test)
    {
        test.Import(TwoHouses());
        await Merge(test, first, second);
        var merge = await Merge(test, Given.Id("service", "s1"), Given.Id("service", "s2"), kind: Kinds.Service);
        Assert.Single(test.All<ServiceAtLocation>(), at => at.Parked is null);
        Assert.Single(test.All<Location>(), place => place.Parked is null);
        Assert.Equal(Given.Id("location", "p1"), LeadsTo(test, Given.Id("location", "p2")));
        Assert.Empty(await Part(test, merge));
        Assert.Equal(2, test.All<ServiceAtLocation>().Count(at => at.Parked is null));
        Assert.Equal(2, test.All<Location>().Count(place => place.Parked is null));
    }

    [Theory, EveryDatabase]
    public async Task What_visitors_proposed_comes_along_and_goes_back_and_the_other_is_asked_nothing_more(TestDatabase test)
    {
        test.Import(TwoHouses());
        var (kept, gone) = (Given.Id("service", "s1"), Given.Id("service", "s2"));
        await using (var db = test.WithTables().Context())
        {
            db.Add(Suggestion.Of(gone, "conditions", "fr", new Dictionary<string, string[]> { ["service.minimum_age"] = ["", "18"] }, null, null, Given.Now));
            db.Add(Round.Begin(gone, 1, "info@huis.example", Given.Now));
            await db.SaveChangesAsync();
        }
        var merge = await Merge(test, kept, gone, kind: Kinds.Service);
        Assert.Equal(kept, test.All<Suggestion>().Single().ServiceId);
        Assert.Equal(RoundState.Checked, test.All<Round>().Single().State);
        await Part(test, merge);
        Assert.Equal(gone, test.All<Suggestion>().Single().ServiceId);
    }

    [Theory, EveryDatabase]
    public async Task The_same_source_again_brings_no_double_back_and_splits_nothing(TestDatabase test)
    {
        test.Import(TwoHouses());
        await Merge(test, first, second);
        await Merge(test, Given.Id("service", "s1"), Given.Id("service", "s2"), kind: Kinds.Service);
        var before = Shown(test);
        test.Import(TwoHouses(), at: Given.Now.AddDays(1));
        Assert.Equal(before, Shown(test));

        ImportItem[] later = [.. TwoHouses()[1..], Given.Organization("1", "Huis aan Zee", phone: "02 111 11 11", date: new(2026, 6, 1)), Given.Service("s3", "2", "Nieuw aanbod")];
        test.Import(later, at: Given.Now.AddDays(2));
        Assert.Equal("Huis aan Zee", House(test, first).Name["fr"]); // the source of the record that stayed goes on
        Assert.Equal(("merged", first), (House(test, second).Parked, LeadsTo(test, second)));
        Assert.Equal(first, test.All<Service>().Single(service => service.Id == Given.Id("service", "s3")).OrganizationId); // what is new for the other comes to the one that stayed
        test.Import(later, at: Given.Now.AddDays(3));
        Assert.Equal(1, test.All<Organization>().Count(one => one.Parked is null));
    }

    [Theory, EveryDatabase]
    public async Task Another_source_goes_on_filling_the_record_that_stayed(TestDatabase test)
    {
        test.Import([Given.Organization("1", "Huis", date: new(2026, 5, 1))]);
        test.Import([Given.Organization("2", "Het Huis", description: "Uitleg", date: new(2026, 5, 1), source: "another")], source: "another");
        await Merge(test, first, second);
        test.Import([Given.Organization("2", "Het Huis", description: "Nieuwe uitleg", date: new(2026, 7, 1), source: "another")], source: "another", at: Given.Now.AddDays(60));
        Assert.Equal("Nieuwe uitleg", House(test, first).Description!["fr"]);
        Assert.Equal(1, test.All<Organization>().Count(one => one.Parked is null));
        test.Import([Given.Organization("2", "Het Huis", date: new(2026, 7, 1), source: "third")], source: "third", at: Given.Now.AddDays(61)); // a source that was never here before
        Assert.Equal(1, test.All<Organization>().Count(one => one.Parked is null));
    }

    [Theory, EveryDatabase]
    public async Task Who_chose_on_an_older_version_is_told_and_nothing_is_saved(TestDatabase test)
    {
        test.Import(TwoHouses());
        await using var db = test.WithTables().Context();
        var refusal = await Assert.ThrowsAsync<RuleBroken>(() => new Merging(db, test.WithTables(), manager, Given.Now.AddHours(1)).MakeOne(Kinds.Organization, first, second, asProposed, (Seq(test, Kinds.Organization, first), 1)));
        Assert.Equal("duplicates.changed", refusal.Message);
        Assert.Null(House(test, second).Parked);
    }

    [Theory, EveryDatabase]
    public async Task Persons_that_an_import_brought_stay_hidden(TestDatabase test)
    {
        test.Import([Given.Organization("2", "Het Huis")]);
        using (var connection = test.WithTables().Open())
        {
            connection.Execute("update directory_organization set contacts = @contacts", new { contacts = """[{"name":"An Verzonnen"}]""" });
            connection.Execute("insert into directory_organization (id, name, additional_websites, accreditations, phones, contacts, funding, identifiers, visibility, source, seq, modified_at) select @first, @name, '[]', '[]', '[]', '[]', '[]', '[]', 'Public', 'vuurtoren', 1, modified_at from directory_organization",
                new { first, name = """{"fr":"Huis"}""" });
        }
        await Merge(test, first, second);
        Assert.Equal("An Verzonnen", Assert.Single(House(test, first).Contacts).Name);
        var states = test.All<FieldState>().Where(state => state.RecordId == first).ToList();
        Assert.Empty(Vuurtoren.Modules.Directory.Reading.Redactor.Redact(House(test, first), states, Viewer.Anyone("nl"))!.Contacts);
    }

    static List<string> Shown(TestDatabase test) => [.. test.All<Organization>().Where(one => one.Parked is null).Select(one => Json.Write(one.Name) + one.Phones.Count), .. test.All<Service>().Where(one => one.Parked is null).Select(one => one.Id.ToString()),
        .. test.All<ServiceAtLocation>().Where(at => at.Parked is null).Select(at => at.Id.ToString()), .. test.All<Location>().Where(place => place.Parked is null).Select(place => place.Id.ToString())];
}
