using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Persons;
using Vuurtoren.Modules.Directory.Persons.Faces;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Tests.Modules.Directory.Import.Engine;
using Vuurtoren.Tests.Platform.Files;
using Vuurtoren.Tests.Platform.Outbox;
using Vuurtoren.Tests.Platform.Privacy;

namespace Vuurtoren.Tests.Modules.Directory.Persons;

/// <summary>Who no longer works somewhere goes from everywhere, and who takes over is named with the function only.</summary>
public sealed class LeavingTests
{
    static readonly CurrentUser editor = CurrentUser.With(Guid.CreateVersion7(), (Role.Region, Scope.Region));
    static readonly Guid organization = Given.Id("organization", "2");
    static readonly DateOnly day = DateOnly.FromDateTime(Peopled.Now);

    static Contact[] Contacts(TestDatabase test) => [.. test.All<Organization>().Single(one => one.Id == organization).Contacts];

    static IEnumerable<string> Traces(Database database) => Peopled.Everything(database).Where(found => new[] { Peopled.Name, Peopled.Address, Peopled.Number, "0400 00 00 98" }.Any(trace => found.Text.Contains(trace, StringComparison.OrdinalIgnoreCase))).Select(found => found.Where).Distinct();

    /// <summary>Imported twice, so that histories hold the person; with a draft, a letter and a suggestion.</summary>
    static Database Town(TestDatabase test)
    {
        var database = test.WithTables();
        test.Import([Given.Organization("1", "Huis"), Peopled.Listed("2"), Given.Service("5", "2", "Hulp")], at: Peopled.Now);
        test.Import([Given.Organization("1", "Huis"), Peopled.Listed("2", phone: "0400 00 00 98"), Given.Service("5", "2", "Hulp")], at: Peopled.Now);
        using var connection = database.Open();
        connection.Execute("""
            insert into directory_draft (id, record_id, account_id, kind, sections, typed, saved_at) values (@draft, @organization, @account, 'organization', '[]', @typed, @now);
            insert into directory_suggestion (id, service_id, part, lang, boxes, words, by_contact, rest_holds, state, at) values (@draft, @service, 'reach', 'nl', '{}', 'Wim Weg is er niet meer', false, false, 'Open', @now);
            """, new { draft = Guid.CreateVersion7(), organization, account = Guid.CreateVersion7(), service = Given.Id("service", "5"), now = Peopled.Now, typed = Json.Write(new Dictionary<string, string> { ["organization.contacts.0.name"] = "Wim Weg", ["organization.contacts.0.mail"] = Peopled.Address, ["organization.contacts.0.number"] = Peopled.Number, ["organization.name.fr"] = "Dienst" }) });
        using var db = database.Context();
        db.Add(Mail.To(Peopled.Address.ToLowerInvariant(), new Letter(Outboxes.Texts, "nl", "web.title", Peopled.Name), Peopled.Now, new("organization", organization)));
        db.SaveChanges();
        return database;
    }

    [Theory, EveryDatabase]
    public void Who_leaves_is_found_nowhere_and_does_not_come_back_with_the_next_import(TestDatabase test)
    {
        var database = Town(test);
        Assert.NotEmpty(Traces(database));
        Assert.Equal(1, new Leaving(database).Leave(organization, Peopled.Name, null, editor, Peopled.Now));
        Assert.Empty(Traces(database));
        Assert.Equal(["Bo Blijft"], Contacts(test).Select(contact => contact.Name));
        Assert.Contains("organization.name.fr", test.WithTables().Open().QuerySingle<string>("select typed from directory_draft"), StringComparison.Ordinal);
        foreach (var phone in new[] { "0400 00 00 98", Peopled.Number })
        {
            test.Import([Given.Organization("1", "Huis"), Peopled.Listed("2", phone), Given.Service("5", "2", "Hulp")], at: Peopled.Now.AddDays(1));
            Assert.Equal(["Bo Blijft"], Contacts(test).Select(contact => contact.Name));
        }
        Assert.Equal("person-left", database.Open().QuerySingle<string>("select action from audit_entry where action = 'person-left'"));
    }

