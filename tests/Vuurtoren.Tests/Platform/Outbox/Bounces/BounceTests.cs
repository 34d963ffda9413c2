using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Outbox.Bounces;

namespace Vuurtoren.Tests.Platform.Outbox.Bounces;

/// <summary>Delivery reports, in the form of RFC 3464.</summary>
public sealed class BounceTests
{
    static string Report(string messageId, string action = "failed", string status = "5.1.1", string part = "message/rfc822", string end = "\r\n") => $"""
        Return-Path: <>
        From: MAILER-DAEMON@mail.example.org
        To: gids@example.org
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
        	boundary="8D3F2.1764000000/mail.example.org"

        This is a MIME-encapsulated message.

        --8D3F2.1764000000/mail.example.org
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you that your message could not be delivered. Status: 2.0.0

        --8D3F2.1764000000/mail.example.org
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.org

        Final-Recipient: rfc822; lezer@example.org
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; 550 5.1.1 <lezer@example.org>: Recipient address
            rejected: User unknown

        --8D3F2.1764000000/mail.example.org
        Content-Type: {part}

        From: gids@example.org
        Message-ID:
         {messageId}
        To: lezer@example.org
        Subject: Uitnodiging

        --8D3F2.1764000000/mail.example.org--

        """.ReplaceLineEndings(end);

    static async Task<Mail> Sent(Vuurtoren.Platform.Data.Database database)
    {
        var clock = new Clock();
        database.Queue(1, clock.Now);
        await database.Postman(new Server(), clock).SendWhatIsDue();
        return database.Mails().Single();
    }

    static BounceReader Reader(Vuurtoren.Platform.Data.Database database, string folder) =>
        new(database, new(null, 0, null, null, new("gids@example.org"), true, folder), NullLogger<BounceReader>.Instance);

    [Theory, EveryDatabase]
    public async Task A_report_about_our_mail_makes_it_a_mail_that_came_back(TestDatabase test)
    {
        var database = test.WithTables();
        var mail = await Sent(database);
        test.Folder.Write("bounces/new/1.host", Report(mail.MessageId));
        test.Folder.Write("bounces/new/2.host", "Subject: I am away\n\nuntil Monday");
        Assert.Equal(1, await Reader(database, test.Folder.File("bounces")).ReadAll(test.Folder.File("bounces")));
        mail = database.Mails().Single();
        Assert.Equal((MailState.Bounced, "5.1.1", true), (mail.State, mail.Bounce, mail.BouncedHard));
        Assert.Empty(Directory.GetFiles(test.Folder.File("bounces/new")));
        Assert.Equal(["1.host:2,S", "2.host:2,S"], Directory.GetFiles(test.Folder.File("bounces/cur")).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("failed", "5.1.1", MailState.Bounced, true)]
    [InlineData("failed", "4.4.7", MailState.Bounced, false)]
    [InlineData("delayed", "4.4.1", MailState.Sent, false)]
    public async Task An_address_that_does_not_exist_and_trouble_that_passes_are_told_apart(string action, string status, MailState state, bool hard)
    {
        using var test = new TestDatabase(Engine.Sqlite);
        var database = test.WithTables();
        var mail = await Sent(database);
        test.Folder.Write("bounces/new/1", Report(mail.MessageId, action, status, "text/rfc822-headers", "\n"));
        await Reader(database, test.Folder.File("bounces")).ReadAll(test.Folder.File("bounces"));
        mail = database.Mails().Single();
        Assert.Equal((state, status, hard), (mail.State, mail.Bounce, mail.BouncedHard));
    }

    [Theory, EveryDatabase]
    public async Task What_is_no_report_about_a_mail_of_ours_changes_nothing(TestDatabase test)
    {
        var database = test.WithTables();
        var mail = await Sent(database);
        string[] others =
        [
            "", "\0\0\0", new('x', 600_000), Report("<someone@example.org>"), Report($"<{Guid.Empty:N}@mail.vuurtoren>"), Report(mail.MessageId, "relayed", "2.0.0"), Report(mail.MessageId, status: "none"),
            Report(mail.MessageId).Replace("report-type=delivery-status", "report-type=disposition-notification", StringComparison.Ordinal),
            $"Content-Type: text/plain\n\nAction: failed\nStatus: 5.1.1\nMessage-ID: {mail.MessageId}\n",
        ];
        for (var i = 0; i < others.Length; i++) test.Folder.Write($"bounces/new/{i}", others[i]);
        Assert.Equal(0, await Reader(database, test.Folder.File("bounces")).ReadAll(test.Folder.File("bounces")));
        Assert.Equal((MailState.Sent, null), (database.Mails().Single().State, database.Mails().Single().Bounce));
    }

    [Fact]
    public void Any_bytes_can_be_read()
    {
        var report = Encoding.Latin1.GetBytes(Report($"<{Guid.CreateVersion7():N}@mail.vuurtoren>"));
        Assert.NotNull(DeliveryReport.Read(report));
        for (var length = 0; length < report.Length; length += 7) _ = DeliveryReport.Read(report[..length]);
        var seeded = new Random(4);
        for (var i = 0; i < 500; i++)
        {
            var spoilt = (byte[])report.Clone();
            for (var j = 0; j < 20; j++) spoilt[seeded.Next(spoilt.Length)] = (byte)seeded.Next(256);
            _ = DeliveryReport.Read(spoilt);
        }
    }
}
