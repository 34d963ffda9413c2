using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Outbox;

namespace Vuurtoren.Modules.Directory.Owners;

public enum ClaimState { Open, Given, Refused }

/// <summary>Somebody of an organisation asks to keep its sheets. The organisation answers over a link in a letter to its known address, or who keeps the directory there does.</summary>
public sealed class Claim
{
    /// <summary>How long the link in the letter works.</summary>
    public static readonly TimeSpan LinkLasts = TimeSpan.FromDays(14);

    /// <summary>More than these wait for one organisation: then something else is going on.</summary>
    public const int MostOpen = 3;

    const int LongestFunction = 200;

    Claim() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid OrganizationId { get; private init; }
    public string Name { get; private init; } = "";
    public string? Function { get; private init; }
    public string Email { get; private init; } = "";
    public string Lang { get; private init; } = "";
    public string? TokenHash { get; private set; }
    public ClaimState State { get; private set; }
    public DateTime At { get; private init; }
    public DateTime EndsAt { get; private init; }
    public DateTime? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }

    public static Claim Of(Guid organization, string? name, string? function, string? email, string lang, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new RuleBroken("people.name.missing");
        if (name.Trim().Length > Account.LongestName) throw new RuleBroken("people.name.long", Account.LongestName);
        if (email is null || !Account.IsAddress(email.Trim()) || !Mail.IsAddress(email.Trim())) throw new RuleBroken("people.email.wrong");
        var does = string.IsNullOrWhiteSpace(function) ? null : function.Trim();
        return new() { OrganizationId = organization, Name = name.Trim(), Function = does?[..Math.Min(does.Length, LongestFunction)], Email = email.Trim(), Lang = lang, At = now, EndsAt = now + LinkLasts };
    }

    /// <summary>The secret of the link with which the organisation itself answers; only its hash is kept.</summary>
    public string MakeLink()
    {
        var token = Session.NewKey();
        TokenHash = Session.Hash(token);
        return token;
    }

    public bool LinkWorks(DateTime now) => State == ClaimState.Open && now < EndsAt;

    /// <param name="by">Null: over the link in the letter.</param>
    public void Give(CurrentUser? by, DateTime now) => Answer(ClaimState.Given, by, now);

    /// <inheritdoc cref="Give"/>
    public void Refuse(CurrentUser? by, DateTime now) => Answer(ClaimState.Refused, by, now);

    void Answer(ClaimState state, CurrentUser? by, DateTime now)
    {
        if (State != ClaimState.Open) throw new RuleBroken("owners.answered");
        if (by is null && !LinkWorks(now)) throw new RuleBroken("owners.over");
        (State, AnsweredAt, AnsweredBy) = (state, now, by?.Id);
    }
}

/// <summary>How many people kept the sheets of an organisation when it was last counted.</summary>
public sealed class Owner
{
    public Guid OrganizationId { get; init; }
    public long Editors { get; private set; }
    public DateTime Since { get; private set; }

    public static Owner Of(Guid organization, long editors, DateTime now) => new() { OrganizationId = organization, Editors = editors, Since = now };

    /// <returns>Whether somebody left.</returns>
    public bool Count(long editors, DateTime now)
    {
        if (editors == Editors) return false;
        var fewer = editors < Editors;
        (Editors, Since) = (editors, now);
        return fewer;
    }
}

sealed class OwnerTables : IEntityTypeConfiguration<Claim>, IEntityTypeConfiguration<Owner>
{
    public void Configure(EntityTypeBuilder<Claim> claim)
    {
        claim.ToTable("directory_claim").Property(c => c.Id).ValueGeneratedNever();
        claim.Property(c => c.State).IsConcurrencyToken(); // two who answer at once
    }

    public void Configure(EntityTypeBuilder<Owner> owner)
    {
        owner.ToTable("directory_owner").HasKey(o => o.OrganizationId);
        owner.Property(o => o.OrganizationId).ValueGeneratedNever();
        owner.Property(o => o.Editors).IsConcurrencyToken(); // two servers that count at once
    }
}
