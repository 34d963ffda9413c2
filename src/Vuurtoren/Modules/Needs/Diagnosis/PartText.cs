using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>What the group writes of each theme, besides the facts.</summary>
public enum Part { Seen, Residents, Offer, Strengths, Gaps, Proposals }

/// <summary>Joined: two who wrote at once. PutBack: an older version again.</summary>
public enum MadeFrom { Written, Joined, PutBack }

/// <summary>Which box: of a theme, a part, in a language.</summary>
public sealed record Box(string Theme, Part Part, string Lang);

/// <summary>Who writes, and for which member organisation; null: for the coordination itself.</summary>
public sealed record Writer(Guid Account, Guid? Organization, bool IsCoordinator);

/// <summary>A text of the workbench as somebody saved it. It is never changed: a change is the next number.</summary>
public sealed class PartText
{
    public const int Longest = 8000;

    PartText() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid DiagnosisId { get; private init; }
    public string Theme { get; private init; } = "";
    public Part Part { get; private init; }
    public string Lang { get; private init; } = "";
    public int Number { get; private init; }
    /// <summary>Empty: it was taken away.</summary>
    public string Words { get; private init; } = "";
    public MadeFrom MadeFrom { get; private init; }
    public Guid? AccountId { get; private init; }
    public Guid? OrganizationId { get; private init; }
    public DateTime At { get; private init; }

    /// <summary>
    /// The versions that saving makes: none when nothing changed, one, or two when somebody else saved since: what was typed as it is, and then both texts under each other.
    /// </summary>
    /// <param name="all">The versions of this box so far.</param>
    /// <param name="from">Number of the version that stood there when the form was opened; 0: none.</param>
    public static IReadOnlyList<PartText> Save(JointDiagnosis diagnosis, Box box, string? typed, int from, IReadOnlyList<PartText> all, Writer writer, IReadOnlyCollection<string> nobody, DateOnly today, DateTime now)
    {
        diagnosis.MustTakeText(writer.IsCoordinator);
        diagnosis.MustHave(box.Theme);
        var words = Plain.Checked(typed, Longest, nobody, today);
        var (last, began) = (all.MaxBy(one => one.Number), all.FirstOrDefault(one => one.Number == from)?.Words ?? "");
        var stands = last?.Words ?? "";
        if (words == began || words == stands) return [];
        var (number, mine) = ((last?.Number ?? 0) + 1, Of(MadeFrom.Written, words, (last?.Number ?? 0) + 1));
        if (last is null || last.Number == from || stands == began) return [mine];
        var joined = Join(stands, words, began);
        return joined.Length > Longest || joined == words ? [mine] : [mine, Of(MadeFrom.Joined, joined, number + 1)];

        PartText Of(MadeFrom made, string text, int n) => new()
        {
            DiagnosisId = diagnosis.Id, Theme = box.Theme, Part = box.Part, Lang = box.Lang, Number = n, Words = text, MadeFrom = made, AccountId = writer.Account, OrganizationId = writer.Organization, At = now,
        };
    }

    public PartText PutBack(JointDiagnosis diagnosis, int last, Writer writer, DateTime now)
    {
        diagnosis.MustTakeText(writer.IsCoordinator);
        if (Number == last) throw new RuleBroken("diagnosis.version.last");
        return new() { DiagnosisId = DiagnosisId, Theme = Theme, Part = Part, Lang = Lang, Number = last + 1, Words = Words, MadeFrom = MadeFrom.PutBack, AccountId = writer.Account, OrganizationId = writer.Organization, At = now };
    }

    /// <summary>Paragraphs that stand there, then those that are new in what was typed: what both left alone comes once, and what either wrote is all there.</summary>
    static string Join(string stands, string typed, string began)
    {
        var (there, before) = (Paragraphs(stands), Paragraphs(began));
        return string.Join("\n\n", [.. there, .. Paragraphs(typed).Where(one => !there.Contains(one) && !before.Contains(one))]);
    }

    static List<string> Paragraphs(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
}

/// <summary>What somebody says about a part.</summary>
public sealed class Comment
{
    public const int Longest = 1500, Most = 100;

    Comment() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid DiagnosisId { get; private init; }
    public string Theme { get; private init; } = "";
    public Part Part { get; private init; }
    public string Words { get; private init; } = "";
    public string Lang { get; private init; } = "";
    public Guid? AccountId { get; private init; }
    public Guid? OrganizationId { get; private init; }
    public DateTime At { get; private init; }
    public DateTime? SettledAt { get; private set; }

    /// <param name="box">In the language of the screen.</param>
    public static Comment On(JointDiagnosis diagnosis, Box box, string? words, int others, Writer writer, IReadOnlyCollection<string> nobody, DateOnly today, DateTime now)
    {
        diagnosis.MustBeOpen();
        diagnosis.MustHave(box.Theme);
        if (others >= Most) throw new RuleBroken("diagnosis.comments.many", Most);
        var plain = Plain.Checked(words, Longest, nobody, today);
        if (plain.Length == 0) throw new RuleBroken("diagnosis.comment.missing");
        return new() { DiagnosisId = diagnosis.Id, Theme = box.Theme, Part = box.Part, Lang = box.Lang, Words = plain, AccountId = writer.Account, OrganizationId = writer.Organization, At = now };
    }

    public void Settle(DateTime now) => SettledAt ??= now;
}
