using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;

namespace Vuurtoren.Modules.Meetings.Intake;

/// <summary>The groups of a coordination, by the names that lists give them.</summary>
public sealed class IntakeGroups(IReadOnlyList<BodyName> all)
{
    /// <summary>Said of all members, without the name of a group.</summary>
    static readonly string[] allMembers = ["plenaire", "plenair", "pleniere", "plenum", "plenaire vergadering", "reunion pleniere", "assemblee pleniere", "alle leden", "tous les membres"];

    /// <summary>What stands before a name in one list and not in another.</summary>
    static readonly string[] before = ["groupe de travail ", "werkgroep ", "groupe ", "groep ", "wg ", "gt "];

    /// <summary>By its name in either language, without regard to capitals, accents or "werkgroep" before it; then by one with a letter or two between them. One that goes on comes before one that ended.</summary>
    /// <param name="named">Null: the list says nothing, and all members met.</param>
    /// <returns>False: none is called so, or more than one is. The group is null when all members met.</returns>
    public bool Find(string? named, out Guid? group)
    {
        group = null;
        if (named is null) return true;
        var found = Called(name => Core(name) == Core(named));
        if (found.Count == 0 && allMembers.Contains(SentCells.Plain(named))) return true;
        if (found.Count == 0) found = Called(name => LooksLike.Same(Core(name), Core(named)));
        if (found.Count > 1 && found.FindAll(one => one.GoesOn) is { Count: > 0 } now) found = now;
        if (found is not [var only]) return false;
        if (only.Kind != BodyKind.Plenary) group = only.Id;
        return true;
    }

    List<BodyName> Called(Func<string, bool> so) => [.. all.Where(one => one.Name.Any(name => so(name.Value)))];

    public BodyName? Of(Guid? group) => all.FirstOrDefault(one => one.Id == group);

    static string Core(string name)
    {
        var plain = SentCells.Plain(name);
        return before.FirstOrDefault(word => plain.StartsWith(word, StringComparison.Ordinal)) is { } word && plain.Length > word.Length ? plain[word.Length..].Trim() : plain;
    }
}
