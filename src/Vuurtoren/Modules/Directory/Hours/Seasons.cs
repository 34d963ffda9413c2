namespace Vuurtoren.Modules.Directory.Hours;

/// <summary>Seasons that can be said to a calendar: whole months, and all but school holidays. All others stay words ("in the summer", "during school holidays").</summary>
static class Seasons
{
    static readonly string[][] months =
    [
        ["januari", "janvier"], ["februari", "fevrier"], ["maart", "mars"], ["april", "avril"], ["mei", "mai"], ["juni", "juin"],
        ["juli", "juillet", "juilllet"], ["augustus", "aout"], ["september", "septembre"], ["oktober", "octobre"], ["november", "novembre"], ["december", "decembre"],
    ];

    /// <summary>Words between two months that make them the ends of a season.</summary>
    static readonly HashSet<string> until = ["tot", "a", "au", "t/m", "tem", "-"];

    /// <summary>Words that only lead a season in; any other may change it ("the first half of July").</summary>
    static readonly HashSet<string> leading = ["en", "et", "in", "de", "du", "d", "van", "le", "la", "les", "l", "tijdens", "gedurende", "pendant", "durant", "lors", "met", "mois", "maanden", "maand", "ou", "of", ",", "&", "+"];

    /// <summary>The rule of the month with the months in which it holds, as RFC 5545 says it; null when it is every week of the year, or is only known in words.</summary>
    public static string? Rule(HoursBlock block)
    {
        if (block.Season is null || Months(block.Season) is not { } named) return block.Rule;
        return block is { Monthly: true, Rule: null } ? null : $"{block.Rule ?? "FREQ=WEEKLY"};BYMONTH={string.Join(',', named)}";
    }

    /// <summary>"hors vacances scolaires", "période scolaire".</summary>
    public static HolidayRule SchoolHolidays(string? season)
    {
        if (season is null) return HolidayRule.Unknown;
        var words = Words(season);
        var holidays = words.Exists(word => word.StartsWith("vacances", StringComparison.Ordinal) || word.StartsWith("conge", StringComparison.Ordinal) || word.Contains("vakantie", StringComparison.Ordinal));
        return words.Contains("hors") && holidays || words.Contains("buiten") && holidays || words.Contains("periode") && words.Contains("scolaire") && !holidays ? HolidayRule.Closed : HolidayRule.Unknown;
    }

    /// <summary>Rising; null when the words say more, or less, than whole months.</summary>
    static List<int>? Months(string season)
    {
        var (found, range) = (new List<int>(), false);
        foreach (var word in Words(season))
        {
            var month = Array.FindIndex(months, names => names.Contains(word)) + 1;
            if (month > 0 && range && found.Count > 0)
                for (var next = found[^1] % 12 + 1; ; next = next % 12 + 1) { found.Add(next); if (next == month) break; }
            else if (month > 0) found.Add(month);
            else if (!until.Contains(word) && !leading.Contains(word)) return null;
            range = month == 0 && (until.Contains(word) || range && word is "en" or "met"); // "tot en met"
        }
        return found.Count == 0 ? null : [.. found.Distinct().Order()];
    }

    static List<string> Words(string season) => [.. Folded.Of(season).Replace("'", " ", StringComparison.Ordinal).Replace(",", " , ", StringComparison.Ordinal).Replace("-", " - ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
