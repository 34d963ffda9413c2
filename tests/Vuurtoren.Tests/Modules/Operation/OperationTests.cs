using Microsoft.EntityFrameworkCore;
using System.Net;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Modules.Operation;

public sealed class OperationTests
{
    /// <summary>So far ahead that the postman of the site leaves them alone.</summary>
    static readonly DateTime later = DateTime.UtcNow.AddDays(1);

    static void Change(Database database, Action<Mail> how)
    {
        using var db = database.Context();
        how(db.Set<Mail>().Single());
        db.SaveChanges();
    }

    [Fact]
    public async Task Only_an_administrator_sees_the_mails_and_the_jobs()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        await using var site = await AdministeredSite.Start(test.WithTables(), Role.Visitor);
        foreach (var page in new[] { "/nl/operation/outbox", "/fr/operation/jobs" }) Assert.Equal(HttpStatusCode.Forbidden, (await site.Client.GetAsync(page)).StatusCode);
        using var nothing = new FormUrlEncodedContent([]);
        Assert.Equal(HttpStatusCode.Forbidden, (await site.Client.PostAsync("/nl/operation/outbox?handler=Resend", nothing)).StatusCode);
    }

    [Fact]
    public async Task A_button_that_another_site_presses_does_nothing()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        var database = test.WithTables();
        database.Queue(1, later);
        await using var site = await AdministeredSite.Start(database);
        using var forged = new FormUrlEncodedContent([KeyValuePair.Create("id", database.Mails().Single().Id.ToString())]);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.Client.PostAsync("/nl/operation/outbox?handler=GiveUp", forged)).StatusCode);
        Assert.Equal(MailState.Waiting, database.Mails().Single().State);
    }

    [Theory, EveryDatabase]
    public async Task Mails_are_listed_newest_first_by_state_and_page_by_page(TestDatabase test)
    {
        var database = test.WithTables();
        for (var i = 0; i < 120; i++) database.Queue(1, later.AddSeconds(i));
        await using var site = await AdministeredSite.Start(database);
        var ids = database.Mails().Select(mail => mail.Id.ToString()).Reverse().ToList();
        var (seen, next) = (new List<string>(), "/nl/operation/outbox?state=waiting");
        for (string? path = next; path is not null;)
        {
            var page = await site.Page(path);
            seen.AddRange(page.QuerySelectorAll("button[formaction$=GiveUp]").Select(button => button.GetAttribute("value")!));
            path = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(ids, seen);
        Assert.Contains("Wacht: 120", (await site.Page("/nl/operation/outbox")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Rien ici.", (await site.Page("/fr/operation/outbox?state=bounced")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync("/nl/operation/outbox?state=anything")).StatusCode);
    }

    [Theory, EveryDatabase]
    public async Task An_administrator_gives_a_mail_up_and_sends_it_after_all(TestDatabase test)
    {
        var database = test.WithTables();
        database.Queue(1, later);
        await using var site = await AdministeredSite.Start(database);
        var (_, page) = await site.Press(await site.Page("/nl/operation/outbox?state=waiting"), "GiveUp");
        Assert.Contains("Hier is niets.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(MailState.GivenUp, database.Mails().Single().State);
        await site.Press(await site.Page("/nl/operation/outbox"), "Resend");
        for (var i = 0; i < 100 && database.Mails().Single().State != MailState.Sent; i++) await Task.Delay(50);
        Assert.Equal(MailState.Sent, database.Mails().Single().State);
        Assert.Single(System.IO.Directory.GetFiles(Path.Combine(database.Folder, "mail")));
        Assert.Contains("Envoyé\u00a0: 1 aujourd’hui", (await site.Page("/fr/operation/outbox")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_pressed_too_late_says_what_happened_meanwhile()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        var database = test.WithTables();
        database.Queue(1, later);
        await using var site = await AdministeredSite.Start(database);
        var page = await site.Page("/nl/operation/outbox");
        Change(database, mail => { mail.Departs(later); mail.Arrived(later); });
        var (status, after) = await site.Press(page, "Resend");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("Deze mail is al verstuurd.", after.QuerySelector("[role=alert]")!.TextContent.Trim());
    }

    [Fact]
    public async Task What_the_page_shows_holds_no_letter_and_runs_no_script()
    {
        using var test = new TestDatabase(Engine.Sqlite);
        var database = test.WithTables();
        using (var db = database.Context())
        {
            db.Add(Mail.To("lezer@example.org", new Letter(Outboxes.Texts, "nl", "web.title", "<script>alert(1)</script>").Leads("web.privacy", new("https://example.org/geheim")), later));
            db.SaveChanges();
        }
        Change(database, mail => { mail.Departs(later); mail.Failed("550 <script>{0}</script>", later); });
        await using var site = await AdministeredSite.Start(database);
        var html = await site.Client.GetStringAsync("/nl/operation/outbox");
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", html, StringComparison.Ordinal);
        Assert.Contains("550 &lt;script&gt;{0}&lt;/script&gt;", html, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task The_page_says_that_the_mail_server_is_away_and_an_administrator_need_not_wait(TestDatabase test)
    {
        var (database, clock) = (test.WithTables(), new Clock { Now = DateTime.UtcNow });
        database.Queue(1, clock.Now);
        await database.Postman(new Server(_ => Server.Away), clock).SendWhatIsDue();
        await using var site = await AdministeredSite.Start(database);
        var page = await site.Page("/fr/operation/outbox");
        Assert.Contains("le serveur de messagerie est injoignable", page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        var (_, after) = await site.Press(page, "TryNow");
        Assert.DoesNotContain("Nous réessayons", after.Body!.TextContent, StringComparison.Ordinal);
        for (var i = 0; i < 100 && database.Mails().Single().State != MailState.Sent; i++) await Task.Delay(50); // by the postman of the site, into a folder
        Assert.Equal(MailState.Sent, database.Mails().Single().State);
    }

    [Theory, EveryDatabase]
    public async Task A_job_is_stopped_and_let_go_on_from_its_page(TestDatabase test)
    {
        var database = test.WithTables();
        await using var site = await AdministeredSite.Start(database);
        Assert.Contains("Il n’y a pas de travail", (await site.Page("/fr/operation/jobs")).Body!.TextContent, StringComparison.Ordinal);
        new PeriodicJobs().Do(database, DateTime.UtcNow.AddDays(1));
        using (var others = database.Context()) others.Set<Job>().Where(job => job.Single != "delete-personal-data").ExecuteDelete();
        JobState State() { using var db = database.Context(); return db.Set<Job>().Single().State; }
        var (_, page) = await site.Press(await site.Page("/nl/operation/jobs"), "Stop");
        Assert.Contains("Wissen wat te oud is", page.QuerySelector("td")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(JobState.Stopped, State());
        await site.Press(page, "RunNow");
        for (var i = 0; i < 100; i++, await Task.Delay(50)) { using var db = database.Context(); if (db.Set<Job>().Single().StartedAt is not null && State() == JobState.Waiting) break; }
        Assert.Contains("Elke dag", (await site.Page("/nl/operation/jobs?state=waiting")).QuerySelector("td")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Laatste keer", (await site.Page("/nl/operation/jobs")).Body!.TextContent, StringComparison.Ordinal);
    }
}
