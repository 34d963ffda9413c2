using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;

namespace Vuurtoren.Modules.Directory.News;

/// <summary>Somebody who gets a letter a week with the news of the own themes and municipalities. Outsiders first say yes over the link of a letter.</summary>
public sealed class NewsReader
{
    /// <summary>Who asks again and again for the address of another does not fill that box.</summary>
    static readonly TimeSpan pause = TimeSpan.FromHours(1);

    static readonly TimeSpan linkWorks = TimeSpan.FromDays(7);

    NewsReader() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Email { get; private init; } = "";
    public string Lang { get; private set; } = "";
    public IReadOnlyList<string> Themes { get; private set; } = [];
    public IReadOnlyList<string> Municipalities { get; private set; } = [];
    public DateTime AskedAt { get; private set; }
    public DateTime? ConfirmedAt { get; private set; }
    /// <summary>News published before was told, or was there when this reader came.</summary>
    public DateTime? DigestAt { get; private set; }

    public static NewsReader Ask(string email, string lang, DateTime now) => new() { Email = Tidy(email), Lang = lang, AskedAt = now };

    /// <summary>As it is kept, so that one address reads once.</summary>
    public static string Tidy(string? email) => email?.Trim().ToLowerInvariant() is { Length: > 0 } tidy && Mail.IsAddress(tidy) ? tidy : throw new RuleBroken("news.email.wrong");

    /// <returns>Whether a letter with the link goes: not to who said yes before, and not twice in an hour.</returns>
    public bool AskAgain(DateTime now)
    {
        if (ConfirmedAt is not null || now - AskedAt < pause) return false;
        AskedAt = now;
        return true;
    }

    public void Choose(string lang, IReadOnlyList<string> themes, IReadOnlyList<string> municipalities) => (Lang, Themes, Municipalities) = (lang, themes, municipalities);

    public void Confirm(DateTime now)
    {
        if (ConfirmedAt is not null) return;
        if (now > LinkEnds) throw new RuleBroken("news.expired");
        (ConfirmedAt, DigestAt) = (now, now);
    }

    public void Told(DateTime until) => DigestAt = until;

    public DateTime LinkEnds => AskedAt + linkWorks;

    /// <summary>What stands in links of letters to this reader: nobody without the secret of the server makes another.</summary>
    public string Token(ServerSecret secret) => secret.Ticket(Purpose, Id);

    /// <summary>Whose link this is; null when it was made up.</summary>
    public static Guid? OfToken(ServerSecret secret, string token) => secret.OfTicket(Purpose, token);

    const string Purpose = "news";
}
