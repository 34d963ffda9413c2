using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Mandates;

/// <summary>How somebody came to sit there. Invited is for guests.</summary>
public enum SeatWay { Elected, ExOfficio, Invited }

/// <summary>Whom a seat counts for when the rule asks a part of the seats for associations.</summary>
public enum SeatSide { Association, Public, Neither }

/// <summary>Who sits there.</summary>
/// <param name="Delegate">A delegate of a member: then name, address, function and language are theirs.</param>
/// <param name="Organization">Null: a person for themselves.</param>
public sealed record SeatOf(Guid? Organization, Members.Delegate? Delegate, string? Name, string? Email, string? Function, string Lang);

/// <summary>A role in a body: from a day, mostly for a term of one to three years. It is never changed: it ends, and another begins. Beginning and end may lie ahead: then it is known already who comes, or that somebody leaves.</summary>
public sealed class Mandate
{
    public const int LongestTerm = 3, LongestTheme = 120;

    /// <summary>Somebody hears in time that a term ends; who agreed to be named is asked again so long before the year is over, and has so long to answer.</summary>
    public const int RemindDays = 60, AskAgainDays = 30, AnswerDays = 60;

    Mandate() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid BodyId { get; private init; }
    public Guid? OrganizationId { get; private init; }
    public Guid? DelegateId { get; private init; }
    public string? Name { get; private init; }
    public string? Email { get; private init; }
    public string? Function { get; private init; }
    public string Lang { get; private init; } = "";
    public BodyRole Role { get; private init; }
    public SeatWay Way { get; private init; }
    public SeatSide Side { get; private init; }
    public string? Theme { get; private init; }
    public DateOnly? AgreedOn { get; private set; }
    /// <summary>The last letter with the question whether the name may stay a year longer.</summary>
    public DateOnly? AgreementAskedOn { get; private set; }
    public DateOnly FromOn { get; private init; }
    public DateOnly? EndsOn { get; private init; }
    public DateOnly? UntilOn { get; private set; }

    /// <param name="years">Of the term; null: no term, as for who sits there by right.</param>
    /// <param name="agreed">The person says that colleagues may read the name.</param>
    public static Mandate Begin(Body body, SeatOf who, BodyRole role, SeatWay way, SeatSide side, string? theme, int? years, DateOnly from, bool agreed)
    {
        body.MustGoOn();
        var name = who.Delegate?.Name ?? Clean(who.Name);
        if (who.Organization is null && name is null) throw new RuleBroken("mandates.who.missing");
        if (name?.Length > Members.Delegate.LongestName) throw new RuleBroken("members.delegate.name");
        var function = who.Delegate is null ? Clean(who.Function) : who.Delegate.Function;
        if (function?.Length > Members.Delegate.LongestFunction) throw new RuleBroken("members.delegate.function");
        var email = who.Delegate is null ? Clean(who.Email)?.ToLowerInvariant() : who.Delegate.Email;
        if (email is not null && !Platform.Outbox.Mail.IsAddress(email)) throw new RuleBroken("people.email.wrong");
        if (role == BodyRole.Guest && (function is null || Clean(theme) is null)) throw new RuleBroken("mandates.guest.missing");
        if (Clean(theme)?.Length > LongestTheme) throw new RuleBroken("mandates.theme.long", LongestTheme);
        if (years is < 1 or > LongestTerm) throw new RuleBroken("mandates.term.wrong", LongestTerm);
        if (from < body.FromOn) throw new RuleBroken("mandates.from.early");
        return new()
        {
            BodyId = body.Id, OrganizationId = who.Organization, DelegateId = who.Delegate?.Id, Name = name, Email = email, Function = function, Lang = who.Delegate?.Lang ?? who.Lang,
            Role = role, Way = role == BodyRole.Guest ? SeatWay.Invited : way, Side = role == BodyRole.Guest ? SeatSide.Neither : side, Theme = role == BodyRole.Guest ? Clean(theme) : null,
            AgreedOn = agreed && name is not null ? from : null, FromOn = from, EndsOn = years is { } n ? from.AddYears(n) : null,
        };
    }

    /// <summary>No end was said.</summary>
    public bool GoesOn => UntilOn is null;

    /// <summary>It is over on that day; on the day of its end itself too.</summary>
    public bool EndedBy(DateOnly day) => UntilOn <= day;

