using System.Globalization;
using System.Text.RegularExpressions;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>For whom a service is. The text is always kept; only what it says beyond doubt becomes a target group or an age.</summary>
public sealed partial record Audience(IReadOnlyList<TargetGroup> Groups, int? FromAge, int? ToAge)
{
    static readonly Audience unclear = new([], null, null);

    /// <summary>Reads French; a text of several clauses says several things and is left as it is.</summary>
    public static Audience Read(string? text)
    {
        if (text is null || text.Contains(';', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal) || text.StartsWith('-')) return unclear;
        return new(Group(text.TrimEnd('.', ' ')) is { } group ? [group] : [], Number(Ages(), "from"), Number(Ages(), "to"));

        int? Number(Regex pattern, string name) =>
            pattern.Match(text) is { Success: true } ages && ages.Groups[name].Success ? int.Parse(ages.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    static TargetGroup? Group(string text)
    {
        if (Exclusive().Match(text) is { Success: true } only) return Of(TargetKind.Exclusive, only);
        if (Preferential().Match(text) is { Success: true } first) return Of(TargetKind.Preferential, first);
        if (Excluded().Match(text) is { Success: true } not) return Of(TargetKind.Excluded, not);
        return null;
    }

    static TargetGroup Of(TargetKind kind, Match match)
    {
        var group = match.Groups["who"].Value.Trim();
        return new(kind, LocalText.From("fr", char.ToUpper(group[0], CultureInfo.InvariantCulture) + group[1..])!);
    }

    [GeneratedRegex(@"^(?:uniquement|exclusivement|seulement) (?:accessible )?(?:pour |aux? |à )?(?:les |l')?(?<who>[^,()]+)$|^(?<who>[^,()]+) (?:uniquement|exclusivement)(?: \([^()]*\))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Exclusive();

    [GeneratedRegex(@"^(?:(?:ouvert|accessible) à tous,? mais |tout (?:le monde|public),? mais )?(?:priorité|prioritairement|en priorité)(?: aux?| à la| à l'| à| pour)?(?: les)? (?<who>[^()]+?)(?:,? mais ouvert à tous)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Preferential();

    [GeneratedRegex(@"^(?:tous|toutes|tout le monde|tout public),? (?:excepté|sauf|à l'exception d(?:es?|u)) (?:les |des )?(?<who>[^,()]+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Excluded();

    /// <summary>The whole text is a group and its ages: "Jeunes de 12 à 18 ans", "Adultes à partir de 18 ans".</summary>
    [GeneratedRegex(@"^[\p{L} ,'’-]*? (?:(?:âgée?s )?(?:de|entre) (?<from>\d{1,2}) (?:à|et) (?<to>\d{1,2}) ans|à partir de (?<from>\d{1,2}) ans|(?:âgée?s )?de (?<from>\d{1,2}) ans et plus)$", RegexOptions.IgnoreCase)]
    private static partial Regex Ages();
}
