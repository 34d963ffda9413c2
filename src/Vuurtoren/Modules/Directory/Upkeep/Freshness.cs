using Vuurtoren.Modules.Directory.Opening;

namespace Vuurtoren.Modules.Directory.Upkeep;

/// <summary>Answers of a sheet that change together, and so are checked together. The order is that in which they are told.</summary>
[Flags]
public enum FieldGroups { None = 0, Hours = 1, Reach = 2, Contact = 4, Cost = 8, Conditions = 16, Languages = 32, Place = 64, Words = 128 }

/// <summary>The day on which a person last checked something, and how.</summary>
public readonly record struct Check(DateOnly On, string How)
{
    public static Check? Later(Check? one, Check? other) => one is null || other?.On > one.Value.On ? other : one;
}

/// <summary>How fresh one group of answers is.</summary>
/// <param name="Last">Null: nobody ever checked it.</param>
/// <param name="Until">The last day on which that check counts.</param>
/// <param name="Missing">It would say something of such a service, and does not.</param>
public sealed record Aspect(FieldGroups Group, Check? Last, DateOnly? Until, bool Missing)
{
    public bool IsPast(DateOnly today) => !(Until >= today);
}

/// <summary>How many months a check counts, by group: hours change fast, an address slowly. Settings: "Upkeep:Terms:Cost"; that of hours is Hours:CheckedForMonths, as on the sheet.</summary>
public sealed record FreshnessTerms(IReadOnlyDictionary<FieldGroups, int> Months, HoursTerm Hours)
{
    static readonly Dictionary<FieldGroups, int> usual = new()
    {
        [FieldGroups.Reach] = 12, [FieldGroups.Contact] = 12, [FieldGroups.Cost] = 12, [FieldGroups.Conditions] = 18, [FieldGroups.Languages] = 24, [FieldGroups.Place] = 36, [FieldGroups.Words] = 24,
    };

    public static FreshnessTerms Default { get; } = Of(new ConfigurationBuilder().Build(), HoursTerm.Default);

    public static FreshnessTerms Of(IConfiguration settings, HoursTerm hours) =>
        new(Enum.GetValues<FieldGroups>().Where(group => group != FieldGroups.None).ToDictionary(group => group, group => group == FieldGroups.Hours ? hours.Months : Math.Clamp(settings.GetValue($"Upkeep:Terms:{group}", usual[group]), 1, 120)), hours);
}

/// <summary>Says of what a sheet tells how sure that still is. What does not apply to a service is not asked of it: no address of a helpline, no hours where one comes by appointment.</summary>
public static class Freshness
{
    /// <summary>How long something that nobody ever checked counts as overdue, in days: longer than what was checked once.</summary>
    public const int Never = 1460;

    public static IReadOnlyList<Aspect> Of(Facts facts, FreshnessTerms terms) =>
        [.. terms.Months.Keys.Order().Where(group => facts.Asked.HasFlag(group)).Select(group =>
        {
            var last = facts.CheckOf(group);
            return new Aspect(group, last, last?.On.AddMonths(terms.Months[group]), !facts.Told.HasFlag(group));
        })];

    /// <summary>How many days the first of its groups is past its term; 0 when none is.</summary>
    public static int Overdue(Facts facts, FreshnessTerms terms, DateOnly today)
    {
        var most = 0;
        foreach (var (group, months) in terms.Months)
            if (facts.Asked.HasFlag(group))
                most = Math.Max(most, facts.CheckOf(group) is { } last ? Math.Min(Never - 1, today.DayNumber - last.On.AddMonths(months).DayNumber) : Never);
        return most;
    }
}