    public bool SitsOn(DateOnly day) => FromOn <= day && !EndedBy(day);

    /// <summary>It is known who comes, and since when.</summary>
    public bool IsComing(DateOnly today) => FromOn > today && !(UntilOn <= FromOn);

    /// <summary>The seat is for somebody else from then on: its term is over by that day.</summary>
    public bool IsFreeFrom(DateOnly day) => EndedBy(day) || EndsOn <= day;

    /// <summary>Has a voice when something is put to the vote.</summary>
    public bool Votes => Role is BodyRole.Chair or BodyRole.Secretary or BodyRole.Member;

    /// <summary>The same for two roles of one person, or of an organisation that named nobody.</summary>
    internal string Who => DelegateId?.ToString() ?? Email ?? $"{OrganizationId} {Name?.ToLowerInvariant()}";

    internal bool IsOfTheSame(Mandate other) => Who == other.Who;

    public bool IsOver(DateOnly today) => GoesOn && EndsOn <= today;

    /// <summary>Its term ends soon, or is over while it goes on.</summary>
    public bool EndsSoon(DateOnly today) => GoesOn && EndsOn <= today.AddDays(RemindDays);

    /// <summary>As for every face of the directory: who agreed is named to colleagues for a year.</summary>
    public bool MayBeNamed(DateOnly today) => Name is not null && AgreedOn is { } day && today < day.AddYears(1);

    public void Agrees(DateOnly today)
    {
        MustNotBeOver(today);
        AgreedOn = today;
    }

    public void TakesBack() => AgreedOn = null;

    /// <summary>The year is nearly over: one letter goes, to who has an address.</summary>
    public bool IsToAskAgain(DateOnly today) => GoesOn && Name is not null && Email is not null && AgreedOn is { } day && today >= day.AddYears(1).AddDays(-AskAgainDays) && !(AgreementAskedOn > day);

    public void AgreementAsked(DateOnly today) => AgreementAskedOn = today;

    /// <summary>The letter went and nobody answered yet: the link in it works.</summary>
    public bool WaitsForAgreement(DateOnly today) => GoesOn && AgreementAskedOn is { } asked && AgreedOn < asked && today <= asked.AddDays(AnswerDays);

    /// <param name="day">Today, or later. An end that was to come can still be brought forward.</param>
    public void End(DateOnly day)
    {
        MustNotBeOver(day);
        UntilOn = day < FromOn ? FromOn : day;
    }

    /// <summary>Ends this one, and begins the same anew for a term. While its own term runs the new one begins where that ends, so that no day is lost.</summary>
    public Mandate Renew(Body body, int years, DateOnly today)
    {
        if (!GoesOn) throw new RuleBroken("mandates.ended");
        var from = EndsOn > today ? EndsOn.Value : today;
        End(from);
        if (years is < 1 or > LongestTerm) throw new RuleBroken("mandates.term.wrong", LongestTerm);
        return new()
        {
            BodyId = body.Id, OrganizationId = OrganizationId, DelegateId = DelegateId, Name = Name, Email = Email, Function = Function, Lang = Lang,
            Role = Role, Way = Way, Side = Side, Theme = Theme, AgreedOn = AgreedOn, FromOn = from, EndsOn = from.AddYears(years),
        };
    }

    void MustNotBeOver(DateOnly day)
    {
        if (EndedBy(day)) throw new RuleBroken("mandates.ended");
    }

    static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

sealed class MandateTable : IEntityTypeConfiguration<Mandate>
{
    public void Configure(EntityTypeBuilder<Mandate> mandate)
    {
        mandate.ToTable("networks_mandate").Property(m => m.Id).ValueGeneratedNever();
        mandate.HasOne<Body>().WithMany().HasForeignKey(m => m.BodyId); // saved after its body, as after who speaks for the member
        mandate.HasOne<Members.Delegate>().WithMany().HasForeignKey(m => m.DelegateId);
        mandate.Ignore(m => m.GoesOn);
        mandate.Ignore(m => m.Votes);
        mandate.Property(m => m.UntilOn).IsConcurrencyToken();
        mandate.Property(m => m.AgreementAskedOn).IsConcurrencyToken(); // two servers ask nobody twice
    }
}
