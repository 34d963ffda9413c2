using System.Net.Mail;

namespace Vuurtoren.Platform.Outbox;

/// <summary>How mail leaves this machine: "Mail" in settings.json. Without a server mails become files in the data folder.</summary>
/// <param name="From">Who it comes from; reports of what could not be delivered go there too.</param>
/// <param name="Bounces">A folder (maildir) in which such reports arrive.</param>
public sealed record MailSettings(string? Server, int Port, string? User, string? Password, MailAddress From, bool StartTls, string? Bounces)
{
    public static MailSettings Of(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Mail");
        var server = mail["Server"] is { Length: > 0 } named ? named : null;
        if (!MailAddress.TryCreate(mail["From"] ?? (server is null ? "vuurtoren@localhost" : ""), out var from)) throw new RuleBroken("outbox.settings.from");
        return new(server, mail.GetValue("Port", 587), mail["User"], mail["Password"], from, mail.GetValue("StartTls", true), mail["Bounces"] is { Length: > 0 } folder ? folder : null);
    }

    /// <summary>Whatever prints this prints no password.</summary>
    public override string ToString() => $"{Server}:{Port}";
}
