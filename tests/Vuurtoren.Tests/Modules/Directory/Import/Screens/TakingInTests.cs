using System.IO.Compression;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.Directory.Import;
using Vuurtoren.Modules.Directory.Import.Engine;
using Vuurtoren.Modules.Directory.Import.Screens;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Tests.Modules.Directory.Import.Engine;

namespace Vuurtoren.Tests.Modules.Directory.Import.Screens;

/// <summary>An import from the file that was sent to its undoing, as rules.</summary>
public sealed class TakingInTests
{
    [Theory, EveryDatabase]
    public async Task Twenty_bad_rows_are_corrected_come_in_once_and_go_with_the_import(TestDatabase test)
    {
        var sending = new Sending(test);
        var plan = await sending.Sent(Sending.List());
        plan = await sending.Done<TakeImportIn>(plan.Id, dry: true);
        Assert.Empty(test.All<Service>());
        Assert.Equal(12, ImportWords.Counts(plan.Tried!).Single(kind => kind.Kind == Kinds.Service).Counts.Added);

        plan = await sending.Done<TakeImportIn>(plan.Id);
        Assert.Equal((12, 20), (test.All<Service>().Count, sending.Bad(plan).CountOpen()));
        var correcting = new Correcting(sending.Database, plan);
        for (var line = sending.Bad(plan).NextOpen(0); line is { } at; line = sending.Bad(plan).NextOpen(at))
        {
            var found = correcting.Find(at, [])!;
            Assert.NotNull(correcting.Fault(found, found.Row.Cells));
            string[] cells = [found.Cell(0).Length > 0 ? found.Cell(0) : $"De Verzonnen Sluis {at}", found.Cell(1), $"rij{at}@example.org", "9-12"];
            Assert.Null(correcting.Fault(found, cells));
            correcting.TakeIn(found, cells, sending.Me, sending.Clock.Now);
        }
        Assert.Equal((22, 0), (test.All<Service>().Count, sending.Bad(plan).CountOpen()));
        Assert.All(test.All<Service>(), service => Assert.NotNull(service.Email));

        var changes = test.All<Change>().Count;
        var again = await sending.Sent(Sending.List()); // all that the source has, and it still has the bad rows
        again = await sending.Done<TakeImportIn>(again.Id);
        Assert.Equal((changes, 22), (test.All<Change>().Count, test.All<Service>().Count(service => service.WithdrawnAt is null)));
        Assert.Null(new Taking(sending.Database, again).FirstRun());

        Assert.Equal((44, 0), (new Taking(sending.Database, plan).WouldUndo().Removed, new Taking(sending.Database, plan).WouldUndo().Left));
        plan = await sending.Done<TakeImportBack>(plan.Id);
        Assert.Equal(44, Json.Read<UndoneCounts>(plan.Undone!).Removed);
        Assert.Empty(test.All<Service>());
        Assert.Throws<RuleBroken>(() => new Correcting(sending.Database, plan).TakeIn(correcting.Find(5, [])!, ["x", "x", "", ""], sending.Me, sending.Clock.Now));
        Assert.Equal(["import", .. Enumerable.Repeat("import-row", 20), "import", "import-undone"], test.All<AuditEntry>().OrderBy(entry => entry.Seq).Select(entry => entry.Action));
    }

    [Theory, EveryDatabase]
    public async Task An_import_that_is_stopped_changes_nothing_and_goes_on(TestDatabase test)
    {
        var sending = new Sending(test);
        var plan = await sending.Sent(Sending.List());
        var importer = new Importer(sending.Database, ImportFormat.All["table"], new Taking(sending.Database, plan).Input());
        Assert.Throws<OperationCanceledException>(() => importer.Run(sending.Clock.Now, stop: new CancellationToken(true)));
        Assert.Empty(test.All<Service>());
        Assert.NotNull((await sending.Done<TakeImportIn>(plan.Id)).Result);
        Assert.Equal(12, test.All<Service>().Count);
    }

    [Theory, EveryDatabase]
    public async Task An_import_whose_process_died_before_it_could_say_so_is_not_done_twice(TestDatabase test)
    {
        var sending = new Sending(test);
        var plan = await sending.Sent(Sending.List());
        var run = new Importer(sending.Database, ImportFormat.All["table"], new Taking(sending.Database, plan).Input()).Run(sending.Clock.Now);
        plan = await sending.Done<TakeImportIn>(plan.Id);
        Assert.Equal(run.Run, new Taking(sending.Database, plan).Runs().Single().Id);
        Assert.Equal(12, ImportWords.Counts(plan.Result!).Single(kind => kind.Kind == Kinds.Service).Counts.Added);
        using var db = sending.Database.Context();
        var (job, next) = (db.Set<Job>().Single(), Job.Of<TakeImportIn>(sending.Clock.Now));
        job.RunNow(sending.Clock.Now);
        Assert.Equal("imports.busy", Assert.Throws<RuleBroken>(() => plan.Begin(next, job)).Message);
    }

