using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>
/// Days of the week in every spelling of Dutch, French, English and German, and in the calendar's two letters (MO TU WE TH FR SA SU).
/// Figures count from Monday, 1 to 7, as in ISO 8601; 0 is Sunday. Two short forms mean different days in different
/// languages ("ma" is maandag or mardi, "di" is dinsdag, Dienstag or dimanche): they are read only when the language is known,
/// or follows from the other days beside them.
/// </summary>
public static partial class Weekdays
{
    static readonly string[] codes = ["su", "mo", "tu", "we", "th", "fr", "sa"];

    static readonly (string Language, string[] Days)[] names =
    [
        ("nl", ["zondag zon zo", "maandag maa ma", "dinsdag din di", "woensdag woe wo", "donderdag don do", "vrijdag vrij vri vr", "zaterdag zat za"]),
        ("fr", ["dimanche dim di", "lundi lun lu", "mardi mar ma", "mercredi mer me", "jeudi jeu je", "vendredi ven ve", "samedi sam sa"]),
        ("en", ["sunday sun su", "monday mon mo", "tuesday tues tue tu", "wednesday weds wed we", "thursday thurs thur thu th", "friday fri fr", "saturday sat sa"]),
        ("de", ["sonntag son so", "montag mon mo", "dienstag die di", "mittwoch mit mi", "donnerstag don do", "freitag fre fr", "samstag sonnabend sam sa"]),
    ];

    static readonly Dictionary<string, List<(string Language, DayOfWeek Day)>> days = Collect();

    /// <summary>One day, or null when it is not understood or can be two.</summary>
    public static DayOfWeek? Read(string? text, string? language = null)
    {
        var word = Word(text);
        if (word.Length == 0) return null;
        if (word.Length == 1 && word[0] is >= '0' and <= '7') return (DayOfWeek)((word[0] - '0') % 7);
        if (!days.TryGetValue(word, out var found) && !(word.EndsWith('s') && days.TryGetValue(word[..^1], out found))) return null;
        foreach (var (spoken, day) in found) if (spoken == language) return day;
        return found.TrueForAll(f => f.Day == found[0].Day) ? found[0].Day : null;
    }

    /// <summary>Days in a list or range: "MO,TU", "lun-ven", "maandag t/m vrijdag", "du lundi au jeudi", "weekend". Empty when any part is not understood.</summary>
    public static IReadOnlyList<DayOfWeek> ReadMany(string? text, string? language = null)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var plain = Filler().Replace(Range().Replace(Plain(text), "-"), " ");
        language ??= LanguageOf(plain);
        var result = new List<DayOfWeek>();
        foreach (var part in Separator().Split(plain).Where(p => p.Length > 0))
        {
            if (part is "weekend" or "week-end" or "weekends") { result.AddRange([DayOfWeek.Saturday, DayOfWeek.Sunday]); continue; }
            if (part is "weekdays" or "werkdagen" or "jours ouvrables") { result.AddRange([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]); continue; }
            var ends = part.Split('-');
            if (ends.Length > 2 || Read(ends[0], language) is not { } first || Read(ends[^1], language) is not { } last) return [];
            for (var day = first; ; day = (DayOfWeek)(((int)day + 1) % 7))
            {
                result.Add(day);
                if (day == last) break;
            }
        }
        return [.. result.Distinct().OrderBy(d => ((int)d + 6) % 7)];
    }

    /// <summary>mo tu we th fr sa su</summary>
    public static string Code(DayOfWeek day) => codes[(int)day];

    /// <summary>The one language in which all the words are days.</summary>
    static string? LanguageOf(string plain)
    {
        var words = Separator().Split(plain).SelectMany(p => p.Split('-', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 0).ToList();
        var fitting = names.Select(n => n.Language).Where(l => words.TrueForAll(w => days.TryGetValue(w, out var found) && found.Exists(f => f.Language == l))).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    static Dictionary<string, List<(string, DayOfWeek)>> Collect()
    {
        var result = new Dictionary<string, List<(string, DayOfWeek)>>();
        foreach (var (language, spellings) in names)
            for (var day = 0; day < 7; day++)
                foreach (var spelling in spellings[day].Split(' '))
                {
                    if (!result.TryGetValue(spelling, out var list)) result[spelling] = list = [];
                    list.Add((language, (DayOfWeek)day));
                }
        return result;
    }

    static string Word(string? text) => Plain(text).Trim('.', ':', ',', ' ');

    static string Plain(string? text) => string.Concat((text ?? "").Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        .Trim().ToLowerInvariant().Replace('–', '-').Replace('—', '-').Replace(".", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\s*(?:\bt/m\b|\btot en met\b|\btot\b|\bau\b|\ba\b|\bto\b|\bthrough\b|\bbis\b|-)\s*")] private static partial Regex Range();
    [GeneratedRegex(@"\b(?:van|op|du|de|le|les|from|on|von|am|every|elke|chaque|tous|alle)\b")] private static partial Regex Filler();
    [GeneratedRegex(@"\s*(?:[,;/&+|]|\ben\b|\bet\b|\band\b|\bund\b|\s)\s*")] private static partial Regex Separator();
}
