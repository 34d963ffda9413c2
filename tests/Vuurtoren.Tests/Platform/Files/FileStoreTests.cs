using Dapper;
using Microsoft.Extensions.Configuration;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Files;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Tests.Platform.Backups;

namespace Vuurtoren.Tests.Platform.Files;

public sealed class FileStoreTests
{
    static readonly DateTime now = new(2026, 11, 29, 9, 0, 0, DateTimeKind.Utc);
    static readonly Guid account = Guid.CreateVersion7();
    static readonly Owner owner = new(Kinds.Organization, Guid.CreateVersion7());
    static readonly FileSettings byBrowser = new(1_000_000, 4_000_000, PerRecord: 3, PerDay: 4, Vips: null);
    static readonly LocalText door = LocalText.NlFr("De deur", "La porte")!;
    static readonly IReadOnlyList<byte[]> sizes = [Samples.Png(320, 240), Samples.Png(640, 480)];

    static async Task<T> With<T>(Database database, Func<FileStore, Task<T>> act, FileSettings? settings = null)
    {
        await using var db = database.Context();
        return await act(new FileStore(db, database, settings ?? byBrowser));
    }

    static Task<StoredFile> Put(Database database, Owner? to = null, IReadOnlyList<byte[]>? sent = null, FileSettings? settings = null, DateTime? at = null) =>
        With(database, store => store.PutImage(to ?? owner, "../deur.png", door, sent ?? sizes, account, at ?? now), settings);

    static List<(Severity, string)> Doctor(Database database) => [.. new FilesCheck().Look(database).Select(found => (found.Severity, found.About))];

    static string PathOf(Database database, StoredFile file, int size) => new FileFolders(database.Folder).PathOf(file.At(size).Sha256);

    static async Task Refused(string reason, Func<Task> act) => Assert.Equal(reason, (await Assert.ThrowsAnyAsync<RuleBroken>(act)).Message);

    [Theory, EveryDatabase]
    public async Task What_the_browser_made_small_is_kept_under_its_hash_and_found_again(TestDatabase test)
    {
        var database = test.WithTables();
        var put = await Put(database);
        var file = Assert.Single(await With(database, store => store.Of(owner)));
        Assert.Equal((put.Id, "deur.png", "image/png", "La porte", 2), (file.Id, file.Name, file.MediaType, file.Alt!.In("fr").Text, file.Sizes.Count));
        Assert.Equal((320, 640, 640), (file.At(1).Size, file.At(321).Size, file.At(1280).Size));
        Assert.DoesNotContain("GPS", await File.ReadAllTextAsync(PathOf(database, file, 640)), StringComparison.Ordinal);
        Assert.Empty(System.IO.Directory.EnumerateFiles(Path.Combine(database.Folder, "quarantine")));
        Assert.Empty(Doctor(database));
        using var connection = database.Open();
        Assert.Equal("file-put", connection.QuerySingle<string>("select action from audit_entry where record_id = @Id", owner));
    }

