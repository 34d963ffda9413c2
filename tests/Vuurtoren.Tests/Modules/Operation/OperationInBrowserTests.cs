using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Operation;

[Collection(DemoInBrowser.Name), Trait("Category", Browser.Category)]
public sealed class OperationInBrowserTests(DemoInBrowser demo)
{
    [Theory]
    [InlineData("nl", Browser.Desk)]
    [InlineData("fr", Browser.Telephone)]
    public async Task The_pages_of_the_server_are_free_of_barriers_and_fit_the_screen(string language, int width)
    {
        using var test = new TestDatabase(Engine.Sqlite);
        var (database, clock) = (test.WithTables(), new Clock { Now = DateTime.UtcNow });
        database.Queue(4, clock.Now);
        var server = new Server(mail => mail.Address[5] switch { '0' => Server.Unknown, '1' => Server.Busy, '2' => Server.Away, _ => Outcome.Delivered });
        var postman = database.Postman(server, clock);
        await postman.SendWhatIsDue();
        clock.Now = clock.Now.AddMinutes(1);
        await postman.SendWhatIsDue();
        new PeriodicJobs().Do(database, clock.Now.AddDays(1));
        using (var db = database.Context())
        {
            db.Add(Job.Of<DeletePersonalData>(clock.Now));
            db.SaveChanges();
            await db.Database.ExecuteSqlAsync($"update job set state = 'Running', holder = 'x', held_until = {clock.Now.AddDays(1)}, done = 1200, total = 4000, doing = 'jobs.clearing' where single is null");
        }
        var folder = System.IO.Directory.CreateDirectory(test.Folder.File("backups")).FullName;
        test.Folder.Write("settings.json", $$"""{ "Backup": { "Folder": "{{folder}}", "Every": 87600 } }""");
        foreach (var day in new[] { 27, 28 }) Platform.Backups.Backups.Made(database, Path.Combine(folder, Vuurtoren.Platform.Backups.KeptBackup.NameAt(new(2026, 11, day, 3, 0, 12))));
        Vuurtoren.Platform.Backups.KeptBackup.Prove(Path.Combine(folder, Vuurtoren.Platform.Backups.KeptBackup.NameAt(new(2026, 11, 27, 3, 0, 12))));
        await using var site = await AdministeredSite.Start(database);
        await using var visitor = await demo.Browser.Visit(site.Client.BaseAddress!, width, language);
        foreach (var path in new[] { "outbox", "outbox?state=bounced", "jobs", "backups" })
        {
            await visitor.Open($"/{language}/operation/{path}");
            Assert.Empty(await visitor.Faults());
            if (width != Browser.Desk) Assert.Empty(await visitor.FaultsWhenMagnified());
            if (width != Browser.Desk) await visitor.Page.SetViewportSizeAsync(width, Browser.TelephoneHeight);
        }
    }
}
