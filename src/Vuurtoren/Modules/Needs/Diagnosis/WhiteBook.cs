using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>A step that was done, as everybody reads it.</summary>
public sealed record BookStep(LocalText Name, DateOnly? Day, bool WithResidents, LocalText? Who, LocalText? Result);

/// <param name="Words">In each language in which somebody wrote it.</param>
public sealed record BookPart(Part Part, LocalText Words);

/// <param name="FactsOn">The day of the facts; null: there are none.</param>
public sealed record BookTheme(string Code, LocalText Name, DateOnly? FactsOn, Facts? Facts, IReadOnlyList<BookPart> Parts);

/// <summary>All of a diagnosis as it is read: kept as it was on the day it was published.</summary>
/// <param name="Contributors">Organisations that wrote; never persons.</param>
public sealed record WhiteBook(LocalText Title, LocalText Coordination, DiagnosisKind Kind, MadeBy MadeBy, LocalText? Maker, DateOnly BegunOn, DateOnly? ElectionOn, LocalText? Decision, DateOnly? DecidedOn, DateOnly? PublishedOn,
    IReadOnlyList<BookStep> Steps, IReadOnlyList<BookTheme> Themes, IReadOnlyList<LocalText> Contributors)
{
    /// <summary>At least one step was done with people who live there; else the text says that this is missing.</summary>
    public bool HasResidents => Steps.Any(step => step.WithResidents);
}
