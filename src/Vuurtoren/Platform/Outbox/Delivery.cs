using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Vuurtoren.Platform.Outbox;

/// <summary>Refused: this mail never goes. Later: this mail does not go now. Down: no mail goes now.</summary>
public enum Verdict { Delivered, Refused, Later, Down }

/// <param name="Words">What the server said, or a text key of ours.</param>
/// <param name="Code">What may be logged: no server's words, for they name the reader.</param>
public sealed record Outcome(Verdict Verdict, string Words, string Code)
{
    public static readonly Outcome Delivered = new(Verdict.Delivered, "", "");
}

/// <summary>The way by which mails leave: a mail server, or a folder.</summary>
abstract class Delivery
{
    public abstract Task<Outcome> Send(Mail mail);

    /// <summary>There is nothing more to send for now.</summary>
    public virtual void Rest() { }

    /// <summary>The mail as it travels; its date is the moment of sending.</summary>
    protected static MailMessage Message(Mail mail, MailAddress from)
    {
        var message = new MailMessage(from, new MailAddress(mail.Address)) { Subject = mail.Subject, SubjectEncoding = Encoding.UTF8, HeadersEncoding = Encoding.UTF8 };
        message.AlternateViews.Add(View(mail.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(View(mail.Html, MediaTypeNames.Text.Html));
        if (mail.Calendar is { } calendar) message.AlternateViews.Add(InCalendar(calendar));
        var headers = message.Headers;
        headers.Add("Message-ID", mail.MessageId);
        headers.Add("Content-Language", mail.Lang);
        // Absence notes do not answer what a machine wrote.
        headers.Add("Auto-Submitted", "auto-generated");
        headers.Add("X-Auto-Response-Suppress", "All");
        if (mail.Unsubscribe is not { } unsubscribe) return message;
        headers.Add("List-Unsubscribe", $"<{unsubscribe}>");
        headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return message;
    }

    /// <summary>RFC 6047: the method stands in the type of the part too.</summary>
    static AlternateView InCalendar(string calendar)
    {
        var type = new ContentType("text/calendar") { CharSet = "utf-8" };
        type.Parameters.Add("method", calendar.Contains("\r\nMETHOD:CANCEL\r\n", StringComparison.Ordinal) ? "CANCEL" : "REQUEST");
        var view = AlternateView.CreateAlternateViewFromString(calendar, type);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }

    static AlternateView View(string content, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(content, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }
}
