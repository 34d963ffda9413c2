namespace Vuurtoren.Platform.Access;

public enum LinkPurpose { Invitation, NewPassword, NewAddress, OldAddress }

/// <summary>
/// A link in a letter that lets somebody do one thing, once, for a time. The link holds a secret of 256 bits; the table only its hash.
/// Looking at it changes nothing, so that what opens links to check a letter does no harm.
/// </summary>
public sealed class AccountLink
{
    AccountLink() { }

    public string TokenHash { get; private init; } = "";
    public Guid AccountId { get; private init; }
    public LinkPurpose Purpose { get; private init; }
    /// <summary>The new address, where that is what it is about.</summary>
    public string? Email { get; private init; }
    public DateTime MadeAt { get; private init; }
    public DateTime EndsAt { get; private init; }
    public DateTime? UsedAt { get; private set; }

    internal static TimeSpan Lasts(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Invitation => TimeSpan.FromDays(14),
        LinkPurpose.NewPassword => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };

    public static (AccountLink Link, string Token) Make(Guid account, LinkPurpose purpose, DateTime now, string? email = null)
    {
        var token = Session.NewKey();
        return (new() { TokenHash = Session.Hash(token), AccountId = account, Purpose = purpose, Email = email, MadeAt = now, EndsAt = now + Lasts(purpose) }, token);
    }

    public bool Works(DateTime now) => UsedAt is null && now < EndsAt;

    public void Use(DateTime now)
    {
        if (!Works(now)) throw new RuleBroken("people.link.over");
        UsedAt = now;
    }
}
