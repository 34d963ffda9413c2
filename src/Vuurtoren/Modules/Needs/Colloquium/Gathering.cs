using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Needs.Diagnosis;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;

namespace Vuurtoren.Modules.Needs.Colloquium;

/// <param name="At">Minutes after midnight.</param>
/// <param name="Speaker">A function, no name.</param>
public sealed record ProgrammeLine(int At, LocalText Title, LocalText? Speaker);

/// <summary>What was typed about the day itself.</summary>
public sealed record GatheringWords(LocalText? Title, DateOnly? Day, int? Begins, int? Ends, LocalText? Place, Guid? Diagnosis);

/// <summary>A colloquium: a day on which a coordination presents what it found, with a programme and letters to who is invited.</summary>
public sealed class Gathering
{
    public const int LongestTitle = 150, LongestPlace = 200, LongestSpeaker = 120, MostLines = 30, MostCame = 5_000;

    Gathering() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public Guid? DiagnosisId { get; private set; }
    public LocalText Title { get; private set; } = null!;
    public DateOnly Day { get; private set; }
    public int Begins { get; private set; }
    public int Ends { get; private set; }
    public LocalText Place { get; private set; } = null!;
    public IReadOnlyList<ProgrammeLine> Programme { get; private set; } = [];
    public int Sequence { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public DateOnly? AnnouncedOn { get; private set; }
    /// <summary>How many people were there; null: nobody wrote it down.</summary>
    public int? Came { get; private set; }
    /// <summary>It does not go on.</summary>
    public DateOnly? CancelledOn { get; private set; }
    public int Version { get; private set; }

    public static Gathering Plan(Guid coordination, GatheringWords words, IReadOnlyCollection<string> nobody, DateOnly today, DateTime now)
    {
        if (words.Day < today) throw new RuleBroken("colloquium.day.past");
        var one = new Gathering { CoordinationId = coordination };
        one.Change(words, nobody, today, now);
        one.Sequence = 0;
        return one;
    }

    /// <summary>The place is an address that everybody may know, and so is not looked through.</summary>
    public void Change(GatheringWords words, IReadOnlyCollection<string> nobody, DateOnly today, DateTime now)
    {
        MustGoOn();
        var title = Plain.Checked(words.Title, LongestTitle, nobody, today) ?? throw new RuleBroken("diagnosis.title.missing");
        if (words.Day is not { } day || day.Year is < 2000 or > 2200) throw new RuleBroken("diagnosis.day.wrong");
        if (words.Begins is not { } begins || words.Ends is not { } ends || ends <= begins) throw new RuleBroken("colloquium.hours.wrong");
        if (words.Place is not { } place || place.Any(one => one.Value.Length > LongestPlace)) throw new RuleBroken("colloquium.place.missing", LongestPlace);
        if ((day, begins, ends) != (Day, Begins, Ends) || !place.Equals(Place)) Sequence++; // who was invited has to hear of it
        (Title, Day, Begins, Ends, Place, DiagnosisId) = (title, day, begins, ends, place, words.Diagnosis);
        Changed(now);
    }

    public void Add(int? at, LocalText? title, LocalText? speaker, IReadOnlyCollection<string> nobody, DateOnly today, DateTime now)
    {
        MustGoOn();
        if (Programme.Count >= MostLines) throw new RuleBroken("colloquium.lines.many", MostLines);
        if (at is not { } minute || minute < Begins || minute > Ends) throw new RuleBroken("colloquium.at.wrong");
        var what = Plain.Checked(title, LongestTitle, nobody, today) ?? throw new RuleBroken("colloquium.line.missing");
        Programme = [.. Programme.Append(new(minute, what, Plain.Checked(speaker, LongestSpeaker, nobody, today))).OrderBy(line => line.At)];
        Changed(now);
    }

    /// <param name="number">From 0, in the order of the programme.</param>
    public void Remove(int number, DateTime now)
    {
        MustGoOn();
        if (number < 0 || number >= Programme.Count) throw new RuleBroken("colloquium.line.gone");
        Programme = [.. Programme.Where((_, n) => n != number)];
        Changed(now);
    }

    public void Announce(DateOnly today, DateTime now)
    {
        MustGoOn();
        AnnouncedOn ??= today;
        Changed(now);
    }

    /// <summary>Who was invited has to hear of it, and calendars take it out.</summary>
    public void Cancel(DateOnly today, DateTime now)
    {
        MustGoOn();
        if (Day < today) throw new RuleBroken("colloquium.over");
        CancelledOn = today;
        Sequence++;
        Changed(now);
    }

    /// <summary>From the day itself on.</summary>
    public bool HasBegun(DateOnly today) => CancelledOn is null && Day <= today;

    /// <param name="came">Null: it was not counted after all.</param>
    public void Count(int? came, DateOnly today, DateTime now)
    {
        MustGoOn();
        if (!HasBegun(today)) throw new RuleBroken("colloquium.came.early");
        if (came is < 0 or > MostCame) throw new RuleBroken("colloquium.came.wrong", MostCame);
        Came = came;
        Changed(now);
    }

    public bool TakesAnswers(DateOnly today) => CancelledOn is null && today <= Day;

    void MustGoOn()
    {
        if (CancelledOn is not null) throw new RuleBroken("colloquium.off.change");
    }

    void Changed(DateTime now) => (ChangedAt, Version) = (now, Version + 1);
}

/// <summary>Somebody who got a letter, by mail address only.</summary>
public sealed class Invited
{
    Invited() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid ColloquiumId { get; private init; }
    public string Email { get; private init; } = "";
    public string Lang { get; private init; } = "";
    public DateTime InvitedAt { get; private set; }
    public int Sequence { get; private set; }
    /// <summary>Null: no answer yet.</summary>
    public bool? Comes { get; private set; }
    public DateTime? AnsweredAt { get; private set; }

    public static Invited To(Gathering gathering, string email, string lang, DateTime now)
    {
        var address = email.Trim().ToLowerInvariant();
        if (!Mail.IsAddress(address)) throw new RuleBroken("colloquium.address.wrong", address.Length > 60 ? address[..60] : address);
        return new() { ColloquiumId = gathering.Id, Email = address, Lang = lang, InvitedAt = now, Sequence = gathering.Sequence };
    }

    /// <summary>Heard that day, hour or place is another: what was answered was about the one before.</summary>
    public void Told(Gathering gathering, DateTime now) => (Sequence, InvitedAt, Comes, AnsweredAt) = (gathering.Sequence, now, null, null);

    /// <summary>The last answer counts.</summary>
    public void Says(Gathering gathering, bool? comes, DateOnly today, DateTime now)
    {
        if (!gathering.TakesAnswers(today)) throw new RuleBroken("colloquium.answer.late");
        (Comes, AnsweredAt) = (comes ?? throw new RuleBroken("colloquium.answer.missing"), now);
    }
}

sealed class ColloquiumTables : IEntityTypeConfiguration<Gathering>, IEntityTypeConfiguration<Invited>
{
    public void Configure(EntityTypeBuilder<Gathering> one)
    {
        one.ToTable("needs_colloquium").Property(g => g.Id).ValueGeneratedNever();
        one.Property(g => g.Programme).HasConversion(new JsonColumn<IReadOnlyList<ProgrammeLine>>(), new JsonComparer<IReadOnlyList<ProgrammeLine>>());
        one.Property(g => g.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<Invited> guest)
    {
        guest.ToTable("needs_colloquium_guest").Property(g => g.Id).ValueGeneratedNever();
        guest.HasOne<Gathering>().WithMany().HasForeignKey(g => g.ColloquiumId);
    }
}