    [Theory, EveryDatabase]
    public void Who_takes_over_is_named_with_the_function_of_who_left(TestDatabase test)
    {
        var database = Town(test);
        new Agreement(database).Note("organization", organization, 1, "Bo Blijft", day, editor, Peopled.Now, Visibility.Professionals);
        var heir = Face.IdOf("organization", organization, Contacts(test)[1]);
        Assert.Equal("faces.successor.unknown", Assert.Throws<RuleBroken>(() => new Leaving(database).Leave(organization, Peopled.Name, Face.IdOf("organization", organization, Contacts(test)[0]), editor, Peopled.Now)).Message);
        new Leaving(database).Leave(organization, Peopled.Name, heir, editor, Peopled.Now);
        var bo = Assert.Single(Contacts(test));
        Assert.Equal(("responsable", day), (bo.Succeeds!["fr"], bo.Agreed));
        Assert.Empty(Traces(database));
        Assert.Equal("persons.unknown", Assert.Throws<RuleBroken>(() => new Leaving(database).Leave(organization, Peopled.Name, null, editor, Peopled.Now)).Message);
    }

    [Theory, EveryDatabase]
    public async Task The_photo_goes_at_once_unless_another_file_is_the_same(TestDatabase test)
    {
        var database = Town(test);
        var agreement = new Agreement(database);
        agreement.Note("organization", organization, 0, Peopled.Name, day, editor, Peopled.Now);
        var (settings, wim, other) = (new FileSettings(1_000_000, 1_000_000, 8, 100, null), Guid.CreateVersion7(), Guid.CreateVersion7());
        using var db = database.Context();
        var store = new FileStore(db, database, settings);
        async Task Put(Guid owner, byte[] bytes) => await store.PutImage(new(PersonFiles.Kind, owner), "portret", LocalText.From("nl", "Portret"), [bytes], editor.Id!.Value, Peopled.Now, 1);
        await Put(wim, Samples.Png(40, 30));
        await Put(other, Samples.Png(40, 30));
        Agreement.Change(database, "organization", organization, (contact, _) => contact.Name == Peopled.Name ? contact with { Portrait = wim } : contact, "-", Peopled.Now);
        Assert.NotNull(new FaceBoard(database).Now().OfPortrait(wim)!.Photo);
        string[] Files() => [.. System.IO.Directory.EnumerateFiles(Path.Combine(database.Folder, "files"), "*", SearchOption.AllDirectories)];
        new Leaving(database).Leave(organization, Peopled.Name, null, editor, Peopled.Now);
        Assert.Null(new FaceBoard(database).Now().OfPortrait(wim));
        Assert.Equal(other, database.Open().QuerySingle<Guid>("select owner_id from stored_file"));
        Assert.Single(Files()); // the other has the same bytes

        agreement.Note("organization", organization, 0, "Bo Blijft", day, editor, Peopled.Now);
        Agreement.Change(database, "organization", organization, (contact, _) => contact with { Portrait = other }, "-", Peopled.Now);
        agreement.Note("organization", organization, 0, "Bo Blijft", null, editor, Peopled.Now); // no longer agrees
        Assert.Empty(Files());
        Assert.Null(Assert.Single(Contacts(test)).Portrait);
    }

    static void Restore(Database database, string copy, DateTime now)
    {
        using var backup = Vuurtoren.Platform.Backups.BackupFile.Open(copy);
        new Vuurtoren.Platform.Backups.Restoring(backup, database, replace: true, now).Run();
    }

