using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Tests.Support;
using static Vuurtoren.Tests.Modules.Directory.Import.Engine.Given;

namespace Vuurtoren.Tests.Modules.Directory.Import.Engine;

public class ImporterTests
{
    [Theory, EveryDatabase]
    public void What_is_read_is_there_with_its_history(TestDatabase database)
    {
        var result = database.Import([Organization("1", "Le Fanal", phone: "02 000 00 01"), Service("1", "1", "Accueil"), Location("1", street: "Rue du Phare 1"), At("1", "1", "1")]);

        Assert.Equal((1, 1, 0), (result.Organizations.Read, result.Organizations.Added, result.Organizations.Changed));
        var organization = database.Only<Organization>();
        Assert.Equal("Le Fanal", organization.Name["fr"]);
        Assert.Equal("02 000 00 01", organization.Phones.Single().Number);
        Assert.Equal(new Identifier("elsewhere", "1"), organization.Identifiers.Single());
        Assert.Equal(Given.Now, organization.ModifiedAt);
        Assert.Equal("Rue du Phare 1", database.Only<Location>().Addresses.Single().Street!["fr"]);
        Assert.Equal([1L, 2, 3, 4], database.All<Change>().Select(c => c.Seq).Order());
        Assert.All(database.All<Change>(), change => Assert.Equal("import:" + result.Run, change.Cause));
    }

    [Theory, EveryDatabase]
    public void Importing_twice_changes_nothing(TestDatabase database)
    {
        ImportItem[] items = [Organization("1", "Le Fanal"), Service("1", "1", "Accueil"), new Quarantined("service", "2", 7, "no-name", "row")];
        database.Import(items);
        var again = database.Import(items);

        Assert.Equal((1, 0, 1), (again.Organizations.Read, again.Organizations.Added, again.Organizations.Unchanged));
        Assert.Null(again.Run);
        Assert.Equal(2, database.All<Change>().Count);
        Assert.Single(database.All<ImportRun>());
        Assert.Equal("no-name", database.Only<QuarantinedRow>().Reason);
    }

    [Theory, EveryDatabase]
    public void A_dry_run_says_exactly_what_would_change_and_changes_nothing(TestDatabase database)
    {
        database.Import([Organization("1", "Le Fanal"), Organization("2", "La Balise")]);
        var said = new List<string>();
        var events = new ImportEvents
        {
            Added = (kind, id, parked) => said.Add($"+ {kind} {id} {parked}"),
            Merged = (kind, id, merged) => said.Add($"~ {kind} {id} " + string.Join(", ", merged.Changes.Select(c => $"{c.Key}: {c.Value[0]} => {c.Value[1]}"))),
            Withdrawn = (kind, id) => said.Add($"- {kind} {id}"),
        };
        ImportItem[] next = [Organization("1", "Le Fanal rouge"), Service("9", "3", "Orphelin")];
        var dry = database.Import(next, dry: true, events: events);

        Assert.Equal(["~ organization 1 name.fr: Le Fanal => Le Fanal rouge", "+ service 9 organization-unknown", "- organization 2"], said);
        Assert.Equal(2, database.All<Change>().Count);
        Assert.Empty(database.All<Service>());
        var real = database.Import(next);
        real.Run = null;
        Assert.Equal(dry.ToJson(), real.ToJson());
    }

    [Theory, EveryDatabase]
    public void An_orphan_service_waits_until_its_organisation_comes(TestDatabase database)
    {
        var first = database.Import([Service("1", "1", "Accueil")]);
        Assert.Equal(1, first.Services.Parked["organization-unknown"]);
        Assert.Equal("organization-unknown", database.Only<Service>().Parked);

        database.Import([Organization("1", "Le Fanal")], full: false);
        Assert.Null(database.Only<Service>().Parked);
        Assert.Equal(0, database.Import([Organization("1", "Le Fanal"), Service("1", "1", "Accueil")]).Services.Changed);
    }

    [Theory, EveryDatabase]
    public void A_service_at_a_place_that_does_not_exist_is_quarantined_with_its_reason(TestDatabase database)
    {
        var result = database.Import([Organization("1", "Le Fanal"), Service("1", "1", "Accueil"), At("1", "1", "nowhere"), At("2", "nothing", "nowhere")]);
        Assert.Equal(1, result.ServiceAtLocations.Quarantined["location-unknown"]);
        Assert.Equal(1, result.ServiceAtLocations.Quarantined["service-unknown"]);
        Assert.Empty(database.All<ServiceAtLocation>());
    }