    [Theory, EveryDatabase]
    public async Task Doctor_finds_what_is_damaged_what_is_missing_and_what_belongs_to_nothing(TestDatabase test)
    {
        var database = test.WithTables();
        var file = await Put(database);
        var path = PathOf(database, file, 320);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        Assert.Equal([(Severity.Wrong, "doctor.files.damaged")], Doctor(database));
        File.Delete(path);
        Assert.Equal([(Severity.Wrong, "doctor.files.missing")], Doctor(database));
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(PathOf(database, file, 640))!, "other"), "x");
        Assert.Contains((Severity.Note, "doctor.files.unnamed"), Doctor(database));
    }

    [Theory, EveryDatabase]
    public async Task There_is_an_end_to_how_much_one_record_and_one_account_take(TestDatabase test)
    {
        var database = test.WithTables();
        for (var i = 0; i < 3; i++) await Put(database);
        await Refused("files.too-many", () => Put(database));
        var other = new Owner(Kinds.Location, Guid.CreateVersion7());
        await Put(database, other);
        await Refused("files.too-many-today", () => Put(database, other));
        await Put(database, other, at: now.AddHours(25));
        await Refused("files.alt-missing", () => With(database, store => store.PutImage(other, "a.png", null, sizes, Guid.CreateVersion7(), now)));
    }

    [Theory, EveryDatabase]
    public async Task Without_vips_only_what_the_browser_made_small_is_taken(TestDatabase test)
    {
        var database = test.WithTables();
        await Refused("files.no-vips", () => Put(database, sent: [Samples.Png(1281, 800)]));
        await Refused("files.refused.broken", () => Put(database, sent: [Samples.Png(320, 240), Samples.Png(640, 100)])); // another picture
        await Refused("files.refused.broken", () => Put(database, sent: [Samples.Png(600, 480), Samples.Png(640, 512)])); // the same size twice
        await Refused("files.refused.broken", () => Put(database, sent: [Samples.Png(320, 320), Samples.WebP(640, 640)]));
        await Refused("files.refused.no-image", () => Put(database, sent: [Samples.Pdf()]));
        await Refused("files.refused.svg", () => Put(database, sent: ["<svg/>"u8.ToArray()]));
        Assert.Equal(0, Given(database));
    }

    [Theory, EveryDatabase]
    public async Task With_vips_every_size_is_made_anew_here(TestDatabase test)
    {
        var database = test.WithTables();
        if (FileSettings.Of(new ConfigurationBuilder().Build()).Vips is not { } vips) return; // the path without it is tried above
        var file = await Put(database, sent: [Samples.Png(2000, 1000)], settings: byBrowser with { Vips = vips });
        Assert.Equal([(320, 320, 160), (640, 640, 320), (1280, 1280, 640)], file.Sizes.Select(size => (size.Size, size.Width!.Value, size.Height!.Value)));
        var small = await Put(database, sent: [Samples.Jpeg()], settings: byBrowser with { Vips = vips });
        Assert.Equal(8, Assert.Single(small.Sizes).Width);
        Assert.DoesNotContain("GPS", await File.ReadAllTextAsync(PathOf(database, small, 320)), StringComparison.Ordinal);
        await Refused("files.refused.broken", () => Put(database, settings: byBrowser with { Vips = "/bin/false" }));
        Assert.Empty(System.IO.Directory.EnumerateFiles(Path.Combine(database.Folder, "quarantine")));
        Assert.Empty(Doctor(database));
    }

    [Theory, EveryDatabase]
    public async Task A_document_is_kept_as_it_came(TestDatabase test)
    {
        var database = test.WithTables();
        var file = await With(database, store => store.PutDocument(owner, "folder.pdf", Samples.Pdf(), account, now));
        Assert.Equal((FileKind.Document, "application/pdf", "folder.pdf", 0), (file.Kind, file.MediaType, file.Name, Assert.Single(file.Sizes).Size));
        await Refused("files.refused.no-document", () => With(database, store => store.PutDocument(owner, "a.png", Samples.Png(), account, now)));
        Assert.Empty(Doctor(database));
    }

    [Theory, EveryDatabase]
    public async Task What_belongs_to_nothing_is_cleared_after_a_week_and_rubbish_in_quarantine_sooner(TestDatabase test)
    {
        var database = test.WithTables();
        var (file, later) = (await Put(database), DateTime.UtcNow.AddDays(8));
        var (path, rubbish) = (PathOf(database, file, 320), Path.Combine(database.Folder, "quarantine", "killed.png"));
        await File.WriteAllTextAsync(rubbish, "half");
        await With(database, async store => { await store.Remove((await store.Of(owner))[0], account, now); return 0; });
        await Clear(DateTime.UtcNow.AddMinutes(5));
        Assert.True(File.Exists(path) && File.Exists(rubbish)); // a backup that runs may still want it
        await Clear(DateTime.UtcNow.AddHours(3));
        Assert.True(File.Exists(path) && !File.Exists(rubbish));
        await Clear(later);
        Assert.False(File.Exists(path));

        await Put(database, at: DateTime.UtcNow); // its record was never there
        await Clear(DateTime.UtcNow.AddDays(6));
        Assert.Equal(1, Given(database));
        await Clear(later);
        Assert.Equal((0, 0), (Given(database), new FileFolders(database.Folder).All().Count()));

        Task Clear(DateTime at) => ClearFiles.Clear(database, at, _ => Task.CompletedTask);
    }

    [Theory, EveryDatabase]
    public async Task A_backup_holds_the_bytes_and_restoring_brings_them_back(TestDatabase test)
    {
        var database = test.Filled();
        var file = await Put(database);
        var path = Backups.Backups.Made(database, test.Folder.File("b.zip"));
        using var target = new TestDatabase(test.Engine);
        var restored = Database.At(target.Folder.Path, test.Engine == Engine.Sqlite ? null : target.ConnectionString);
        Backups.Backups.Restore(path, restored);
        Assert.Equal(file.Id, Assert.Single(await With(restored, store => store.Of(owner))).Id);
        Assert.Empty(Doctor(restored));
        Assert.Equal(await File.ReadAllBytesAsync(PathOf(database, file, 640)), await File.ReadAllBytesAsync(PathOf(restored, file, 640)));
    }

    [Theory, EveryDatabase]
    public async Task Who_put_a_file_can_be_forgotten_and_the_file_stays(TestDatabase test)
    {
        var database = test.WithTables();
        await Put(database);
        Erasures.Erase(database, new(account, null), AskedBy.Administrator, null, now);
        Assert.Null(Assert.Single(await With(database, store => store.Of(owner))).AccountId);
        Assert.Empty(Doctor(database));
    }

    static int Given(Database database)
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<int>("select count(*) from stored_file");
    }
}
