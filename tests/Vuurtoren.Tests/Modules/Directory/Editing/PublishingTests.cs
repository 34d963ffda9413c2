using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Tests.Modules.Directory.Import.Engine;
using Vuurtoren.Tests.Platform.Files;

namespace Vuurtoren.Tests.Modules.Directory.Editing;

/// <summary>What people type beside what sources give, without a screen in between.</summary>
public sealed class PublishingTests
{
    static readonly Guid house = Given.Id("organization", "1");
    static readonly CurrentUser editor = CurrentUser.With(Guid.CreateVersion7(), (Role.DirectoryEditor, new(ScopeKind.Organization, house)));

    [Theory, EveryDatabase]
    public async Task What_somebody_typed_stays_when_an_older_source_comes_again_and_the_difference_is_noted(TestDatabase test)
    {
        test.Import([Given.Organization("1", "Huis", description: "Uitleg", date: new(2026, 5, 1))]);
        await Publish(test, new() { ["organization.name.fr"] = "Huis van het Kind" });
        var result = test.Import([Given.Organization("1", "Huis bis", description: "Nieuwe uitleg", date: new(2026, 5, 2))], at: Given.Now.AddDays(1));
        var organization = test.Only<Organization>();
        Assert.Equal(("Huis van het Kind", "Nieuwe uitleg"), (organization.Name["fr"], organization.Description!["fr"])); // only what was typed is held
        Assert.Equal(1, result[Kinds.Organization].Differences);
    }

    [Theory, EveryDatabase]
    public async Task A_form_that_was_opened_before_an_import_takes_over_what_that_changed(TestDatabase test)
    {
        test.Import([Given.Organization("1", "Huis", description: "Uitleg", date: new(2026, 5, 1))]);
        var before = Opened(test);
        test.Import([Given.Organization("1", "Huis bis", description: "Nieuwe uitleg", date: new(2026, 5, 2))], at: Given.Now.AddDays(1));
        var outcome = await Publish(test, new() { ["organization.alternate_name.fr"] = "HK" }, before);
        Assert.True(outcome.Published);
        var organization = test.Only<Organization>();
        Assert.Equal(("Huis bis", "Nieuwe uitleg", "HK"), (organization.Name["fr"], organization.Description!["fr"], organization.AlternateName!["fr"]));

        var conflict = await Publish(test, new() { ["organization.name.fr"] = "Mijn huis" }, before);
        Assert.False(conflict.Published);
        Assert.Equal("organization.name.fr", Assert.Single(conflict.Conflicts).Slot);
        Assert.Equal("Huis bis", test.Only<Organization>().Name["fr"]);
        Assert.Equal("Mijn huis", conflict.Form.Typed["organization.name.fr"]);
    }

    [Theory, EveryDatabase]
    public async Task A_form_in_which_nothing_changed_leaves_no_trace(TestDatabase test)
    {
        test.Import([Given.Organization("1", "Huis", phone: "02 000 00 00")]);
        using var db = test.WithTables().Context();
        var changes = db.Set<Change>().Count();
        Assert.True((await Publish(test, [])).Published);
        Assert.Equal(changes, db.Set<Change>().Count());
    }

    [Theory, EveryDatabase]
    public async Task A_save_is_taken_back_but_for_what_was_changed_again_since(TestDatabase test)
    {
        test.Import([Given.Organization("1", "Huis", description: "Uitleg")]);
        await Publish(test, new() { ["organization.name.fr"] = "Eerste", ["organization.description.fr"] = "Eerste uitleg", ["organization.description~who"] = "Professionals" });
        var first = LastSave(test);
        await Publish(test, new() { ["organization.name.fr"] = "Tweede" }, hours: 3);
        await using var db = test.WithTables().Context();
        var left = await new Reverting(db, test.WithTables(), editor, Given.Now.AddHours(4)).Undo(first, [house]);
        Assert.Equal([(house, "name.fr")], left);
        var organization = test.Only<Organization>();
        Assert.Equal(("Tweede", "Uitleg"), (organization.Name["fr"], organization.Description!["fr"]));
        Assert.Null(db.Set<FieldState>().Single(s => s.RecordId == house && s.Path == "description" && s.Lang == "").Visibility);
    }

    [Theory, EveryDatabase]
    public async Task A_photo_goes_when_the_form_says_that_a_person_no_longer_agrees(TestDatabase test)
    {
        test.Import([Given.Organization("1", "Huis")]);
        var (database, portrait) = (test.WithTables(), Guid.CreateVersion7());
        using (var db = database.Context())
            await new FileStore(db, database, new(1_000_000, 1_000_000, 8, 100, null)).PutImage(new("person", portrait), "portret", LocalText.From("nl", "Portret"), [Samples.Png(40, 30)], editor.Id!.Value, Given.Now, 1);
        using var connection = database.Open();
        connection.Execute("update directory_organization set contacts = @contacts", new { contacts = Json.Write(new[] { new Contact("Bo Verzonnen", Agreed: new(2026, 3, 1), Portrait: portrait) }) });
        Assert.True((await Publish(test, new() { ["organization.contacts.0.reachable.nl"] = "maandag" })).Published);
        Assert.Equal((1, portrait), (connection.QuerySingle<int>("select count(*) from stored_file"), test.Only<Organization>().Contacts[0].Portrait));
        Assert.True((await Publish(test, new() { ["organization.contacts.0.agreed"] = "", ["organization.contacts.0.who"] = "OwnerOnly" }, hours: 2)).Published);
        Assert.Equal((0, 0), (connection.QuerySingle<int>("select count(*) from stored_file"), System.IO.Directory.EnumerateFiles(Path.Combine(database.Folder, "files"), "*", SearchOption.AllDirectories).Count()));
        Assert.Null(test.Only<Organization>().Contacts[0].Portrait);
    }

    static long LastSave(TestDatabase test)
    {
        using var db = test.WithTables().Context();
        return db.Set<Change>().Max(c => c.Seq);
    }

    static Form Opened(TestDatabase test)
    {
        using var db = test.WithTables().Context();
        using var connection = test.WithTables().Open();
        var desk = new Desk(db, connection, null);
        var keys = desk.KeysOf(Kinds.Organization, house);
        return new(Kinds.Organization, house, keys, desk.Read(keys[0]).Shown());
    }

    static async Task<Outcome> Publish(TestDatabase test, Dictionary<string, string> typed, Form? opened = null, int hours = 2)
    {
        var form = opened ?? Opened(test);
        form = form with { Typed = Typed.FromJson(form.Typed.ToJson()) };
        foreach (var (box, text) in typed) form.Typed[box] = text;
        await using var db = test.WithTables().Context();
        return await new Publishing(db, test.WithTables(), editor, Given.Now.AddHours(hours)).Publish(form, null);
    }
}
