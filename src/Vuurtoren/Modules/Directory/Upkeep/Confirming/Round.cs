using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>Call: the letters are over, somebody rings. Checked: somebody checked the sheet meanwhile. The others are what the service answered.</summary>
public enum RoundState { Asked, Call, Confirmed, Corrected, Closed, Checked }

/// <summary>A service is asked once whether its sheet still holds, by letters and then by telephone, until there is an answer. Nothing of the sheet changes without one.</summary>
public sealed class Round
{
    const int MostWords = 2000;

    Round() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid ServiceId { get; private init; }
    /// <summary>1, 2 … of this service.</summary>
    public int Number { get; private init; }
    public string? Address { get; private init; }
    public RoundState State { get; private set; }
    /// <summary>How many letters went.</summary>
    public int Step { get; private set; }
    public DateTime? NextAt { get; private set; }
    public DateTime? BouncedAt { get; private set; }
    public int Calls { get; private set; }
    public DateTime? CalledAt { get; private set; }
    public DateTime BeganAt { get; private init; }
    public DateTime? AnsweredAt { get; private set; }
    /// <summary>Since when the service says it is closed, or elsewhere.</summary>
    public DateOnly? ClosedOn { get; private set; }
    public string? Words { get; private set; }
    public DateTime? HandledAt { get; private set; }

    /// <param name="address">Null: nobody can be written to, so somebody has to ring.</param>
    public static Round Begin(Guid service, int number, string? address, DateTime now) =>
        new() { ServiceId = service, Number = number, Address = address, State = address is null ? RoundState.Call : RoundState.Asked, BeganAt = now };

    /// <summary>A letter goes.</summary>
    public void Written(ConfirmingSettings settings)
    {
        Step++;
        NextAt = BeganAt.AddDays(Step <= settings.RemindAfterDays.Count ? settings.RemindAfterDays[Step - 1] : settings.CallAfterDays);
    }

    public bool HasMoreLetters(ConfirmingSettings settings) => Step <= settings.RemindAfterDays.Count;

    public void MustBeCalled() => (State, NextAt) = (RoundState.Call, null);

    /// <summary>Letters do not arrive there.</summary>
    public void CameBack(DateTime now)
    {
        BouncedAt = now;
        MustBeCalled();
    }

    public void Confirm(DateTime now) => Answer(RoundState.Confirmed, now);

    public void Correct(DateTime now) => Answer(RoundState.Corrected, now);

    /// <summary>A person checked the sheet, by whatever way.</summary>
    public void Checked(DateTime now) => Answer(RoundState.Checked, now);

    public void SayClosed(DateOnly? on, string? words, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(words)) throw new RuleBroken("confirm.closed.words.missing");
        if (on is { Year: < 2000 or > 2100 }) throw new RuleBroken("confirm.closed.on.wrong");
        Answer(RoundState.Closed, now);
        (ClosedOn, Words) = (on, words.Trim() is var text && text.Length > MostWords ? text[..MostWords] : text);
    }

    public void NobodyAnswered(DateTime now)
    {
        if (State != RoundState.Call) throw new RuleBroken("confirm.over");
        (Calls, CalledAt) = (Calls + 1, now);
    }

    /// <summary>Somebody saw to what the service said.</summary>
    public void Handle(DateTime now)
    {
        if (State != RoundState.Closed || HandledAt is not null) throw new RuleBroken("confirm.over");
        HandledAt = now;
    }

    void Answer(RoundState state, DateTime now)
    {
        if (AnsweredAt is not null) throw new RuleBroken("confirm.over");
        (State, AnsweredAt, NextAt) = (state, now, null);
    }
}

/// <summary>A letter of a round, and what its link opens. Several services of one address stand in one letter: they share the hash.</summary>
public sealed class RoundLetter
{
    public required Guid RoundId { get; init; }
    public required int Step { get; init; }
    public required string TokenHash { get; init; }
    public required Guid MailId { get; init; }
    public required DateTime MadeAt { get; init; }
    public required DateTime EndsAt { get; init; }
}

/// <summary>How often a service wants to be asked.</summary>
public sealed class ServiceInterval
{
    public static readonly IReadOnlyList<int> Choices = [1, 3, 6, 12];

    public required Guid ServiceId { get; init; }
    public required int EveryMonths { get; set; }
}

sealed class ConfirmingTables : IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<RoundLetter>, IEntityTypeConfiguration<ServiceInterval>
{
    public void Configure(EntityTypeBuilder<Round> round)
    {
        round.ToTable("directory_round").Property(r => r.Id).ValueGeneratedNever();
        round.Property(r => r.State).IsConcurrencyToken(); // a link that is used twice at once answers once
    }

    public void Configure(EntityTypeBuilder<RoundLetter> letter) => letter.ToTable("directory_round_letter").HasKey(l => new { l.RoundId, l.Step });

    public void Configure(EntityTypeBuilder<ServiceInterval> interval) => interval.ToTable("directory_upkeep").HasKey(i => i.ServiceId);
}
