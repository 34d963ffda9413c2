using System.Text.Json;
using AngleSharp.Html.Parser;
using Vuurtoren.Platform.Outbox;

namespace Vuurtoren.Tests.Platform.Outbox;

/// <summary>With a real mail server.</summary>
public sealed class SmtpTests
{
    static MailSettings To(int port, bool startTls = false, string? user = null, string? password = null) => new("127.0.0.1", port, user, password, new("gids@example.org", "De gids"), startTls, null);

    [Fact]
    public async Task What_was_written_is_what_arrives_in_text_and_in_html()
    {
        await using var sink = await MailSink.Start();
        using var delivery = new SmtpDelivery(To(sink.Port));
        var letter = new Letter(Outboxes.Texts, "fr", "web.title", "L’été à Liège, 50 €, 😀").Greets("Zoë").Says("web.title", ".\n..\n" + new string('é', 3000) + "\n=3D\tfin ").Leads("web.privacy", new("https://example.org/fr?a=1&b=2"));
        var mail = Mail.To("lezer@example.org", letter, new(2026, 11, 24, 15, 0, 0, DateTimeKind.Utc), unsubscribe: new("https://example.org/stop?x=1"));
        Assert.Equal(Outcome.Delivered, await delivery.Send(mail));
        var arrived = Assert.Single(await sink.Mails(1));
        Assert.Equal((mail.MessageId, "lezer@example.org", mail.Subject), (arrived.MessageId, arrived.To, arrived.Subject));
        Assert.Equal(mail.Text.TrimEnd(), arrived.Text.ReplaceLineEndings("\n").TrimEnd());
        var (wrote, read) = (new HtmlParser().ParseDocument(mail.Html), new HtmlParser().ParseDocument(arrived.Html.ReplaceLineEndings("\n")));
        Assert.Equal(wrote.Body!.TextContent.Trim(), read.Body!.TextContent.Trim());
        Assert.Equal(wrote.Links.Select(link => link.GetAttribute("href")), read.Links.Select(link => link.GetAttribute("href")));
        Assert.Equal("auto-generated", arrived.Headers["auto-submitted"]);
        Assert.Equal("<https://example.org/stop?x=1>", arrived.Headers["list-unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", arrived.Headers["list-unsubscribe-post"]);
    }

    [Fact]
    public async Task A_server_that_wants_a_password_gets_the_right_one()
    {
        await using var sink = await MailSink.Start(null, "--incoming-user", "gids", "--incoming-pass", "geheim");
        using var wrong = new SmtpDelivery(To(sink.Port, user: "gids", password: "verkeerd"));
        Assert.Equal(Verdict.Down, (await wrong.Send(Outboxes.Mail(1, DateTime.UtcNow))).Verdict);
        using var right = new SmtpDelivery(To(sink.Port, user: "gids", password: "geheim"));
        Assert.Equal(Outcome.Delivered, await right.Send(Outboxes.Mail(2, DateTime.UtcNow)));
    }

    [Fact]
    public async Task No_password_and_no_mail_goes_to_a_server_that_speaks_no_TLS_or_cannot_prove_who_it_is()
    {
        await using var plain = await MailSink.Start();
        using var toPlain = new SmtpDelivery(To(plain.Port, startTls: true, user: "gids", password: "geheim"));
        var outcome = await toPlain.Send(Outboxes.Mail(1, DateTime.UtcNow));
        Assert.Equal((Verdict.Down, "outbox.trouble.no-tls"), (outcome.Verdict, outcome.Words));
        Assert.Empty(await plain.Mails());

        using var certificate = SmallServer.NewCertificate();
        await using var unknown = new SmallServer(certificate: certificate);
        using var toUnknown = new SmtpDelivery(To(unknown.Port, startTls: true, user: "gids", password: "geheim"));
        outcome = await toUnknown.Send(Outboxes.Mail(1, DateTime.UtcNow));
        Assert.Equal((Verdict.Down, "outbox.trouble.certificate"), (outcome.Verdict, outcome.Words));
        Assert.DoesNotContain(unknown.Heard, line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_STARTTLS_the_password_and_the_mail_travel_encrypted_and_neither_comes_into_the_log()
    {
        using var certificate = SmallServer.NewCertificate();
        await using var server = new SmallServer(certificate: certificate);
        using var test = new TestDatabase(Engine.Sqlite);
        test.WithTables().Queue(2, DateTime.UtcNow);
        var trusted = test.Folder.Write("trusted.pem", certificate.ExportCertificatePem());
        await using var site = await Site.Start(database: test, environment: new() { ["SSL_CERT_FILE"] = trusted }, prepare: folder => File.WriteAllText(Path.Combine(folder, "settings.json"),
            JsonSerializer.Serialize(new { Mail = new { Server = "localhost", server.Port, User = "gids", Password = "zeergeheim", From = "gids@example.org" } })));
        for (var i = 0; i < 200 && test.WithTables().Mails().Any(mail => mail.State != MailState.Sent); i++) await Task.Delay(100);
        Assert.All(test.WithTables().Mails(), mail => Assert.Equal(MailState.Sent, mail.State));
        var secured = server.Heard.ToList();
        Assert.Equal("STARTTLS", secured[1]);
        Assert.Contains(secured.Skip(2), line => line.StartsWith("AUTH", StringComparison.Ordinal));
        Assert.Equal(2, secured.Count(line => line.StartsWith("MAIL FROM", StringComparison.Ordinal)));
        Assert.Single(secured, "STARTTLS"); // one connection for both
        Assert.DoesNotContain("geheim", site.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", site.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_waited_for()
    {
        using var delivery = new SmtpDelivery(To(MailSink.FreePort()));
        var outcome = await delivery.Send(Outboxes.Mail(1, DateTime.UtcNow));
        Assert.Equal((Verdict.Down, "outbox.trouble.unreachable"), (outcome.Verdict, outcome.Words));
    }

    [Theory, EveryDatabase]
    public async Task After_a_day_without_its_mail_server_everything_arrives_once(TestDatabase test)
    {
        var (database, clock, port) = (test.WithTables(), new Clock(), MailSink.FreePort());
        using var delivery = new SmtpDelivery(To(port));
        var postman = database.Postman(delivery, clock);
        for (var hour = 0; hour < 24; hour++, clock.Now = clock.Now.AddHours(1))
        {
            database.Queue(5, clock.Now);
            Assert.Equal(0, await postman.SendWhatIsDue());
        }
        await using var sink = await MailSink.Start(port);
        Assert.Equal(120, await postman.SendWhatIsDue());
        var arrived = await sink.Mails(120);
        Assert.Equal(database.Mails().Select(mail => mail.MessageId).Order(), arrived.Select(mail => mail.MessageId).Order());
    }

    [Theory]
    [InlineData("550 5.1.1 <lezer1@example.org>: unknown", Verdict.Refused)]
    [InlineData("451 4.7.1 greylisted", Verdict.Later)]
    [InlineData("421 closing", Verdict.Down)]
    [InlineData("530 5.7.0 authentication required", Verdict.Down)]
    public async Task What_the_server_says_of_the_reader_decides_whether_it_is_tried_again(string says, Verdict verdict)
    {
        await using var server = new SmallServer(toRecipient: says);
        using var delivery = new SmtpDelivery(To(server.Port));
        var outcome = await delivery.Send(Outboxes.Mail(1, DateTime.UtcNow));
        Assert.Equal(verdict, outcome.Verdict);
        Assert.DoesNotContain("@", outcome.Code, StringComparison.Ordinal);
        if (verdict != Verdict.Down) Assert.Equal(says, outcome.Words);
    }
}
