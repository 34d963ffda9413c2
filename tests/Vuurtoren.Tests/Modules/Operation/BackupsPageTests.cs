using System.Net;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Backups;
using Vuurtoren.Tests.Platform.Backups;

namespace Vuurtoren.Tests.Modules.Operation;

public sealed class BackupsPageTests
{
    static void Settings(TestDatabase test) => test.Folder.Write("settings.json", $$"""{ "Backup": { "Folder": "{{test.Folder.File("backups")}}", "Every": 87600 } }""");

    [Fact]
    public async Task Without_a_folder_the_page_says_how_to_begin_and_nobody_else_sees_it()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        var database = test.WithTables();
        await using var site = await AdministeredSite.Start(database);
        Assert.Contains("Aucune copie de réserve", (await site.Page("/fr/operation/backups")).Body!.TextContent, StringComparison.Ordinal);
        await using var other = await AdministeredSite.Start(database, Role.Region);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Client.GetAsync("/nl/operation/backups")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task An_administrator_has_a_backup_made_and_sees_that_it_was_tried(TestDatabase test)
    {
        var database = test.Filled();
        Settings(test);
        await using var site = await AdministeredSite.Start(database);
        var (_, page) = await site.Press(await site.Page("/nl/operation/backups"), "Make");
        for (var i = 0; i < 300 && page.QuerySelector("td .badge--open") is null; i++) { await Task.Delay(100); page = await site.Page("/nl/operation/backups"); }
        Assert.Contains("Ja", page.QuerySelector("td .badge--open")!.TextContent, StringComparison.Ordinal);
        using var db = database.Context();
        Assert.NotNull(db.Set<AuditEntry>().Single(entry => entry.Action == "backup").Actor);
    }

    [Fact]
    public async Task Downloading_one_asks_who_signed_in_long_ago_to_do_so_again_and_is_written_down()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        var database = test.Filled();
        Settings(test);
        var folder = System.IO.Directory.CreateDirectory(test.Folder.File("backups")).FullName;
        var name = KeptBackup.NameAt(new(2026, 11, 29, 3, 0, 0));
        Backups.Made(database, Path.Combine(folder, name));
        await using (var site = await AdministeredSite.Start(database)) // signed in at the beginning of time
        {
            var page = await site.Page("/nl/operation/backups");
            using var again = await site.Client.PostAsync("/nl/operation/backups?handler=Download", Form(page, name));
            Assert.StartsWith("/nl/signin?again=true", again.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
        await using (var site = await AdministeredSite.Start(database, signedInAt: DateTime.UtcNow))
        {
            var page = await site.Page("/nl/operation/backups");
            using var got = await site.Client.PostAsync("/nl/operation/backups?handler=Download", Form(page, name));
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder, name)), await got.Content.ReadAsByteArrayAsync());
            Assert.True(got.Headers.CacheControl!.NoStore);
            foreach (var odd in new[] { "../secret", "secret", "../../etc/passwd", name + "/.." })
                Assert.Equal(HttpStatusCode.NotFound, (await site.Client.PostAsync("/nl/operation/backups?handler=Download", Form(page, odd))).StatusCode);
            using var nothing = new FormUrlEncodedContent([KeyValuePair.Create("name", name)]);
            Assert.Equal(HttpStatusCode.BadRequest, (await site.Client.PostAsync("/nl/operation/backups?handler=Download", nothing)).StatusCode);
        }
        using var db = database.Context();
        Assert.Single(db.Set<AuditEntry>(), entry => entry.Action == "backup-downloaded");
    }

    static FormUrlEncodedContent Form(AngleSharp.Dom.IDocument page, string name) =>
        new([KeyValuePair.Create("name", name), KeyValuePair.Create("_form", page.QuerySelector("input[name=_form]")!.GetAttribute("value")!)]);
}