    [Theory, EveryDatabase]
    public async Task Who_left_does_not_come_back_with_an_older_backup(TestDatabase test)
    {
        var database = Town(test);
        new Agreement(database).Note("organization", organization, 0, Peopled.Name, day, editor, Peopled.Now);
        var portrait = Guid.CreateVersion7();
        using (var db = database.Context())
            await new FileStore(db, database, new FileSettings(1_000_000, 1_000_000, 8, 100, null)).PutImage(new(PersonFiles.Kind, portrait), "portret", LocalText.From("nl", "Portret"), [Samples.Png(40, 30)], editor.Id!.Value, Peopled.Now, 1);
        Agreement.Change(database, "organization", organization, (contact, _) => contact.Name == Peopled.Name ? contact with { Portrait = portrait } : contact, "-", Peopled.Now);
        var copy = test.Folder.File("before.zip");
        Vuurtoren.Platform.Backups.BackupMaker.Make(database, copy, Peopled.Now);
        new Leaving(database).Leave(organization, Peopled.Name, Face.IdOf("organization", organization, Contacts(test)[1]), editor, Peopled.Now.AddHours(1));

        Restore(database, copy, Peopled.Now.AddDays(1));

        Assert.Empty(Traces(database));
        var bo = Assert.Single(Contacts(test));
        Assert.Equal(("Bo Blijft", "responsable"), (bo.Name, bo.Succeeds!["fr"]));
        Assert.Null(new FaceBoard(database).Now().OfPortrait(portrait));
        Assert.Empty(System.IO.Directory.EnumerateFiles(Path.Combine(database.Folder, "files"), "*", SearchOption.AllDirectories));
        Assert.Equal(0, new Leaving(database).Replay(Peopled.Now.AddDays(1)));
        test.Import([Given.Organization("1", "Huis"), Peopled.Listed("2", "0400 00 00 98"), Given.Service("5", "2", "Hulp")], at: Peopled.Now.AddDays(2));
        Assert.Equal(["Bo Blijft"], Contacts(test).Select(contact => contact.Name));
        var file = System.IO.File.ReadAllText(Path.Combine(database.Folder, "left"));
        Assert.DoesNotContain("Wim", file, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Bo ", file, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EveryDatabase]
    public void Who_left_leaves_another_record_of_the_organisation_too_when_the_older_copy_has_them_there(TestDatabase test)
    {
        var database = Town(test);
        new Leaving(database).Leave(organization, Peopled.Name, null, editor, Peopled.Now);
        using (var connection = database.Open())
            connection.Execute("delete from directory_left; update directory_service set contacts = @contacts where id = @service", new { service = Given.Id("service", "5"), contacts = Json.Write(((Organization)Peopled.Listed("2").Record).Contacts) });
        new LeftWhenOpened().Do(database, Peopled.Now.AddDays(1)); // as every start does
        Assert.Equal("Bo Blijft", Assert.Single(test.All<Service>().Single(service => service.Id == Given.Id("service", "5")).Contacts).Name);
    }

    [Theory, EveryDatabase]
    public void Who_came_back_before_the_backup_stays_and_lines_of_another_server_take_nobody_away(TestDatabase test)
    {
        var database = Town(test);
        new Leaving(database).Leave(organization, Peopled.Name, null, editor, Peopled.Now);
        using var connection = database.Open();
        connection.Execute("update directory_organization set contacts = @contacts where id = @organization", new { organization, contacts = Json.Write(((Organization)Peopled.Listed("2").Record).Contacts) });
        new LeftWhenOpened().Do(database, Peopled.Now.AddDays(1));
        Assert.Equal(2, Contacts(test).Length);

        connection.Execute("delete from directory_left");
        var name = Path.Combine(database.Folder, "left");
        System.IO.File.WriteAllText(name, System.IO.File.ReadAllText(name).Replace("\"seal\":\"", "\"seal\":\"0", StringComparison.Ordinal) + "{cut off");
        new LeftWhenOpened().Do(database, Peopled.Now.AddDays(1));
        Assert.Equal(2, Contacts(test).Length);
    }
}
