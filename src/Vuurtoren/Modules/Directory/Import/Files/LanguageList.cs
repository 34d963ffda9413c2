using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>Takes a free text about languages apart: "français, arabe (maghrébin), -serv. d'interprétariat social".</summary>
static partial class LanguageList
{
    public static LanguagesFound Read(string? text)
    {
        var known = new List<LanguageFound>();
        var (remarks, unknown) = (new List<string>(), new List<string>());
        foreach (var line in (CleanText.ToMarkdown(text) ?? "").Split('\n'))
            foreach (var part in Parts(line)) ReadPart(part, known, remarks, unknown);
        return new(known, remarks, unknown);
    }

    static void ReadPart(string part, List<LanguageFound> known, List<string> remarks, List<string> unknown)
    {
        if (Languages.Code(part) is { } whole) { Add(known, whole, null); return; }

        var note = Bracket().Match(part);
        var rest = note.Success ? part.Remove(note.Index, note.Length).Trim() : part;
        var noteText = note.Success ? note.Groups["note"].Value.Trim() : null;
        if (Languages.Code(rest) is { } code) { Add(known, code, noteText); return; }

        // Of "Creole with translators as needed" the language, with the whole as its note.
        var words = Languages.Plain(rest).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var codes = In(words, out var others).Distinct().ToList();
        if (codes.Count > 0) foreach (var found in codes) Add(known, found, others == 0 ? noteText : part);
        else if (rest.Length > 0 && Remark().IsMatch(Languages.Plain(part))) remarks.Add(part);
        else if (rest.Length > 0 || noteText is not null) unknown.Add(part);
    }

    /// <summary>The names of languages among the words, longest first; others counts the words that are no part of one, nor "and" or "in".</summary>
    static List<string> In(string[] words, out int others)
    {
        var found = new List<string>();
        others = 0;
        for (var at = 0; at < words.Length;)
        {
            var length = 0;
            for (var count = Math.Min(Languages.LongestName, words.Length - at); count > 0 && length == 0; count--)
            {
                var name = string.Join(' ', words, at, count);
                // Codes such as "is", "in" and "as" are also words: within a sentence only names count.
                if ((name.Length > 3 || name is "asl" or "vgt") && Languages.Knows(name, out var code)) { found.Add(code); length = count; }
            }
            if (length == 0 && words[at] is not ("and" or "et" or "en" or "in" or "und" or "of" or "ou" or "or")) others++;
            at += Math.Max(1, length);
        }
        return found;
    }

    static void Add(List<LanguageFound> known, string code, string? note)
    {
        var at = known.FindIndex(k => k.Code == code);
        if (at < 0) known.Add(new(code, note));
        else if (note is not null && known[at].Note?.Contains(note, StringComparison.Ordinal) != true) known[at] = new(code, known[at].Note is { } before ? $"{before}; {note}" : note);
    }

    /// <summary>Cut at commas and the like outside brackets, and between "and", "et", "en" when a language stands on both sides.</summary>
    static IEnumerable<string> Parts(string line)
    {
        foreach (var part in Separator().Split(line))
        {
            var pieces = And().Split(part);
            var all = pieces.Length > 1 && Array.TrueForAll(pieces, p => Languages.Code(Bracket().Replace(p, "").Trim(' ', '-', '*', '.', ':')) is not null);
            foreach (var piece in all ? pieces : [part])
                if (piece.Trim(' ', '-', '*', '.', ':', '\t') is { Length: > 0 } tidy) yield return tidy;
        }
    }

    [GeneratedRegex(@"\((?<note>[^()]*)\)?")] private static partial Regex Bracket();
    [GeneratedRegex(@"[,;/|•·](?![^(]*\))")] private static partial Regex Separator();
    [GeneratedRegex(@"\s+(?:and|et|en|und|ou|of|or)\s+|\s*[&+]\s*", RegexOptions.IgnoreCase)] private static partial Regex And();
    [GeneratedRegex("translat|tranlat|interpret|intepret|traduct|vertal|tolk|langu|talen|\\btaal\\b|bi ?ling|multiling|mediat|available|avaialble|request|demande|aanvraag|afspraak|needed|others?\\b|autres|andere|additional|\\ball\\b|toutes")] private static partial Regex Remark();
}
