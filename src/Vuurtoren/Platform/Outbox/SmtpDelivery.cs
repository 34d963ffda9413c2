using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Vuurtoren.Platform.Outbox;

/// <summary>Hands mails to a mail server, over one connection for as long as there are mails.</summary>
sealed class SmtpDelivery(MailSettings settings) : Delivery, IDisposable
{
    static readonly TimeSpan longest = TimeSpan.FromMinutes(1);

    SmtpClient? client;

    public override async Task<Outcome> Send(Mail mail)
    {
        var again = client is not null;
        try
        {
            await Hand(mail);
            return Outcome.Delivered;
        }
#pragma warning disable CA1031 // whatever goes wrong on the way to the server, the mail stays and is tried again
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Rest();
            var outcome = OutcomeOf(fault);
            // The server may have closed the connection between two mails.
            return again && outcome.Verdict == Verdict.Down ? await Send(mail) : outcome;
        }
    }

    async Task Hand(Mail mail)
    {
        client ??= new SmtpClient(settings.Server!, settings.Port)
        {
            EnableSsl = settings.StartTls, UseDefaultCredentials = false,
            Credentials = settings.User is { Length: > 0 } user ? new NetworkCredential(user, settings.Password) : null,
        };
        using var message = Message(mail, settings.From);
        using var limit = new CancellationTokenSource(longest);
        await client.SendMailAsync(message, limit.Token);
    }

    internal static Outcome OutcomeOf(Exception fault) => fault switch
    {
        SmtpFailedRecipientException { StatusCode: SmtpStatusCode.MustIssueStartTlsFirst or SmtpStatusCode.ServiceNotAvailable } refused => Said(Verdict.Down, refused),
        SmtpFailedRecipientException refused => Said((int)refused.StatusCode >= 500 ? Verdict.Refused : Verdict.Later, refused),
        SmtpException { StatusCode: SmtpStatusCode.TransactionFailed or SmtpStatusCode.ExceededStorageAllocation or SmtpStatusCode.InsufficientStorage or SmtpStatusCode.LocalErrorInProcessing } refused => Said(Verdict.Later, refused),
        SmtpException { InnerException: FormatException or ArgumentException } or FormatException or ArgumentException => new(Verdict.Refused, "outbox.no-address", fault.GetType().Name),
        OperationCanceledException => new(Verdict.Down, "outbox.trouble.silent", "Timeout"),
        _ when Inside<AuthenticationException>(fault) => new(Verdict.Down, "outbox.trouble.certificate", nameof(AuthenticationException)),
        SmtpException { StatusCode: SmtpStatusCode.GeneralFailure, InnerException: null } => new(Verdict.Down, "outbox.trouble.no-tls", "NoTls"),
        _ when Inside<SocketException>(fault) || Inside<IOException>(fault) => new(Verdict.Down, "outbox.trouble.unreachable", "Unreachable"),
        SmtpException smtp => Said(Verdict.Down, smtp),
        _ => new(Verdict.Down, "outbox.trouble.unreachable", fault.GetType().Name),
    };

    static Outcome Said(Verdict verdict, SmtpException refused)
    {
        const string before = "The server response was: ";
        var words = refused.Message;
        var at = words.IndexOf(before, StringComparison.Ordinal);
        return new(verdict, $"{(int)refused.StatusCode} {(at < 0 ? words : words[(at + before.Length)..])}", ((int)refused.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    static bool Inside<T>(Exception? fault) => fault is not null && (fault is T || Inside<T>(fault.InnerException));

    public override void Rest()
    {
        client?.Dispose();
        client = null;
    }

    public void Dispose() => Rest();
}
