using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>A step that was done, as everybody reads it.</summary>
public sealed record BookStep(LocalText Name, DateOnly? Day, bool WithResidents, LocalText? Who, LocalText? Result);

/// <param name="Words">In each language in which somebody wrote it.</param>
public sealed record BookPart(Part Part, LocalText Words);

/// <param name="FactsOn">The day of the facts; null: there are none.</param>
public sealed record BookTheme(string Code, LocalText Name, DateOnly? FactsOn, Facts? Facts, IReadOnlyList<BookPart> Parts);

/// <summary>What one had better look at before everybody reads it.</summary>
/// <param name="Part">Null: nothing was written about the theme.</param>
/// <param name="Said">A number of people under five, as the text says it: "3 gezinnen".</param>
public sealed record BookWarning(string Theme, Part? Part, string? Said);

/// <summary>All of a diagnosis as it is read: kept as it was on the day it was published.</summary>
/// <param name="Contributors">Organisations that wrote; never persons.</param>
public sealed record WhiteBook(LocalText Title, LocalText Coordination, DiagnosisKind Kind, MadeBy MadeBy, LocalText? Maker, DateOnly BegunOn, DateOnly? ElectionOn, LocalText? Decision, DateOnly? DecidedOn, DateOnly? PublishedOn,
    IReadOnlyList<BookStep> Steps, IReadOnlyList<BookTheme> Themes, IReadOnlyList<LocalText> Contributors)
{
    /// <summary>At least one step was done with people who live there; else the text says that this is missing.</summary>
    public bool HasResidents => Steps.Any(step => step.WithResidents);

    /// <summary>Themes in which nothing was written, and numbers of people under five that a text tells.</summary>
    public IEnumerable<BookWarning> ToLookAt() => Themes.SelectMany(theme => theme.Parts.Count == 0 ? [new BookWarning(theme.Code, null, null)]
        : theme.Parts.SelectMany(part => part.Words.SelectMany(text => SmallCounts.In(text.Value)).Distinct(StringComparer.OrdinalIgnoreCase).Select(said => new BookWarning(theme.Code, part.Part, said))));
}
