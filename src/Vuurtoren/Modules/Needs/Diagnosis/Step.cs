using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>What was typed about a step.</summary>
/// <param name="Name">Of an own way; a method of the library has its name there.</param>
public sealed record StepWords(LocalText? Name, bool WithResidents, DateOnly? Day, LocalText? Who, bool Done, LocalText? Result);

/// <summary>A step of a diagnosis: a method of the library, or an own way.</summary>
public sealed class Step
{
    public const int LongestName = 120, LongestWho = 300, LongestResult = 2000, Most = 40;

    Step() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid DiagnosisId { get; private init; }
    /// <summary>Key of the library; null: an own way.</summary>
    public string? Method { get; private init; }
    public LocalText? Name { get; private set; }
    public bool WithResidents { get; private set; }
    public DateOnly? Day { get; private set; }
    public LocalText? Who { get; private set; }
    public bool IsDone { get; private set; }
    public LocalText? Result { get; private set; }
    public int Version { get; private set; }

    public LocalText Title => Name ?? Methods.Find(Method)!.Name;
    /// <summary>Each partner takes a part of it.</summary>
    public bool HasShares => Methods.Find(Method) is { Shares: true };

    public static Step Choose(JointDiagnosis diagnosis, Method method, int others)
    {
        diagnosis.MustBeOpen();
        if (others >= Most) throw new RuleBroken("diagnosis.steps.many", Most);
        return new() { DiagnosisId = diagnosis.Id, Method = method.Key, WithResidents = method.Residents };
    }

    public static Step Own(JointDiagnosis diagnosis, StepWords words, int others, IReadOnlyCollection<string> nobody, DateOnly today)
    {
        diagnosis.MustBeOpen();
        if (others >= Most) throw new RuleBroken("diagnosis.steps.many", Most);
        var step = new Step { DiagnosisId = diagnosis.Id };
        step.Change(diagnosis, words, nobody, today);
        return step;
    }

    public void Change(JointDiagnosis diagnosis, StepWords words, IReadOnlyCollection<string> nobody, DateOnly today)
    {
        diagnosis.MustBeOpen();
        if (words.Day is { Year: < 2000 or > 2200 }) throw new RuleBroken("diagnosis.day.wrong");
        if (Method is null) Name = Plain.Checked(words.Name, LongestName, nobody, today) ?? throw new RuleBroken("diagnosis.step.name.missing");
        (Who, Result) = (Plain.Checked(words.Who, LongestWho, nobody, today), Plain.Checked(words.Result, LongestResult, nobody, today));
        if (words.Done && words.Day is null) throw new RuleBroken("diagnosis.step.day.missing");
        // Whether residents took part is how it went, not what the library says.
        (WithResidents, Day, IsDone, Version) = (words.WithResidents, words.Day, words.Done, Version + 1);
    }
}

/// <summary>What one organisation takes of a step that is divided: its streets.</summary>
public sealed class Share
{
    public const int LongestStreets = 1000;

    Share() { }

    public Guid StepId { get; private init; }
    public Guid OrganizationId { get; private init; }
    public string Streets { get; private set; } = "";
    public bool IsDone { get; private set; }

    public static Share Of(Step step, Guid organization, string? streets, bool done, IReadOnlyCollection<string> nobody, DateOnly today)
    {
        if (!step.HasShares) throw new RuleBroken("signals.unknown");
        var share = new Share { StepId = step.Id, OrganizationId = organization };
        share.Change(streets, done, nobody, today);
        return share;
    }

    /// <summary>Streets, not houses: a number behind a street is refused as in every text.</summary>
    public void Change(string? streets, bool done, IReadOnlyCollection<string> nobody, DateOnly today)
    {
        Streets = Plain.Checked(streets, LongestStreets, nobody, today) is { Length: > 0 } some ? some : throw new RuleBroken("diagnosis.streets.missing");
        IsDone = done;
    }
}
