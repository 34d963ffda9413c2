using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>Full: all that matters in the territory, towards the municipal elections. Thematic: one or a few themes.</summary>
public enum DiagnosisKind { Full, Thematic }

public enum MadeBy { WorkingGroup, Expert, Everybody }

/// <summary>Writing: those who take part write. Reading: they read the whole and comment, the coordinator writes. Published: everybody reads, nobody changes it.</summary>
public enum DiagnosisState { Writing, Reading, Published }

/// <summary>What a diagnosis is about and who makes it, as typed.</summary>
/// <param name="Maker">Which group, or which organisation or office as expert.</param>
public sealed record DiagnosisPlan(LocalText? Title, DiagnosisKind? Kind, MadeBy? MadeBy, LocalText? Maker, IReadOnlyList<string> Themes, DateOnly? Begun, DateOnly? Until);

/// <summary>A diagnosis that a coordination makes together. How it is made is free; its texts name nobody.</summary>
public sealed class JointDiagnosis
{
    public const int LongestTitle = 150, LongestMaker = 150, MostYears = 8;

    JointDiagnosis() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public LocalText Title { get; private set; } = null!;
    public DiagnosisKind Kind { get; private set; }
    public MadeBy MadeBy { get; private set; }
    public LocalText? Maker { get; private set; }
    public IReadOnlyList<string> Themes { get; private set; } = [];
    public DateOnly BegunOn { get; private set; }
    public DateOnly UntilOn { get; private set; }
    /// <summary>The elections that a full one works towards.</summary>
    public DateOnly? ElectionOn { get; private set; }
    public DiagnosisState State { get; private set; }
    public LocalText? Decision { get; private set; }
    public DateOnly? DecidedOn { get; private set; }
    public DateOnly? PublishedOn { get; private set; }
    /// <summary>The text as it was published.</summary>
    public WhiteBook? Book { get; private set; }
    public int Version { get; private set; }

    public bool IsPublished => State == DiagnosisState.Published;

    public static JointDiagnosis Plan(Guid coordination, DiagnosisPlan plan, IReadOnlyList<string> known, IReadOnlyCollection<string> nobody, DateOnly today)
    {
        var one = new JointDiagnosis { CoordinationId = coordination };
        one.Change(plan, known, nobody, today);
        return one;
    }

    /// <param name="known">Codes of all themes, in the order of the screens.</param>
    public void Change(DiagnosisPlan plan, IReadOnlyList<string> known, IReadOnlyCollection<string> nobody, DateOnly today)
    {
        MustBeOpen();
        var (title, maker) = (Plain.Checked(plan.Title, LongestTitle, nobody, today), Plain.Checked(plan.Maker, LongestMaker, nobody, today));
        if (title is null) throw new RuleBroken("diagnosis.title.missing");
        if (plan.Kind is not { } kind) throw new RuleBroken("diagnosis.kind.missing");
        if (plan.MadeBy is not { } madeBy) throw new RuleBroken("diagnosis.by.missing");
        if (plan.Begun is not { } begun || plan.Until is not { } until || until <= begun || until > begun.AddYears(MostYears)) throw new RuleBroken("diagnosis.until.wrong");
        List<string> themes = [.. known.Where(plan.Themes.Contains)];
        if (themes.Count == 0) throw new RuleBroken("diagnosis.themes.missing");
        (Title, Kind, MadeBy, Maker, Themes, BegunOn, UntilOn) = (title, kind, madeBy, madeBy == MadeBy.Everybody ? null : maker, themes, begun, until);
        ElectionOn = kind == DiagnosisKind.Full ? Elections.After(begun) : null;
        Version++;
    }

    /// <summary>Who takes part writes while it is written; the coordinator also while it is read.</summary>
    public void MustTakeText(bool coordinator)
    {
        MustBeOpen();
        if (State == DiagnosisState.Reading && !coordinator) throw new RuleBroken("diagnosis.reading.only");
    }

    public void MustBeOpen()
    {
        if (IsPublished) throw new RuleBroken("diagnosis.published");
    }

    public void MustHave(string theme)
    {
        if (!Themes.Contains(theme)) throw new RuleBroken("signals.theme.missing");
    }

    public void LetRead()
    {
        MustBeOpen();
        (State, Version) = (DiagnosisState.Reading, Version + 1);
    }

    public void WriteOn()
    {
        MustBeOpen();
        (State, Version) = (DiagnosisState.Writing, Version + 1);
    }

    /// <summary>The members had to be able to read it first, and the body decides: the coordinator only carries it out.</summary>
    /// <param name="decision">Out of minutes that were sent, of a point that everybody may read.</param>
    /// <param name="names">What members and their services are called.</param>
    /// <param name="sure">Whoever publishes saw what had better be looked at, and lets it stand.</param>
    public void Publish(LocalText? decision, DateOnly? decidedOn, Func<JointDiagnosis, WhiteBook> book, IReadOnlyCollection<string> names, bool sure, DateOnly today)
    {
        if (State != DiagnosisState.Reading) throw new RuleBroken("diagnosis.publish.first");
        if (decidedOn is not { } day || day > today || day < BegunOn) throw new RuleBroken("diagnosis.decided.missing");
        Decision = decision ?? throw new RuleBroken("diagnosis.decision.missing");
        (DecidedOn, PublishedOn, State, Version) = (day, today, DiagnosisState.Published, Version + 1);
        Book = book(this);
        if (Book.Themes.All(theme => theme.Parts.Count == 0)) throw new RuleBroken("diagnosis.publish.empty");
        if (!sure && Book.ToLookAt(names).Any()) throw new RuleBroken("diagnosis.publish.sure");
    }

    /// <summary>Something in it must not be read, or must be put right: it is gone for everybody, and members read it again.</summary>
    public void TakeBack()
    {
        if (!IsPublished) throw new RuleBroken("diagnosis.published.not");
        (State, PublishedOn, Book, Version) = (DiagnosisState.Reading, null, null, Version + 1);
    }
}

/// <summary>Texts of a diagnosis are looked through for persons before anything is kept.</summary>
static class Plain
{
    public static string Checked(string? words, int longest, IReadOnlyCollection<string> nobody, DateOnly today)
    {
        var plain = SignalWords.Plain(words ?? "");
        if (plain.Length > longest) throw new RuleBroken("needs.long", longest);
        Identifying.Refuse(plain, nobody, today);
        return plain;
    }

    public static LocalText? Checked(LocalText? text, int longest, IReadOnlyCollection<string> nobody, DateOnly today) =>
        text is null ? null : LocalText.From(text.Select(one => KeyValuePair.Create(one.Key, (string?)Checked(one.Value, longest, nobody, today))));
}
