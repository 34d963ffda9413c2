using Vuurtoren.Platform;

namespace Vuurtoren.Modules.Directory.Upkeep;

/// <summary>"The hours still hold": somebody checked one group of answers of a sheet, and nothing of it was changed.</summary>
public sealed record SingleCheck
{
    /// <summary>What history calls it: "checked.hours". It is beside the answers, so it cannot be taken back.</summary>
    const string Beside = "checked.";

    SingleCheck(FieldGroups group, string how) => (Group, How) = (group, how);

    public FieldGroups Group { get; }
    public string How { get; }

    /// <param name="group">As typed; of what the sheet says nothing about, nothing can hold.</param>
    /// <param name="how">One of <see cref="Facts.Ways"/>.</param>
    public static SingleCheck Of(Facts facts, string? group, string? how)
    {
        if (how is null || !Facts.Ways.Contains(how)) throw new RuleBroken("upkeep.how");
        if (!Enum.TryParse<FieldGroups>(group, out var one) || !Facts.Paths.ContainsKey(one) || !facts.Told.HasFlag(one)) throw new RuleBroken("upkeep.single.nothing");
        return new(one, how);
    }

    public string Path => Beside + Group.ToString().ToLowerInvariant();

    /// <summary>The group that this path of history is about; null: it is an answer.</summary>
    public static string? GroupIn(string path) => path.StartsWith(Beside, StringComparison.Ordinal) ? path[Beside.Length..] : null;

    /// <summary>The columns of the service that count as checked: those that say something, or else the first, for what the sheet takes from its place or organisation.</summary>
    public IReadOnlyList<string> Columns(Func<string, bool> saysSomething) => Facts.Paths[Group].Where(saysSomething).ToList() is { Count: > 0 } columns ? columns : [Facts.Paths[Group][0]];
}
