using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>How often somebody sees it.</summary>
public enum HowOften { Once, Sometimes, EachWeek, EachDay }

/// <summary>Since when it is seen.</summary>
public enum Since { Weeks, Months, Year, Longer }

/// <summary>What a signal says, the same for each way in which it comes.</summary>
/// <param name="Theme">Code of a top theme.</param>
/// <param name="Area">"nis:21013", "md:12"; null: the whole territory.</param>
/// <param name="Target">Key of a target group; null: everybody.</param>
public sealed record SignalWords(string What, string Lang, string Theme, string? Area, string? Target, HowOften? Often, Since? Since)
{
    /// <summary>Characters. What cannot be said in so many is more than one signal.</summary>
    public const int Shortest = 15, Longest = 1000;

    /// <summary>Refuses what is not filled in, and what could tell who a person is.</summary>
    /// <param name="areas">Codes of the areas of the coordination.</param>
    /// <param name="nobody">Words that look like a name, of which the sender says that they are no person.</param>
    public SignalWords Checked(IReadOnlyCollection<string> areas, IReadOnlyCollection<string> nobody, DateOnly today)
    {
        var what = Plain(What);
        if (what.Length < Shortest) throw new RuleBroken("signals.what.short");
        if (what.Length > Longest) throw new RuleBroken("signals.what.long", Longest);
        if (Subjects.Themes.All(theme => theme.Code != Theme)) throw new RuleBroken("signals.theme.missing");
        if (Area is not null && !areas.Contains(Area) || Target is not null && Subjects.Targets.All(target => target.Code != Target)) throw new RuleBroken("signals.unknown");
        Identifying.Refuse(what, nobody, today);
        return this with { What = what };
    }

    /// <summary>In other words, and in the language that those are in: whoever rewrites may translate.</summary>
    public SignalWords Rewritten(string what) => this with { What = what, Lang = ByWords.Language(what, Lang) };

    /// <summary>Line ends of one kind, no blanks around: how a browser wrote it says nothing about the sender.</summary>
    internal static string Plain(string words) => words.ReplaceLineEndings("\n").Trim();
}
