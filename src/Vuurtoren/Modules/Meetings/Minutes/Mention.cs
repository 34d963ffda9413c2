using System.Globalization;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>A member or a service that a line names with @, kept beside its words. The sheet itself does not know it.</summary>
/// <param name="Words">As they were typed after @.</param>
/// <param name="Name">As the sheet was called then.</param>
public sealed record Mention(string Words, string Kind, Guid Id, LocalText Name)
{
    string Sign => "@" + Words;

    public bool IsIn(string text) => text.Contains(Sign, StringComparison.Ordinal);

    /// <summary>With the whole name in the place of what was typed.</summary>
    public string Written(string text, string lang) => text.Replace(Sign, Name.In(lang).Text, StringComparison.Ordinal);
}

/// <summary>Who can be named with @: members of the coordination and their services, also by a part of the name; and every service of the directory, by its whole name.</summary>
public sealed class Mentionable(IReadOnlyList<NameOnSheet> members, IReadOnlyList<NameOnSheet> services)
{
    public static readonly Mentionable Nobody = new([], []);

    const int ShortestPart = 3, Most = 8, MostOfOneLine = 10, MostWords = 6;
    const CompareOptions loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    static CompareInfo Compare => CultureInfo.CurrentCulture.CompareInfo;

    /// <summary>What these texts may name. Without @ in them nothing is read.</summary>
    public static async Task<Mentionable> In(Db db, Guid coordination, IEnumerable<string?> texts)
    {
        var beginnings = texts.OfType<string>().SelectMany(text => Signs(text).Select(at => Part(text[at..]))).Where(part => part.Length >= ShortestPart).Distinct().Take(MostOfOneLine).ToList();
        if (beginnings.Count == 0) return Nobody;
        var services = new List<NameOnSheet>();
        foreach (var beginning in beginnings) services.AddRange(await NamesOnSheets.ServicesFrom(db, beginning));
        return new(await NamesOnSheets.Of(db, [.. (await MembersNow.Of(db, coordination)).Select(one => one.Organization)]), services);
    }

    /// <summary>What is named in this text: each sign that stands for exactly one.</summary>
    public IReadOnlyList<Mention> Find(string text) =>
        [.. Signs(text).Select(at => One(text[at..])).OfType<Mention>().DistinctBy(mention => mention.Words).Take(MostOfOneLine)];

    Mention? One(string rest) => Whole(members, rest) ?? ByPart(rest) ?? Whole(services, rest);

    /// <summary>By the longest whole name that stands there, in any language.</summary>
    static Mention? Whole(IReadOnlyList<NameOnSheet> all, string rest)
    {
        var found = all.SelectMany(one => one.Name.Select(name => (one, Length: Begins(rest, name.Value)))).Where(one => one.Length > 0 && (one.Length == rest.Length || !char.IsLetterOrDigit(rest[one.Length]))).ToList();
        if (found.Count == 0) return null;
        var longest = found.Max(one => one.Length);
        return found.Where(one => one.Length == longest).Select(one => one.one).DistinctBy(one => one.Id).ToList() is [var only] ? new(rest[..longest], only.Kind, only.Id, only.Name) : null;
    }

    /// <summary>By as many words as begin a part of only one name.</summary>
    Mention? ByPart(string rest)
    {
        foreach (var part in Parts(rest).Reverse())
            if (members.Where(one => Has(one, part)).DistinctBy(one => one.Id).Take(2).ToList() is { Count: > 0 } found)
                return found is [var only] ? new(part, only.Kind, only.Id, only.Name) : null;
        return null;
    }

    /// <summary>One word of it, two, and so on.</summary>
    static IEnumerable<string> Parts(string rest)
    {
        for (var (end, words) = (0, 0); words < MostWords && end < rest.Length && char.IsLetterOrDigit(rest[end]); words++)
        {
            end += Part(rest[end..]).Length;
            if (end >= ShortestPart) yield return rest[..end];
            if (end < rest.Length && rest[end] == ' ') end++; else yield break;
        }
    }

    /// <summary>For the list under the box: members first.</summary>
    public IReadOnlyList<NameOnSheet> Like(string part) =>
        [.. members.Where(one => Has(one, part)).Concat(services.Where(one => Has(one, part))).DistinctBy(one => one.Id).Take(Most)];

    static bool Has(NameOnSheet one, string part) => one.Name.Any(name => Begins(name.Value, part) > 0 || name.Value.Index().Any(c => !char.IsLetterOrDigit(c.Item) && Begins(name.Value[(c.Index + 1)..], part) > 0));

    /// <returns>How many letters of the text it takes; 0: it does not begin so.</returns>
    static int Begins(string text, string name) => Compare.IsPrefix(text, name, loosely, out var length) ? length : 0;

    /// <summary>Behind each @ that no letter precedes: an address of mail names nobody.</summary>
    static IEnumerable<int> Signs(string text) => text.Index().Where(c => c.Item == '@' && (c.Index == 0 || !char.IsLetterOrDigit(text[c.Index - 1]))).Select(c => c.Index + 1);

    static string Part(string rest) => string.Concat(rest.TakeWhile(c => char.IsLetterOrDigit(c) || c is '-' or '\''));
}
