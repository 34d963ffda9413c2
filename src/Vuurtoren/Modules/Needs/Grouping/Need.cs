using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Grouping;

/// <summary>Three levels in plain words: keep an eye on it; people are in trouble; it cannot wait.</summary>
public enum Seriousness { Watch, Serious, Urgent }

public enum NeedState { New, LookedInto, InDiagnosis, Priority, Answered, Closed }

/// <summary>What a need is about.</summary>
public sealed record About(string Theme, string? Area, string? Target);

/// <summary>What signals together say that a group of people needs. Signals come and go by steps; this is what the coordination writes about them.</summary>
public sealed class Need
{
    public const int LongestTitle = 120, LongestDescription = 2000, LongestReason = 500;

    Need() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public LocalText Title { get; private set; } = null!;
    public LocalText? Description { get; private set; }
    public string Theme { get; private set; } = "";
    public string? Area { get; private set; }
    public string? Target { get; private set; }
    /// <summary>Null: nobody judged yet.</summary>
    public Seriousness? Seriousness { get; private set; }
    public NeedState State { get; private set; }
    /// <summary>Why it was closed.</summary>
    public LocalText? Reason { get; private set; }
    public DateOnly MadeOn { get; private init; }
    public DateOnly ChangedOn { get; private set; }
    /// <summary>From here on the members read it, and its signals with it.</summary>
    public DateOnly? VisibleOn { get; private set; }
    public Guid? MergedInto { get; private set; }
    /// <summary>The step that made it was undone.</summary>
    public DateOnly? GoneOn { get; private set; }
    public int Version { get; private set; }

    public bool IsThere => MergedInto is null && GoneOn is null;

    public static Need Of(Guid coordination, LocalText? title, About about, IReadOnlyCollection<string> nobody, DateOnly today) => new()
    {
        CoordinationId = coordination, Title = Titled(title, nobody, today), Theme = about.Theme, Area = about.Area, Target = about.Target, MadeOn = today, ChangedOn = today,
    };

    public void Describe(LocalText? title, LocalText? description, About about, Seriousness? seriousness, IReadOnlyCollection<string> nobody, DateOnly today)
    {
        Title = Titled(title, nobody, today);
        Description = Checked(description, LongestDescription, nobody, today);
        (Theme, Area, Target, Seriousness) = (about.Theme, about.Area, about.Target, seriousness);
        Changed(today);
    }

    /// <summary>Only what is closed has a reason, and needs one.</summary>
    public void Becomes(NeedState state, LocalText? reason, IReadOnlyCollection<string> nobody, DateOnly today)
    {
        if (state == NeedState.Closed && reason is null) throw new RuleBroken("needs.reason.missing");
        Reason = state == NeedState.Closed ? Checked(reason, LongestReason, nobody, today) : null;
        State = state;
        Changed(today);
    }

    /// <summary>Members read it from now on; what they have read cannot be taken back.</summary>
    public void Show(DateOnly today)
    {
        VisibleOn ??= today;
        Changed(today);
    }

    public void Takes(DateOnly today) => Changed(today);

    public void GoesInto(Need other, DateOnly today)
    {
        if (other.Id == Id || other.CoordinationId != CoordinationId || !other.IsThere || !IsThere) throw new RuleBroken("needs.merge.which");
        MergedInto = other.Id;
        Changed(today);
    }

    /// <summary>The merge is undone.</summary>
    public void ComesBack(DateOnly today)
    {
        MergedInto = null;
        Changed(today);
    }

    /// <summary>The step that made it is undone.</summary>
    public void Vanishes(DateOnly today)
    {
        GoneOn = today;
        Changed(today);
    }

    void Changed(DateOnly today) => (ChangedOn, Version) = (today, Version + 1);

    static LocalText Titled(LocalText? title, IReadOnlyCollection<string> nobody, DateOnly today) => Checked(title ?? throw new RuleBroken("needs.title.missing"), LongestTitle, nobody, today)!;

    static LocalText? Checked(LocalText? text, int longest, IReadOnlyCollection<string> nobody, DateOnly today)
    {
        foreach (var (_, words) in text ?? Enumerable.Empty<KeyValuePair<string, string>>())
        {
            if (words.Length > longest) throw new RuleBroken("needs.long", longest);
            Identifying.Refuse(words, nobody, today);
        }
        return text;
    }
}
