using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Vuurtoren.Platform.Outbox;

/// <summary>Failed: refused for good. GivenUp: tried for days, or a person stopped it. Bounced: taken, and sent back later.</summary>
public enum MailState { Waiting, Sent, Failed, GivenUp, Bounced }

/// <summary>What a mail is about: the kind of record and its id.</summary>
public sealed record About(string Kind, Guid Id);

/// <summary>
/// A mail to one reader. It is added to the Db of whoever causes it, and so is written in the same transaction: no mail without its cause, no cause without its mail.
/// </summary>
public sealed class Mail
{
    /// <summary>The pause after the first, second … refusal; after that always the last.</summary>
    static readonly TimeSpan[] pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12)];

    static readonly TimeSpan patience = TimeSpan.FromDays(4);

    const int LongestSubject = 200, LongestRefusal = 300;

    Mail() { }

    public Guid Id { get; private init; }
    public string Address { get; private init; } = "";
    public string Lang { get; private init; } = "";
    public string Subject { get; private init; } = "";
    public string Text { get; private set; } = "";
    public string Html { get; private set; } = "";
    public string? Unsubscribe { get; private init; }
    /// <summary>An iCalendar object for the reader's calendar (RFC 6047); null: none.</summary>
    public string? Calendar { get; private set; }
    public string? AboutKind { get; private init; }
    public Guid? AboutId { get; private init; }
    public MailState State { get; private set; }
    public int Attempts { get; private set; }
    /// <summary>It goes as soon as it can, but not before this moment.</summary>
    public DateTime NextAttempt { get; private set; }
    public DateTime? FirstTriedAt { get; private set; }
    /// <summary>Handed to the mail server, which has not answered yet. After a crash nobody knows whether it arrived, and it goes again.</summary>
    public DateTime? InFlightSince { get; private set; }
    /// <summary>What the mail server said last, or a text key of ours.</summary>
    public string? Refusal { get; private set; }
    /// <summary>Status that a delivery report gave later (RFC 3463): "5.1.1".</summary>
    public string? Bounce { get; private set; }
    /// <summary>The address is of no use: of other trouble the status begins with 4.</summary>
    public bool BouncedHard => State == MailState.Bounced && Bounce is ['5', ..];
    public DateTime CreatedAt { get; private init; }
    public DateTime? EndedAt { get; private set; }
    /// <summary>It holds a link that opens something, and that works until then: the letter is not kept once it has gone, nor longer than the link works.</summary>
    public DateTime? SecretUntil { get; private set; }

    /// <summary>The same at every attempt, so that who got it twice sees it once.</summary>
    public string MessageId => $"<{Id:N}@{MessageIdHost}>";

    internal const string MessageIdHost = "mail.vuurtoren";

    /// <param name="unsubscribe">Where one click (a POST) ends such mails, for mails that nobody asked for one by one.</param>
    /// <param name="notBefore">To send it later.</param>
    /// <param name="calendar">As <see cref="Documents.CalendarFeed"/> writes it.</param>
    /// <param name="secretUntil">When it holds a link that opens something: until when that works.</param>
    public static Mail To(string address, Letter letter, DateTime now, About? about = null, Uri? unsubscribe = null, DateTime? notBefore = null, DateTime? secretUntil = null, string? calendar = null)
    {
        if (!IsAddress(address)) throw new RuleBroken("outbox.no-address");
        return new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)), Address = address, Lang = letter.Lang, Subject = Shorten(OneLine(letter.Subject), LongestSubject),
            Text = letter.AsText(unsubscribe), Html = letter.AsHtml(unsubscribe), Unsubscribe = unsubscribe?.AbsoluteUri, AboutKind = about?.Kind, AboutId = about?.Id,
            NextAttempt = notBefore ?? now, CreatedAt = now, SecretUntil = secretUntil, Calendar = calendar,
        };
    }

    /// <summary>One address without a name: what we write into it ends up in headers and in the conversation with the mail server.</summary>
    public static bool IsAddress(string address) => address.Length <= 254 && MailAddress.TryCreate(address, out var read) && read.Address == address && read.Host.Contains('.', StringComparison.Ordinal)
        && !address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or '"' or ',' or ';');

    internal void Departs(DateTime now)
    {
        InFlightSince = now;
        FirstTriedAt ??= now;
        Attempts++;
    }

    internal void Arrived(DateTime now)
    {
        Refusal = null;
        if (SecretUntil is not null) (Text, Html, Calendar, SecretUntil) = ("", "", null, null);
        End(MailState.Sent, now);
    }

    /// <summary>Refused for good.</summary>
    internal void Failed(string words, DateTime now)
    {
        Says(words);
        End(MailState.Failed, now);
    }

    /// <param name="resumes">When the trouble is not this mail's: the moment at which all go on.</param>
    internal void TriesLater(string words, DateTime now, DateTime? resumes = null)
    {
        Says(words);
        InFlightSince = null;
        if (now - FirstTriedAt >= patience) End(MailState.GivenUp, now);
        else NextAttempt = resumes ?? now + pauses[Math.Min(Attempts, pauses.Length) - 1];
    }

    /// <summary>A person wants it to go now.</summary>
    public void Resend(DateTime now)
    {
        if (InFlightSince is not null) throw new RuleBroken("outbox.in-flight");
        if (State == MailState.Sent) throw new RuleBroken("outbox.already-sent");
        if (Text.Length == 0) throw new RuleBroken("outbox.emptied");
        (State, NextAttempt, FirstTriedAt, Attempts, EndedAt, Bounce) = (MailState.Waiting, now, null, 0, null, null);
    }

    /// <summary>A person no longer wants it to go.</summary>
    public void GiveUp(DateTime now)
    {
        if (InFlightSince is not null) throw new RuleBroken("outbox.in-flight");
        if (State != MailState.Waiting) throw new RuleBroken("outbox.not-waiting");
        End(MailState.GivenUp, now);
    }

    /// <summary>A delivery report came; one that says that it is still being tried only leaves its status.</summary>
    internal void CameBack(string status, bool forGood)
    {
        if (State is not (MailState.Sent or MailState.Bounced)) return;
        Bounce = status;
        if (forGood) State = MailState.Bounced;
    }

    void End(MailState state, DateTime now) => (State, InFlightSince, EndedAt) = (state, null, now);

    void Says(string words) => Refusal = Shorten(OneLine(words), LongestRefusal);

    /// <summary>No header begins inside another.</summary>
    static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Where(c => !char.IsControl(c)))));

    static string Shorten(string words, int most) => words.Length <= most ? words : words[..(char.IsHighSurrogate(words[most - 2]) ? most - 2 : most - 1)] + "…";
}

sealed class MailTables : IEntityTypeConfiguration<Mail>, IEntityTypeConfiguration<MailSender>
{
    public void Configure(EntityTypeBuilder<Mail> mail)
    {
        mail.ToTable("mail");
        mail.Property(m => m.Id).ValueGeneratedNever();
        mail.Ignore(m => m.MessageId);
        mail.Ignore(m => m.BouncedHard);
        // A person and the sender do not decide about the same mail at the same time.
        mail.Property(m => m.State).IsConcurrencyToken();
        mail.Property(m => m.InFlightSince).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<MailSender> sender) => sender.ToTable("mail_sender").HasKey(s => s.Name);
}
