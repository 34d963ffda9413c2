using Vuurtoren.Platform.Data;
using Vuurtoren.Modules.Needs.Indicators;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>One figure about one area, with what it is beside.</summary>
/// <param name="Value">Null: fewer than five.</param>
/// <param name="Middle">Of the areas in the region, in the same year; null: nothing to compare with.</param>
public sealed record FactFigure(LocalText Name, LocalText Area, int Year, Unit Unit, double? Value, double? Middle, LocalText Source);

/// <summary>How much offer there is in one area: a number, no service.</summary>
/// <param name="Hours">Half hours in an ordinary week in which somebody receives without appointment.</param>
public sealed record FactOffer(LocalText Area, int Services, int Checked, int Hours);

/// <summary>What was known of a theme on a day.</summary>
/// <param name="Needs">That members may read, on this theme.</param>
/// <param name="Signals">In those needs, or released. Null: fewer than five.</param>
public sealed record Facts(IReadOnlyList<FactFigure> Figures, IReadOnlyList<FactOffer> Offer, int Needs, int? Signals)
{
    /// <summary>A number of people under this is not told.</summary>
    public const int Least = 5;
}

/// <summary>Facts as they were on a day: they stay as they are, also when figures change.</summary>
public sealed class FrozenFacts
{
    FrozenFacts() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid DiagnosisId { get; private init; }
    public string Theme { get; private init; } = "";
    public int Number { get; private init; }
    public DateOnly TakenOn { get; private init; }
    public Facts Body { get; private init; } = null!;

    /// <param name="before">Number of the last ones; 0: there are none.</param>
    public static FrozenFacts Of(JointDiagnosis diagnosis, string theme, Facts facts, int before, DateOnly today)
    {
        diagnosis.MustBeOpen();
        diagnosis.MustHave(theme);
        return new() { DiagnosisId = diagnosis.Id, Theme = theme, Number = before + 1, TakenOn = today, Body = facts };
    }
}
