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
/// <param name="Said">A number of people under five, as the text says it: "3 gezinnen"; or what a member or its service is called.</param>
public sealed record BookWarning(string Theme, Part? Part, string? Said, bool IsName = false);

/// <summary>All of a diagnosis as it is read: kept as it was on the day it was published.</summary>
/// <param name="Contributors">Organisations that wrote; never persons.</param>
public sealed record WhiteBook(LocalText Title, LocalText Coordination, DiagnosisKind Kind, MadeBy MadeBy, LocalText? Maker, DateOnly BegunOn, DateOnly? ElectionOn, LocalText? Decision, DateOnly? DecidedOn, DateOnly? PublishedOn,
    IReadOnlyList<BookStep> Steps, IReadOnlyList<BookTheme> Themes, IReadOnlyList<LocalText> Contributors)
{
    /// <summary>At least one step was done with people who live there; else the text says that this is missing.</summary>
    public bool HasResidents => Steps.Any(step => step.WithResidents);

    /// <summary>Themes in which nothing was written, numbers of people under five that a text tells, and services that it names: what is said of one goes to that one first.</summary>
    /// <param name="names">Of members and their services.</param>
    public IEnumerable<BookWarning> ToLookAt(IReadOnlyCollection<string> names)
    {
        foreach (var theme in Themes)
        {
            if (theme.Parts.Count == 0) yield return new(theme.Code, null, null);
            foreach (var part in theme.Parts)
            {
                List<string> texts = [.. part.Words.Select(text => text.Value)];
                foreach (var said in texts.SelectMany(SmallCounts.In).Distinct(StringComparer.OrdinalIgnoreCase)) yield return new(theme.Code, part.Part, said);
                foreach (var name in names.Where(name => texts.Exists(text => Stands(name, text)))) yield return new(theme.Code, part.Part, name, IsName: true);
            }
        }
    }

    /// <summary>As words of their own.</summary>
    static bool Stands(string name, string text)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length]))) return true;
        return false;
    }
}
