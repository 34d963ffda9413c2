using System.Globalization;
using System.Text.RegularExpressions;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>
/// What somebody types while others talk: "! We kiezen de Kade 8-2-1" is a decision with its counts, "&gt; Vera: affiches bestellen tegen 15/12" is a task of Vera.
/// What is not understood stays in the text.
/// </summary>
/// <param name="Owner">As the list of those present knows that person.</param>
/// <param name="Organization">One from which somebody came, when it takes the task as a whole.</param>
public sealed partial record Jotting(LineKind Kind, string Text, (int InFavour, int Against, int Abstained)? Counts, Attendee? Owner, DateOnly? Until, Guid? Organization = null)
{
    const int ShortestName = 3;

    static readonly string[] months = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
        "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"];

    static readonly string[] weekdays = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    /// <param name="chosen">What the button says; a sign in front of the words goes before it.</param>
    public static Jotting Read(string text, LineKind chosen, IEnumerable<Attendee> people, DateOnly today, IReadOnlyDictionary<Guid, LocalText>? organizations = null)
    {
        var words = text.Trim();
        var kind = words.Length > 1 && words[0] is '!' ? LineKind.Decision : words.Length > 1 && words[0] is '>' ? LineKind.Task : chosen;
        if (words.Length > 1 && words[0] is '!' or '>') words = words[1..].TrimStart();
        return kind switch
        {
            LineKind.Decision => Decision(words),
            LineKind.Task => Task(words, people, today, organizations),
            _ => new(kind, words, null, null, null),
        };
    }

    /// <summary>It may end with how many were for and against.</summary>
    public static bool HasCounts(string? text) => text is not null && Counted().IsMatch(text);

    static Jotting Decision(string words)
    {
        if (Counted().Match(words) is not { Success: true } match) return new(LineKind.Decision, words, null, null, null);
        int Number(int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        return new(LineKind.Decision, words[..match.Index].TrimEnd(), (Number(1), Number(2), Number(3)), null, null);
    }

    static Jotting Task(string words, IEnumerable<Attendee> people, DateOnly today, IReadOnlyDictionary<Guid, LocalText>? organizations)
    {
        Attendee? owner = null;
        DateOnly? until = null;
        Guid? organization = null;
        if (words.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 and < 100 && words[(colon + 1)..].Trim() is { Length: > 0 } rest)
        {
            var name = words[..colon].Trim();
            if ((owner = Called(name, [.. people.Where(one => one.Present != false)]) ?? Called(name, [.. people])) is null) organization = House(name, organizations);
            if (owner is not null || organization is not null) words = rest;
        }
        var (match, day) = ByDay().Match(words) is { Success: true } written ? (written, DayOf(written, today)) : ByNearDay().Match(words) is { Success: true } near ? (near, NearDayOf(near.Groups["day"].Value, today)) : (null, null);
        if (day is not null && words[..match!.Index].TrimEnd(' ', ',') is { Length: > 0 } before) (until, words) = (day, before);
        return new(LineKind.Task, words, null, owner, until, organization);
    }

    /// <summary>By the whole name, or by a first name that only one of them has.</summary>
    internal static Attendee? Called(string name, IReadOnlyList<Attendee> people)
    {
        var whole = people.Where(one => string.Equals(one.Who, name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (whole.Count > 0) return whole[0];
        var first = people.Where(one => string.Equals(one.Who.Split(' ')[0], name, StringComparison.OrdinalIgnoreCase)).ToList();
        return first.Count == 1 ? first[0] : null;
    }

    /// <summary>In any language: by its whole name, or by a beginning of a word in it that only one of them has.</summary>
    public static Guid? House(string name, IReadOnlyDictionary<Guid, LocalText>? organizations)
    {
        if (organizations is null || name.Length < ShortestName) return null;
        var like = organizations.SelectMany(one => one.Value.Select(called => (one.Key, Called: called.Value))).Where(one => (" " + one.Called).Contains(" " + name, StringComparison.OrdinalIgnoreCase)).ToList();
        return like.FirstOrDefault(one => one.Called.Length == name.Length) is { Called: not null } whole ? whole.Key : like.Select(one => one.Key).Distinct().ToList() is [var only] ? only : null;
    }

    /// <summary>A day without a year is the next one.</summary>
    static DateOnly? DayOf(Match match, DateOnly today)
    {
        var day = int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture);
        var month = match.Groups["m"] is { Success: true } number ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture) : MonthOf(match.Groups["name"].Value);
        var year = match.Groups["y"] is { Success: true } given ? int.Parse(given.ValueSpan, CultureInfo.InvariantCulture) : today.Year;
        if (month is < 1 or > 12 || day < 1 || year is < 2000 or > 2100 || day > DateTime.DaysInMonth(year, month)) return null;
        var on = new DateOnly(year, month, day);
        return match.Groups["y"].Success || on >= today ? on : on.AddYears(1);
    }

    /// <summary>A day of the week is the next one of that name.</summary>
    static DateOnly? NearDayOf(string name, DateOnly today) => name.ToLowerInvariant() switch
    {
        "morgen" or "demain" => today.AddDays(1),
        "overmorgen" or "après-demain" => today.AddDays(2),
        var weekday => today.AddDays(1 + (7 + Array.IndexOf(weekdays, weekday) % 7 - (int)today.DayOfWeek) % 7),
    };

    static int MonthOf(string name)
    {
        var plain = name.ToLowerInvariant().Replace('é', 'e').Replace('û', 'u');
        var at = Array.FindIndex(months, month => month == plain);
        return at < 0 ? 0 : at % 12 + 1;
    }

    /// <summary>For, against, abstained: "8-2-1", "8/2/1". A day is none: "op 15/12/2026", "le 15/12/26".</summary>
    [GeneratedRegex(@"(?<!\b(?:op|tegen|van|vanaf|tot|le|du|au|avant|dès)\s+)\(?(?<!\d)\b(\d{1,4})\s*[-–/]\s*(\d{1,4})\s*[-–/]\s*(?!(?:19|20)\d\d\b)(\d{1,4})\)?\s*\.?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\b(?:tegen|voor|vóór|pour le|avant le|d[’']ici le|pour|avant)\s+(?<d>\d{1,2})(?:er)?(?:\s*[/.-]\s*(?<m>\d{1,2})|\s+(?<name>\p{L}+))(?:\s*[/.-]?\s*(?<y>\d{4}))?\s*\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByDay();

    [GeneratedRegex(@"\b(?:tegen|voor|vóór|d[’']ici|pour|avant)\s+(?:volgende\s+)?(?<day>overmorgen|morgen|après-demain|demain|(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)(?:\s+prochain)?\s*\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByNearDay();
}