    [Theory, EveryDatabase]
    public void Rows_that_differ_only_in_their_id_become_one_record_with_all_ids(TestDatabase database)
    {
        ImportItem[] items =
        [
            Organization("1", "Le Fanal"), Organization("2", "Le Fanal"), Location("1", street: "Rue du Phare 1"),
            Service("1", "1", "Accueil"), Service("2", "2", "Accueil"), At("1", "1", "1"), At("2", "2", "1"),
        ];
        var result = database.Import(items);

        Assert.Equal((2, 1, 1), (result.Services.Read, result.Services.Added, result.Services.Joined));
        Assert.Equal(["1", "2"], database.Only<Service>().Identifiers.Select(i => i.Value));
        Assert.Equal(database.Only<Organization>().Id, database.Only<Service>().OrganizationId);
        Assert.Equal(database.Only<Service>().Id, database.Only<ServiceAtLocation>().ServiceId);
        using (var connection = database.WithTables().Open())
            Assert.Equal(Id("service", "1"), connection.ExecuteScalar<Guid>("select record_id from alias where id = @id", new { id = Id("service", "2") }));
        Assert.Null(database.Import(items).Run);
        // and once they differ, each is itself again
        items[4] = Service("2", "2", "Accueil du soir");
        database.Import(items);
        Assert.Equal(["Accueil", "Accueil du soir"], database.All<Service>().Select(s => s.Name["fr"]).Order());
        using (var connection = database.WithTables().Open())
            Assert.False(connection.ExecuteScalar<bool>("select exists (select 1 from alias where id = @id)", new { id = Id("service", "2") }));
    }

    [Theory, EveryDatabase]
    public void What_a_source_no_longer_has_is_marked_not_removed_and_comes_back(TestDatabase database)
    {
        database.Import([Organization("1", "Le Fanal"), Organization("2", "La Balise")]);
        Assert.Equal(0, database.Import([Organization("1", "Le Fanal")], full: false).Organizations.Withdrawn);
        Assert.Equal(1, database.Import([Organization("1", "Le Fanal")]).Organizations.Withdrawn);
        Assert.NotNull(database.All<Organization>().Single(o => o.Name["fr"] == "La Balise").WithdrawnAt);
        Assert.Null(database.Import([Organization("1", "Le Fanal")]).Run);

        database.Import([Organization("1", "Le Fanal"), Organization("2", "La Balise")]);
        Assert.All(database.All<Organization>(), organization => Assert.Null(organization.WithdrawnAt));
    }

    [Theory, EveryDatabase]
    public void A_confidential_address_stands_apart_and_is_in_no_neighbourhood(TestDatabase database)
    {
        database.Import([Location("1", 50.8467, 4.3525, confidential: true, street: "Rue Secrète 7")]);
        var location = database.Only<Location>();
        Assert.Empty(location.Addresses);
        Assert.Equal((null, null, null), (location.Latitude, location.Longitude, location.Neighbourhood));
        Assert.Equal("Rue Secrète 7", database.Only<ConfidentialPlace>().Addresses.Single().Street!["fr"]);
        Assert.DoesNotContain("Secrète", database.Only<SourceRecord>().Raw, StringComparison.Ordinal);
        // it moves: only the place apart changes
        database.Import([Location("1", 50.8467, 4.3525, confidential: true, street: "Rue Discrète 8")]);
        Assert.Equal("Rue Discrète 8", database.Only<ConfidentialPlace>().Addresses.Single().Street!["fr"]);
    }

    [Theory, EveryDatabase]
    public void An_address_that_becomes_secret_disappears_from_its_record(TestDatabase database)
    {
        database.Import([Location("1", 50.8467, 4.3525, street: "Rue Ouverte 7")]);
        Assert.NotNull(database.Only<Location>().Neighbourhood);
        database.Import([Location("1", 50.8467, 4.3525, confidential: true, street: "Rue Ouverte 7")]);
        var location = database.Only<Location>();
        Assert.True(location.Confidential);
        Assert.Empty(location.Addresses);
        Assert.Equal((null, null, null), (location.Latitude, location.Municipality, location.Neighbourhood));
    }

    static ReadRecord With(Schedule hours, string? name = null) => new(
        new Service { Id = Given.Id("service", "1"), Name = LocalText.From("fr", name ?? "Accueil")!, Schedules = [hours], Identifiers = [new("elsewhere", "1")], SourceDate = new(2026, 5, 4) }, "1", 1);

    [Theory, EveryDatabase]
    public void A_check_does_not_vouch_for_hours_that_came_in_after_it(TestDatabase database)
    {
        var (monday, tuesday) = (new Schedule { Week = [new(Weekday.Mo, 540, 720)] }, new Schedule { Week = [new(Weekday.Tu, 540, 720)] });
        database.Import([With(monday)]);
        using (var db = database.WithTables().Context())
        {
            var entry = db.Entry(db.Set<Service>().Single());
            (entry.Property(s => s.VerifiedAt).CurrentValue, entry.Property(s => s.VerifiedHow).CurrentValue) = (new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc), "called");
            db.SaveChanges();
        }
        database.Import([With(monday, "Accueil social")]);
        Assert.Equal("called", database.Only<Service>().VerifiedHow); // the hours are still those that were checked

