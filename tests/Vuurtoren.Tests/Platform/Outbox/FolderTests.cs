using System.Text;
using Microsoft.Extensions.Configuration;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Outbox;

namespace Vuurtoren.Tests.Platform.Outbox;

/// <summary>Without a mail server a mail becomes a file.</summary>
public sealed class FolderTests
{
    static readonly DateTime now = new(2026, 11, 24, 15, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_mail_becomes_a_file_with_all_that_a_mail_needs()
    {
        using var folder = new TemporaryFolder();
        var mail = Mail.To("lezer@example.org", new Letter(Outboxes.Texts, "fr", "web.title", "Été à Liège").Greets("Zoë"), now, unsubscribe: new("https://example.org/stop"));
        var delivery = new FolderDelivery(folder.File("mail"), new("gids@example.org", "Gids"));
        Assert.Equal(Verdict.Delivered, (await delivery.Send(mail)).Verdict);
        Assert.Equal(Verdict.Delivered, (await delivery.Send(mail)).Verdict);
        var file = Assert.Single(Directory.GetFiles(folder.File("mail")));
        Assert.Equal($"{mail.Id:N}.eml", Path.GetFileName(file));
        var head = (await File.ReadAllTextAsync(file, Encoding.Latin1)).ReplaceLineEndings("\n").Split("\n\n")[0] + "\n";
        foreach (var line in new[]
        {
            $"Message-ID: <{mail.Id:N}@mail.vuurtoren>", "Auto-Submitted: auto-generated", "Content-Language: fr",
            "List-Unsubscribe: <https://example.org/stop>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click", "To: lezer@example.org", "MIME-Version: 1.0",
        }) Assert.Contains("\n" + line + "\n", "\n" + head, StringComparison.OrdinalIgnoreCase);
        Assert.Matches(@"\nDate: \w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}\n|\nDate: \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}\n", head);
        Assert.Contains("multipart/alternative", head, StringComparison.Ordinal);
        Assert.DoesNotContain("é", head, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.File("mail")));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_keeps_mails_waiting()
    {
        using var folder = new TemporaryFolder();
        var blocked = folder.Write("mail", "a file where the folder should be");
        Assert.Equal(Verdict.Down, (await new FolderDelivery(blocked, new("gids@example.org")).Send(Outboxes.Mail(1, now))).Verdict);
    }

    [Fact]
    public void A_mail_server_needs_a_sender_and_its_password_is_never_printed()
    {
        MailSettings Of(params (string Key, string Value)[] settings) =>
            MailSettings.Of(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => "Mail:" + s.Key, s => (string?)s.Value)).Build());
        Assert.Equal("outbox.settings.from", Assert.Throws<RuleBroken>(() => Of(("Server", "mail.example.org"))).Message);
        var settings = Of(("Server", "mail.example.org"), ("From", "Gids <gids@example.org>"), ("User", "gids"), ("Password", "geheim"));
        Assert.True(settings is { StartTls: true, Port: 587, From.Address: "gids@example.org" });
        Assert.DoesNotContain("geheim", settings.ToString(), StringComparison.Ordinal);
        Assert.Null(Of().Server);
    }
}
