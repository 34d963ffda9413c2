using System.Globalization;
using System.Text.RegularExpressions;

namespace Vuurtoren.Tests.Modules.Directory.Hours;

/// <summary>The same sentence about other days and other times: a reader that knows only the sentences it was taught fails here.</summary>
static partial class OtherHours
{
    static readonly string[][] names =
    [
        ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"], ["ma", "di", "wo", "do", "vr", "za", "zo"],
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ];

    static readonly string[] days = ["mo", "tu", "we", "th", "fr", "sa", "su"];

    /// <summary>Every day so many days on, in text and hours alike; null where the text speaks of days without naming them.</summary>
    public static (string Text, HashSet<string> Hours)? DaysOn(string text, HashSet<string> hours, int by)
    {
        if (!Days().IsMatch(text) || OtherDays().IsMatch(text)) return null;
        var moved = Days().Replace(text, match =>
        {
            var found = names.Select(list => (List: list, At: Array.FindIndex(list, name => name.Equals(match.Value, StringComparison.OrdinalIgnoreCase)))).First(f => f.At >= 0);
            return found.List[(found.At + by) % 7];
        });
        return (moved, [.. hours.Select(hour => days[(Array.IndexOf(days, hour[..2]) + by) % 7] + hour[2..])]);
    }

    /// <summary>Every clock an hour later; null where numbers are no clocks, or where noon decides what belongs to a half of the day.</summary>
    public static (string Text, HashSet<string> Hours)? AnHourOn(string text, HashSet<string> hours)
    {
        if (hours.Count == 0 || NoClocks().IsMatch(text) || hours.Any(hour => Clocks(hour).Any(clock => clock is >= 2300 or < 100))) return null;
        var moved = Hour().Replace(text, match => (int.Parse(match.Value, CultureInfo.InvariantCulture) + 1).ToString(match.Value[0] == '0' ? "00" : "0", CultureInfo.InvariantCulture));
        return (moved, [.. hours.Select(hour => hour[..2] + string.Join('-', hour[2..].Split('-').Select(clock => clock.Length == 0 ? "" : (int.Parse(clock, CultureInfo.InvariantCulture) + 100).ToString("0000", CultureInfo.InvariantCulture))))]);
    }

    static IEnumerable<int> Clocks(string hour) => hour[2..].Split('-', StringSplitOptions.RemoveEmptyEntries).Select(clock => int.Parse(clock, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\b(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|ma|di|wo|do|vr|za|zo)(?![a-zà-ÿ])", RegexOptions.IgnoreCase)]
    private static partial Regex Days();

    /// <summary>Days without a name, names written otherwise or with a slip, and holidays that follow a day.</summary>
    [GeneratedRegex(@"week|semaine|werkdag|andere|autres|overige|\b(?:\w*dags|maa|din|woe|don|vrij|zat|zon|lu|ve)\b|maandg|dondredag|wonesdag|vend?edi|verndredi|mercedi|feest|nacht|(?:dag|di)(?:en|s)\b|dag[a-z-]", RegexOptions.IgnoreCase)]
    private static partial Regex OtherDays();

    [GeneratedRegex(@"\d{3}|\d+(?:st|d)?(?:er|ème|e)\b|24|7[ /]|(?:10|8) premiers|dagen|weken|half|middag|midi|matin|soir|avond|nacht|morgen|ochtend|uren|e werk|\b(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoClocks();

    /// <summary>A number that is not the minutes of the one before: "9u30", "9.30", "9 u 30".</summary>
    [GeneratedRegex(@"(?<![\d:.uh])(?<!\d [uh] )\d{1,2}(?!\d)|(?<=\d\du)\d{1,2}(?=u)", RegexOptions.IgnoreCase)]
    private static partial Regex Hour();
}
