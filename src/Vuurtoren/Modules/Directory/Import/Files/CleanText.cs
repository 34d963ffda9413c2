using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>
/// Text from elsewhere, made safe. <see cref="ToMarkdown"/> gives Markdown with paragraphs, lists, bold, italic and links only;
/// a single line end in it is a line break. Cleaning a text twice gives the same text.
/// </summary>
public static partial class CleanText
{
    public static string? ToMarkdown(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (NeedsWork(text))
        {
            text = Unescape(Mojibake.Repair(text));
            if (text.Contains('<', StringComparison.Ordinal) && Tag().IsMatch(text)) text = HtmlToMarkdown.Convert(text);
            text = Safe(Visible(Decode(text)));
        }
        return Lines(text);
    }

    /// <summary>One line without any marks, for names and titles.</summary>
    public static string? PlainLine(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (NeedsWork(text))
        {
            text = Unescape(Mojibake.Repair(text));
            if (text.Contains('<', StringComparison.Ordinal) && Tag().IsMatch(text)) text = HtmlToMarkdown.PlainText(text);
            text = NoTags(Visible(Decode(text)));
        }
        return Squeeze(text) is { Length: > 0 } line ? line : null;
    }

    static readonly SearchValues<char> special = SearchValues.Create("<&\\]+");

    static bool NeedsWork(string text) => text.AsSpan().IndexOfAnyExceptInRange(' ', '~') >= 0 || text.AsSpan().IndexOfAny(special) >= 0;

    /// <summary>Line ends written as the two characters \n, and entities encoded twice.</summary>
    static string Unescape(string text)
    {
        if (text.Contains('\\', StringComparison.Ordinal) && !WindowsPath().IsMatch(text)) text = WrittenLineEnd().Replace(text, m => m.Value.EndsWith('t') ? " " : "\n");
        for (var i = 0; i < 3 && text.Contains("&amp;", StringComparison.OrdinalIgnoreCase) && EncodedTwice().IsMatch(text); i++) text = EncodedTwice().Replace(text, "&");
        return text.Contains("&lt;", StringComparison.OrdinalIgnoreCase) && EncodedTag().IsMatch(text) ? WebUtility.HtmlDecode(text) : text;
    }

    static string Decode(string text)
    {
        for (var i = 0; i < 4 && text.Contains('&', StringComparison.Ordinal); i++)
        {
            var decoded = WebUtility.HtmlDecode(text);
            if (decoded == text) break;
            text = decoded;
        }
        return text;
    }

    /// <summary>What cannot be seen goes first: between a "<" and a word it would hide a tag from those who look for one.</summary>
    static string Visible(string text) => text.AsSpan().IndexOfAny(odd) < 0 ? text : string.Concat(text.Where(c => !IsInvisible(c) || char.IsWhiteSpace(c)));

    /// <summary>Nothing a Markdown writer could take for a tag, or for a link to anything but the web or a mailbox.</summary>
    static string Safe(string text)
    {
        text = NoTags(text);
        if (!text.Contains(']', StringComparison.Ordinal)) return text;
        return LinkDefinition().Replace(UnsafeLink().Replace(text, "] ("), "] :");
    }

    static string NoTags(string text) => text.Contains('<', StringComparison.Ordinal) ? TagStart().Replace(text, "< ") : text;

    static string? Lines(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0 && text.AsSpan().IndexOfAny('\u2028', '\u2029', '\u0085') < 0) return Bullet(Squeeze(text)) is { Length: > 0 } only ? only : null;
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var result = new StringBuilder(text.Length);
        var gap = false;
        foreach (var range in text.AsSpan().SplitAny('\n', '\r', '\u2028', '\u2029', '\v', '\f', '\u0085'))
        {
            var line = Bullet(Squeeze(text[range]));
            if (line.Length == 0) { gap = result.Length > 0; continue; }
            if (result.Length > 0) result.Append(gap ? "\n\n" : "\n");
            result.Append(line);
            gap = false;
        }
        return result.Length == 0 ? null : result.ToString();
    }

    /// <summary>"• tea", "· tea" and "– tea" at the start of a line are items of a list.</summary>
    static string Bullet(string line)
    {
        if (line.Length < 2 || !"•·–▪◦●○■‣⁃*⬧".Contains(line[0], StringComparison.Ordinal)) return line;
        if (line[1] == ' ') return string.Concat("- ", line.AsSpan(2));
        return line[0] is '*' or '–' ? line : string.Concat("- ", line.AsSpan(1));
    }

    /// <summary>Every kind of white space becomes one space; invisible characters go.</summary>
    static string Squeeze(string text)
    {
        var span = text.AsSpan().Trim();
        if (!Squeezable(span)) return span.Length == text.Length ? text : new string(span);
        var result = new StringBuilder(span.Length);
        var space = false;
        foreach (var c in span)
        {
            if (char.IsWhiteSpace(c)) { space = result.Length > 0; continue; }
            if (IsInvisible(c)) continue;
            if (space) result.Append(' ');
            space = false;
            result.Append(c);
        }
        return result.ToString();
    }

    static bool Squeezable(ReadOnlySpan<char> text) => text.IndexOfAny(odd) >= 0 || text.Contains("  ", StringComparison.Ordinal);

    /// <summary>White space other than the space, control and invisible characters.</summary>
    static readonly SearchValues<char> odd = SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(i => (char)i).Where(c => c != ' ' && (char.IsWhiteSpace(c) || IsInvisible(c)))]);

    static bool IsInvisible(char c) => char.IsControl(c) || c is '\u200B' or '\u200C' or '\u2060' or '\uFEFF' or '\u00AD' or '\uFFFD' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    [GeneratedRegex("<[A-Za-z/!?]")] private static partial Regex Tag();
    [GeneratedRegex("<(?=[A-Za-z/!?])")] private static partial Regex TagStart();
    [GeneratedRegex(@"\\r\\n|\\n|\\r(?![a-z])|\\t(?![a-z])")] private static partial Regex WrittenLineEnd();
    [GeneratedRegex(@"\b[A-Za-z]:\\|\\\\")] private static partial Regex WindowsPath();
    [GeneratedRegex("&amp;(?=#?[A-Za-z0-9]{2,8};)", RegexOptions.IgnoreCase)] private static partial Regex EncodedTwice();
    [GeneratedRegex("&lt;/?(?:br|p|div|span|ul|ol|li|b|i|u|em|strong|a|h[1-6]|table|tr|td|font|script|style|iframe|img)\\b[^<>]*?&gt;", RegexOptions.IgnoreCase)] private static partial Regex EncodedTag();
    [GeneratedRegex(@"\]\((?!https?://|mailto:)", RegexOptions.IgnoreCase)] private static partial Regex UnsafeLink();
    [GeneratedRegex(@"\]:")] private static partial Regex LinkDefinition();
}