    [Theory, EveryDatabase]
    public async Task A_difference_is_decided_once_or_for_always(TestDatabase test)
    {
        var sending = new Sending(test);
        async Task<ImportPlan> Import(string name, string mail) => await sending.Done<TakeImportIn>((await sending.Sent($"Organisatie;Dienst;E-mail;Maandag\nDe Boei;Onthaal;{mail};9-12\n", date: new DateOnly(2026, 1, 1))).Id);
        await Import("a", "een@example.org");
        using (var connection = sending.Database.Open())
            connection.Execute("update directory_service set email = '{\"und\":\"ons@example.org\"}', verified_at = @now, verified_how = 'called'", new { now = sending.Clock.Now });

        await Import("b", "twee@example.org");
        var difference = Differences(sending).Single();
        Assert.Equal(("email", "und", "ons@example.org", "twee@example.org"), difference);
        var record = test.Only<Service>().Id;
        Decide(sending, deciding => deciding.Decide(record, "email", "und", "kaart-van-de-haven", Keep.Ours));
        Assert.Empty(Differences(sending));
        Assert.True(test.All<FieldState>().Single().Pinned);

        await Import("c", "drie@example.org"); // says something new: asked again, for it is pinned
        Assert.Single(Differences(sending));
        Decide(sending, deciding => deciding.Decide(record, "email", "und", "kaart-van-de-haven", Keep.Theirs));
        Assert.Equal("drie@example.org", test.Only<Service>().Email!["und"]);
        Assert.False(test.All<FieldState>().Single().Pinned);
        Assert.Contains("ons@example.org", test.All<Change>().Single(change => change.Cause == "difference:kaart-van-de-haven").Changes, StringComparison.Ordinal);
        Assert.Throws<RuleBroken>(() => Decide(sending, deciding => deciding.Decide(record, "email", "und", "kaart-van-de-haven", Keep.Ours)));

        Decide(sending, deciding => deciding.Always("kaart-van-de-haven", Kinds.Service, "email", Keep.Theirs));
        await Import("d", "vier@example.org");
        Assert.Equal("vier@example.org", test.Only<Service>().Email!["und"]);
        Decide(sending, deciding => deciding.Always("kaart-van-de-haven", Kinds.Service, "email", Keep.Ours));
        await Import("e", "vijf@example.org");
        Assert.Equal("vier@example.org", test.Only<Service>().Email!["und"]);
        Assert.Empty(Differences(sending));
    }

    static List<(string, string, string?, string?)> Differences(Sending sending)
    {
        using var connection = sending.Database.Open();
        return [.. connection.Query<(string, string, string?, string?)>("select path, lang, current, incoming from import_difference")];
    }

    static void Decide(Sending sending, Action<Deciding> decide)
    {
        using var connection = sending.Database.Open();
        using var transaction = connection.BeginTransaction();
        decide(new(connection, transaction, "somebody", sending.Clock.Now));
        transaction.Commit();
    }

    [Theory, EveryDatabase]
    public async Task What_was_chosen_for_the_columns_is_proposed_the_next_time(TestDatabase test)
    {
        var sending = new Sending(test);
        var plan = await sending.Sent("Organisatie;Iets\nDe Boei;Onthaal\n".Replace("Iets", "Dienst", StringComparison.Ordinal));
        TableSample.Remember(sending.Database, plan.Source, """{"language":"nl","columns":{"Organisatie":"organization.alternate_name@fr"},"ignore":["Dienst"]}""");
        using (var db = sending.Database.Context()) await db.Set<ImportPlan>().ExecuteUpdateAsync(set => set.SetProperty(p => p.Mapping, (string?)null));
        var columns = TableSample.Of(sending.Database, sending.Plan(plan.Id), new Taking(sending.Database, plan).FilePath);
        Assert.Equal([("Organisatie", "organization.alternate_name", "fr"), ("Dienst", null, null)], columns.Select(column => (column.Name, column.Field, column.Language)));
        Assert.Equal(["De Boei"], columns[0].Seen);
    }
}

/// <summary>What a file is, its content says.</summary>
public sealed class UploadTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("naam;dienst\n", "csv table"), InlineData("[{\"id\":\"1\"}]", "json hsds"), InlineData("{\"id\":\"1\"}\n{\"id\":\"2\"}\n", "ndjson hsds"), InlineData("{\n\"id\":\"1\"}", "json hsds")]
    [InlineData("%PDF-1.7", null), InlineData("<html>", null), InlineData("MZ\0\u0001", null), InlineData("", null)]
    public void The_kind_of_a_file_is_told_by_what_is_in_it(string content, string? kind)
    {
        var path = folder.Write("lijst.exe", content);
        if (kind is null) Assert.Throws<RuleBroken>(() => Upload.Of(path));
        else Assert.Equal(kind, $"{Upload.Of(path).Type} {Upload.Of(path).LooksLike}");
    }

    [Theory]
    [InlineData("services.csv", "zip hsds"), InlineData("lijst/adressen.csv", "zip table"), InlineData("xl/workbook.xml", "xlsx table"), InlineData("foto.png", null), InlineData("../../services.csv", null)]
    public async Task A_zip_that_leads_outside_or_holds_no_list_is_not_kept(string entry, string? kind)
    {
        var path = folder.File("in.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create)) zip.CreateEntry(entry);
        var database = Database.At(folder.File("data"));
        using var stream = File.OpenRead(path);
        if (kind is not null)
        {
            var upload = await Upload.Keep(database, Guid.CreateVersion7(), stream, default);
            Assert.Equal(kind, $"{upload.Type} {upload.LooksLike}");
        }
        else
        {
            await Assert.ThrowsAnyAsync<RuleBroken>(() => Upload.Keep(database, Guid.CreateVersion7(), stream, default));
            Assert.Empty(System.IO.Directory.EnumerateFiles(Upload.Folder(database)));
        }
    }
}
