using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Upkeep;

/// <summary>How fresh something is, in words: never a mark or a percentage of somebody's work.</summary>
public sealed class FreshnessWords(Texts words, DateOnly today)
{
    /// <summary>"uren, prijs".</summary>
    public string Groups(IEnumerable<FieldGroups> groups) => string.Join(", ", groups.Select(group => words["upkeep.group." + group.ToString().ToLowerInvariant()].Value));

    /// <summary>"3 weken geleden per telefoon".</summary>
    public string Last(Check check) => words["upkeep.last." + check.How] is { ResourceNotFound: false } ? words["upkeep.last." + check.How, Ago.Say(check.On, today, words)] : words["upkeep.last", Ago.Say(check.On, today, words)];

    /// <summary>Why somebody should look at it, in a few sentences.</summary>
    public IReadOnlyList<string> Why(IReadOnlyList<Aspect> aspects)
    {
        var past = aspects.Where(aspect => aspect.IsPast(today)).ToList();
        var why = new List<string>();
        if (past.Count > 0 && past.Count == aspects.Count && past.TrueForAll(aspect => aspect.Last is null)) why.Add(words["upkeep.why.never"]);
        else
            foreach (var together in past.Where(aspect => !aspect.Missing).GroupBy(aspect => aspect.Last))
                why.Add(together.Key is { } last ? words["upkeep.why.past", Capital(Groups(together.Select(aspect => aspect.Group))), Last(last)] : words["upkeep.why.never.these", Capital(Groups(together.Select(aspect => aspect.Group)))]);
        if (aspects.Where(aspect => aspect.Missing).Select(aspect => aspect.Group).ToList() is { Count: > 0 } missing) why.Add(words["upkeep.why.missing", Groups(missing)]);
        return why;
    }

    static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], System.Globalization.CultureInfo.CurrentCulture) + text[1..];
}
