using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;

namespace Vuurtoren.Modules.Directory.Permanences.Following;

public enum FollowKind { House, Service, Theme }

/// <summary>Somebody who wants to hear by mail when a day is cancelled or added. Nothing is sent before they said yes over the link in a first letter.</summary>
public sealed class Follow
{
    /// <summary>Who asks again and again for the address of another does not fill that box.</summary>
    static readonly TimeSpan pause = TimeSpan.FromHours(1);

    static readonly TimeSpan linkWorks = TimeSpan.FromDays(7);

    Follow() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Email { get; private init; } = "";
    public string Lang { get; private set; } = "";
    public FollowKind Kind { get; private init; }
    /// <summary>A location, a service or a term.</summary>
    public Guid TargetId { get; private init; }
    public DateTime AskedAt { get; private set; }
    public DateTime? ConfirmedAt { get; private set; }

    public static Follow Ask(string email, string lang, FollowKind kind, Guid target, DateTime now) => new() { Email = Tidy(email), Lang = lang, Kind = kind, TargetId = target, AskedAt = now };

    /// <summary>As it is kept, so that one address follows once.</summary>
    public static string Tidy(string? email) => email?.Trim().ToLowerInvariant() is { Length: > 0 } tidy && Mail.IsAddress(tidy) ? tidy : throw new RuleBroken("follow.email.wrong");

    /// <summary>Asked once more.</summary>
    /// <returns>Whether a letter goes.</returns>
    public bool AskAgain(string lang, DateTime now)
    {
        if (ConfirmedAt is not null || now - AskedAt < pause) return false;
        (Lang, AskedAt) = (lang, now);
        return true;
    }

    public void Confirm(DateTime now)
    {
        if (ConfirmedAt is not null) return;
        if (now - AskedAt > linkWorks) throw new RuleBroken("follow.expired");
        ConfirmedAt = now;
    }

    public DateTime LinkEnds => AskedAt + linkWorks;

    /// <summary>What stands in links of letters to this reader: nobody without the secret of the server makes another.</summary>
    public string Token(ServerSecret secret) => secret.Ticket(Purpose, Id);

    /// <summary>Whose link this is; null when it was made up.</summary>
    public static Guid? OfToken(ServerSecret secret, string token) => secret.OfTicket(Purpose, token);

    const string Purpose = "follow";
}

sealed class FollowTables : IEntityTypeConfiguration<Follow>
{
    public void Configure(EntityTypeBuilder<Follow> follow)
    {
        follow.ToTable("directory_follow").Property(f => f.Id).ValueGeneratedNever();
        follow.Ignore(f => f.LinkEnds);
    }
}
