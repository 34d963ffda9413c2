using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>Demands that are presented together, on one day, by who signed.</summary>
public sealed class Memorandum
{
    public const int LongestTitle = 120, LongestForeword = 2000, LongestPlace = 150, LeastDays = 7, MostDays = 80, MostDemands = 30, MostYearsAgo = 2;

    Memorandum() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public LocalText Title { get; private set; } = null!;
    public LocalText? Foreword { get; private set; }
    public int AnswerDays { get; private set; }
    public DateOnly MadeOn { get; private init; }
    /// <summary>Null: it is being written.</summary>
    public DateOnly? PresentedOn { get; private set; }
    public string? PresentedAt { get; private set; }
    public int Version { get; private set; }

    public static Memorandum Of(Guid coordination, LocalText? title, LocalText? foreword, int? days, DateOnly today)
    {
        var made = new Memorandum { CoordinationId = coordination, MadeOn = today };
        made.Write(title, foreword, days, []);
        return made;
    }

    /// <param name="signatures">All of it: who signed other words chooses anew.</param>
    public void Write(LocalText? title, LocalText? foreword, int? days, IEnumerable<Signature> signatures)
    {
        MustBeOpen();
        if (title is null || title.Any(t => t.Value.Length > LongestTitle)) throw new RuleBroken("demands.title.missing", LongestTitle);
        if (foreword?.Any(t => t.Value.Length > LongestForeword) == true) throw new RuleBroken("needs.long", LongestForeword);
        if (days is not (>= LeastDays and <= MostDays)) throw new RuleBroken("demands.days.wrong", LeastDays, MostDays);
        if (!title.Equals(Title) || !Equals(foreword, Foreword)) SaysElse(signatures);
        (Title, Foreword, AnswerDays, Version) = (title, foreword, days.Value, Version + 1);
    }

    /// <summary>Its words, or those of a demand in it, are others than what was signed: the signatures go. Who was asked stays, and who chose not to sign.</summary>
    internal void SaysElse(IEnumerable<Signature> signatures)
    {
        MustBeOpen();
        foreach (var one in signatures) one.Lapses();
        Version++;
    }

    /// <summary>A demand goes out of it; those after it move up. Who signed it chooses anew.</summary>
    /// <param name="demands">All that it has.</param>
    public void Drops(Demand demand, IEnumerable<Demand> demands, IEnumerable<Signature> signatures)
    {
        SaysElse(signatures);
        foreach (var one in demands.Where(one => one.Place > demand.Place)) one.MovesUp();
    }

    /// <summary>From now on its words stay, and the days within which an answer is asked begin.</summary>
    /// <param name="day">Also before it stood here: what was handed over on paper keeps its days.</param>
    /// <returns>What happened to each of its demands.</returns>
    public IReadOnlyList<DemandEvent> Present(IReadOnlyCollection<Demand> demands, DateOnly? day, string? at, DateOnly today)
    {
        MustBeOpen();
        if (day is not { } on || on > today || on < today.AddYears(-MostYearsAgo)) throw new RuleBroken("demands.presented.wrong", MostYearsAgo);
        if (at?.Trim().Length > LongestPlace) throw new RuleBroken("needs.long", LongestPlace);
        if (demands.Count == 0) throw new RuleBroken("demands.none-yet");
        (PresentedOn, PresentedAt, Version) = (on, string.IsNullOrWhiteSpace(at) ? null : at.Trim(), Version + 1);
        return [.. demands.Select(demand => demand.Present(this))];
    }

    public void MustBeOpen()
    {
        if (PresentedOn is not null) throw new RuleBroken("demands.presented");
    }
}

/// <summary>
/// Whether an organisation signs. It chooses so itself; and somebody is named beside it only when they write their name there: who works for a public service is not named by default.
/// </summary>
public sealed class Signature
{
    public const int LongestName = 100;

    Signature() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid MemorandumId { get; private init; }
    public Guid OrganizationId { get; private init; }
    /// <summary>The address that got the link.</summary>
    public string? Email { get; private set; }
    public string Lang { get; private init; } = "";
    public DateOnly AskedOn { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public bool? Signs { get; private set; }
    public string? Person { get; private set; }
    public int Version { get; private set; }

    public static Signature Ask(Memorandum memorandum, Guid organization, string email, string lang, DateOnly today)
    {
        memorandum.MustBeOpen();
        return new() { MemorandumId = memorandum.Id, OrganizationId = organization, Email = email.ToLowerInvariant(), Lang = lang, AskedOn = today };
    }

    public void AskAgain(DateOnly today) => (AskedOn, Version) = (today, Version + 1);

    /// <param name="read">Version of the words that were in front of who signs.</param>
    public void Sign(Memorandum memorandum, int read, bool byName, string? name, DateOnly today)
    {
        memorandum.MustBeOpen();
        if (read != memorandum.Version) throw new RuleBroken("demands.sign.changed");
        var called = name?.Trim();
        if (byName && (string.IsNullOrEmpty(called) || called.Length > LongestName)) throw new RuleBroken("demands.sign.name.missing", LongestName);
        (Signs, Person, AnsweredOn, Version) = (true, byName ? called : null, today, Version + 1);
    }

    /// <summary>It was under other words.</summary>
    internal void Lapses()
    {
        if (Signs == true) (Signs, Person, AnsweredOn, Version) = (null, null, null, Version + 1);
    }

    /// <summary>Does not sign, or no longer: also after it was presented, and then nobody reads the name here any more.</summary>
    public void Decline(DateOnly today) => (Signs, Person, AnsweredOn, Version) = (false, null, today, Version + 1);
}
