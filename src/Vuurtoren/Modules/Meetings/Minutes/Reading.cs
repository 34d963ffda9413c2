using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>
/// Somebody reads minutes before they go out, until a day; who says nothing by then agrees. What the reader would write otherwise stands in the minutes for everybody who met:
/// it changes nothing by itself.
/// </summary>
public sealed class Reading
{
    Reading() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid MeetingId { get; private init; }
    public string Name { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string Lang { get; private init; } = "";
    public DateOnly UntilOn { get; private init; }
    public DateTime AskedAt { get; private init; }
    public DateTime? SaidAt { get; private set; }
    public string? Words { get; private set; }

    public static Reading Ask(Meeting meeting, IEnumerable<Reading> others, string? name, string? email, string lang, DateOnly? until, DateOnly today, DateTime now)
    {
        meeting.MustBeOpen();
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > Meeting.LongestName) throw new RuleBroken("members.delegate.name");
        if (email?.Trim().ToLowerInvariant() is not { Length: > 0 } address || !Platform.Outbox.Mail.IsAddress(address)) throw new RuleBroken("people.email.wrong");
        if (until is not { } day || day < today) throw new RuleBroken("reading.until");
        if (others.Any(other => other.Waits(today))) throw new RuleBroken("reading.waits");
        return new() { MeetingId = meeting.Id, Name = name.Trim(), Email = address, Lang = lang, UntilOn = day, AskedAt = now };
    }

    public bool Waits(DateOnly today) => SaidAt is null && today <= UntilOn;

    /// <param name="words">Null or empty: agreed as it stands.</param>
    public void Says(Meeting meeting, string? words, DateOnly today, DateTime now)
    {
        meeting.MustBeOpen();
        if (today > UntilOn) throw new RuleBroken("reading.late");
        if (words?.Trim().Length > Line.Longest) throw new RuleBroken("meetings.line.long", Line.Longest);
        // "Fine" out of a page that was open since before takes no remark away.
        (SaidAt, Words) = (now, string.IsNullOrWhiteSpace(words) ? Words : words.Trim());
    }
}

/// <summary>What opens minutes that are not sent yet, for who reads them first.</summary>
public static class ReadingLinks
{
    const string Purpose = "minutes-first";

    public static string Of(ServerSecret secret, Guid reading) => secret.Ticket(Purpose, reading);
    public static Guid? ReadingOf(ServerSecret secret, string token) => secret.OfTicket(Purpose, token);
}
