using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Agreements;

/// <summary>Who does what, step by step, when something happens in which several partners have a share. It is looked at again on a day that is agreed.</summary>
public sealed class Agreement
{
    public const int LongestTitle = 150, LongestSituation = 1000, LongestDecided = 200, MostSteps = 20;
    /// <summary>Nobody reads an agreement that was not looked at for so long.</summary>
    public const int MostYears = 3;

    Agreement() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public LocalText Title { get; private set; } = null!;
    /// <summary>When one begins with it.</summary>
    public LocalText? Situation { get; private set; }
    public string Theme { get; private set; } = "";
    /// <summary>By which body and when.</summary>
    public LocalText? Decided { get; private set; }
    public DateOnly ReviewOn { get; private set; }
    public DateOnly MadeOn { get; private init; }
    public DateOnly ChangedOn { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public int Version { get; private set; }
    public List<AgreementStep> Steps { get; private init; } = [];

    public static Agreement Of(Guid coordination, AgreementWords words, DateOnly today)
    {
        var made = new Agreement { CoordinationId = coordination, MadeOn = today };
        made.Say(words, today);
        return made;
    }

    public bool IsDue(DateOnly today) => EndedOn is null && ReviewOn <= today;

    /// <summary>In the place of all that was agreed.</summary>
    public void Say(AgreementWords words, DateOnly today)
    {
        if (words.Title is null) throw new RuleBroken("agreements.title.missing");
        if (words.Steps.Count == 0) throw new RuleBroken("agreements.steps.missing");
        if (words.Steps.Count > MostSteps) throw new RuleBroken("agreements.steps.many", MostSteps);
        for (var n = 0; n < words.Steps.Count; n++)
        {
            if (words.Steps[n].What is null) throw new RuleBroken("agreements.step.what", n + 1);
            if (words.Steps[n] is { Organization: null, Who: null }) throw new RuleBroken("agreements.step.who", n + 1);
        }
        CheckReview(words.ReviewOn, today);
        (Title, Situation, Theme, Decided, ReviewOn) = (words.Title, words.Situation, words.Theme, words.Decided, words.ReviewOn!.Value);
        Steps.Clear();
        Steps.AddRange(words.Steps.Select((step, n) => new AgreementStep(Id, n + 1, step)));
        Changed(today);
    }

    /// <summary>The partners looked at it and it still holds.</summary>
    public void Holds(DateOnly? next, DateOnly today)
    {
        CheckReview(next, today);
        ReviewOn = next!.Value;
        Changed(today);
    }

    public void End(DateOnly today)
    {
        EndedOn = today;
        Changed(today);
    }

    static void CheckReview(DateOnly? on, DateOnly today)
    {
        if (on is null || on <= today || on > today.AddYears(MostYears)) throw new RuleBroken("agreements.review.when", MostYears);
    }

    void Changed(DateOnly today) => (ChangedOn, Version) = (today, Version + 1);
}

/// <summary>In how much time.</summary>
public enum Within { AtOnce, Day, TwoDays, Week, TwoWeeks, Month }

/// <summary>What is agreed, as it was typed.</summary>
public sealed record AgreementWords(LocalText? Title, LocalText? Situation, string Theme, LocalText? Decided, DateOnly? ReviewOn, IReadOnlyList<StepWords> Steps);

/// <param name="Organization">A partner of the directory.</param>
/// <param name="Who">Somebody else: "the constable of the neighbourhood".</param>
/// <param name="Contact">Telephone or address of a function, never of a person by name.</param>
public sealed record StepWords(LocalText? What, Guid? Organization, LocalText? Who, Within? Within, string? Contact)
{
    public const int LongestWhat = 500, LongestWho = 150, LongestContact = 150;

    public bool IsEmpty => this is { What: null, Organization: null, Who: null, Within: null, Contact: null };
}

public sealed class AgreementStep
{
    AgreementStep() { }

    internal AgreementStep(Guid agreement, int number, StepWords said) =>
        (AgreementId, Number, What, OrganizationId, Who, Within, Contact) = (agreement, number, said.What!, said.Organization, said.Who, said.Within, said.Contact);

    public Guid AgreementId { get; private init; }
    public int Number { get; private init; }
    public LocalText What { get; private init; } = null!;
    public Guid? OrganizationId { get; private init; }
    public LocalText? Who { get; private init; }
    public Within? Within { get; private init; }
    public string? Contact { get; private init; }

    public StepWords Words => new(What, OrganizationId, Who, Within, Contact);
}

sealed class AgreementTables : IEntityTypeConfiguration<Agreement>, IEntityTypeConfiguration<AgreementStep>
{
    public void Configure(EntityTypeBuilder<Agreement> agreement)
    {
        agreement.ToTable("needs_agreement").Property(a => a.Id).ValueGeneratedNever();
        agreement.Property(a => a.Version).IsConcurrencyToken(); // two who write at once
        agreement.HasMany(a => a.Steps).WithOne().HasForeignKey(step => step.AgreementId);
    }

    public void Configure(EntityTypeBuilder<AgreementStep> step)
    {
        step.ToTable("needs_agreement_step").HasKey(s => new { s.AgreementId, s.Number });
        step.Property(s => s.Number).ValueGeneratedNever();
        step.Ignore(s => s.Words);
    }
}