        var replaced = database.Import([With(tuesday, "Accueil social")]);
        var service = database.Only<Service>();
        Assert.Equal(Weekday.Tu, service.Schedules.Single().Week.Single().Day);
        Assert.Equal(("called", (DateTime?)Given.Now), (service.VerifiedHow, service.HoursSince)); // all else was checked, and stays so
        Assert.Equal(new DateOnly(2026, 4, 1), Vuurtoren.Modules.Directory.Opening.HoursTerm.Default.CheckedOn(service));
        Assert.Null(Vuurtoren.Modules.Directory.Opening.HoursTerm.Default.CheckedHoursOn(service, null));
        var hours = Vuurtoren.Modules.Directory.Opening.ServiceHours.Of(service, null, null, Vuurtoren.Modules.Directory.Opening.HoursTerm.Default);
        Assert.False(hours.At(new(2026, 5, 5, 10, 0, 0)).Now);

        new Undoing(database.WithTables(), "cli", Given.Now).Undo(replaced.Run!.Value);
        var undone = database.Only<Service>();
        Assert.Equal((Weekday.Mo, null), (undone.Schedules.Single().Week.Single().Day, undone.HoursSince));
        Assert.Equal(new DateOnly(2026, 4, 1), Vuurtoren.Modules.Directory.Opening.HoursTerm.Default.CheckedHoursOn(undone, null));
    }

    [Theory, EveryDatabase]
    public async Task An_import_waits_while_another_writes_and_says_so(TestDatabase database)
    {
        database.Import([Organization("1", "Le Fanal")]);
        var (waiting, file) = (new TaskCompletionSource(), database.Folder.Write("other", ""));
        var input = new ImportInput(file, "elsewhere") { Progress = { Waits = waiting.SetResult } };
        Task<ImportResult> import;
        using (var other = database.WithTables().Open())
        using (var writing = other.BeginTransaction())
        {
            database.WithTables().LockChanges(other, writing);
            import = Task.Run(() => new Importer(database.WithTables(), new WrittenHere([Organization("1", "La Balise")]), input, true).Run(Given.Now, false));
            await waiting.Task.WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Equal(ImportStep.Waiting, input.Progress.Step);
            await Task.Delay(TimeSpan.FromSeconds(3)); // longer than one try
            Assert.False(import.IsCompleted);
            writing.Commit();
        }
        await import.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("La Balise", database.Only<Organization>().Name["fr"]);
    }

    [Theory, EveryDatabase]
    public void Whoever_waits_for_longer_than_there_is_patience_hears_it(TestDatabase database)
    {
        using var other = database.WithTables().Open();
        using var writing = other.BeginTransaction();
        database.WithTables().LockChanges(other, writing);
        using var connection = database.WithTables().Open();
        Assert.Throws<TimeoutException>(() => database.WithTables().BeginChanges(connection, TimeSpan.FromSeconds(1), () => { }));
    }

    [Theory, EveryDatabase]
    public void Texts_about_hours_are_counted_and_so_are_those_understood(TestDatabase database)
    {
        var words = LocalText.From("fr", "Lundi de 9h à 12h");
        var result = database.Import([With(new Schedule { Week = [new(Weekday.Mo, 540, 720)], OriginalText = words, ReadByMachine = true }), Text("2", new Schedule { OriginalText = words, ReadByMachine = true }), Text("3", new Schedule { OriginalText = words, Week = [new(Weekday.Mo, 540, 720)] })]);
        Assert.Equal(new ImportResult.Texts(2, 1), result.HoursTexts);
        Assert.Contains("\"hours_texts\":{\"read\":2,\"understood\":1}", result.ToJson(), StringComparison.Ordinal);

        static ReadRecord Text(string id, Schedule hours) => new(new Service { Id = Given.Id("service", id), Name = LocalText.From("fr", id)!, Schedules = [hours], Identifiers = [new("elsewhere", id)] }, id, 1);
    }

    [Theory, EveryDatabase]
    public void The_same_id_twice_with_other_content_is_said(TestDatabase database)
    {
        var result = database.Import([Organization("1", "Le Fanal"), Organization("1", "Le Fanal"), Organization("1", "La Balise")]);
        Assert.Equal(1, result.Organizations.Added);
        Assert.Equal(1, result.Organizations.Quarantined["same-id-other-content"]);
    }
}
