using System.Globalization;
using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Directory.Hours;

/// <summary>Cuts a text into pieces that mean something for hours, and words that do not.</summary>
static partial class Lexer
{
    /// <param name="language">Decides about texts whose words are of neither: in "ma 9-12" the day is Monday in Dutch and Tuesday in French.</param>
    /// <param name="sure">False when such a text came without its language.</param>
    public static List<Token> Read(string text, string? language, out bool sure)
    {
        var folded = Folded.Of(text);
        var more = MoreDutch(folded);
        sure = more != 0 || language is not null || !EitherDays().IsMatch(folded);
        var (tokens, at, dutch) = (new List<Token>(), 0, more == 0 ? language == "nl" : more > 0);
        while (at < folded.Length)
        {
            var token = Next(folded, at, dutch);
            if (token.Kind == Kind.Break && text[at] == '.' && !EndsSentence(text, at, tokens)) token = token with { Kind = Kind.Filler };
            if (token.End > token.Start && token.Kind != Kind.Filler) Add(tokens, token, folded);
            at = Math.Max(at + 1, token.Kind == Kind.Day ? tokens[^1].End : token.End);
        }
        return tokens;
    }

    /// <summary>"di. 9 u. tot 12 u.": a point after a short word ends nothing, unless a capital follows.</summary>
    static bool EndsSentence(string text, int at, List<Token> tokens)
    {
        if (tokens.Count > 0 && tokens[^1].End == at && tokens[^1].Kind == Kind.Day && at - tokens[^1].Start <= 4) return false;
        var next = at + 1;
        while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
        return next >= text.Length || !char.IsLower(text[next]) && !char.IsDigit(text[next]);
    }

    static void Add(List<Token> tokens, Token token, string folded)
    {
        tokens.Add(token);
        if (token.Kind != Kind.Day) return;
        // "woensdagnamiddag": the half sticks to the day.
        var end = token.End;
        while (end < folded.Length && char.IsAsciiLetter(folded[end])) end++;
        if (end > token.End && HourWords.Find(folded[token.End..end], dutch: true) is { Kind: Kind.Half, Value: var half }) tokens.Add(new(Kind.Half, half, token.End, end));
    }

    /// <summary>Short names of days tell most: "ma-vr 9h-17h" is Dutch.</summary>
    static int MoreDutch(string folded) => DutchWords().Count(folded) + 3 * DutchDays().Count(folded) - FrenchWords().Count(folded) - 3 * FrenchDays().Count(folded);

    static Token Next(string text, int at, bool dutch)
    {
        var letter = text[at];
        if (letter is '\n' or '\r') return new(Kind.Break, 1, at, at + 1);
        if (letter is ';' or '\u2022' or '|' or '!' or '?') return new(Kind.Break, 0, at, at + 1);
        if (letter is '(' or '[') return new(Kind.Open, 0, at, at + 1);
        if (letter is ')' or ']') return new(Kind.Shut, 0, at, at + 1);
        if (letter == ',') return new(Kind.Comma, 0, at, at + 1);
        if (letter == ':') return new(Kind.Colon, 0, at, at + 1);
        if (letter == '-') return new(Kind.Dash, 0, at, at + 1);
        if (letter is '/' ) return new(Kind.And, 0, at, at + 1);
        if (letter is '&' or '+') return new(Kind.And, 0, at, at + 1);
        if (letter == '.' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])) && at > 1 && (char.IsLetterOrDigit(text[at - 2]) || !char.IsLetter(text[at - 1]))) return new(Kind.Break, 0, at, at + 1);
        if (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]) || !char.IsAsciiLetterOrDigit(letter))
            foreach (var (words, kind, value) in HourWords.Phrases)
                if (text.AsSpan(at).StartsWith(words, StringComparison.Ordinal) && (at + words.Length == text.Length || !char.IsAsciiLetterOrDigit(text[at + words.Length]) || !char.IsAsciiLetterOrDigit(words[^1])))
                    return new(kind, value, at, at + words.Length);
        if (char.IsAsciiDigit(letter)) return Clock(text, at);
        if (letter == '\'' || !char.IsLetter(letter)) return new(Kind.Filler, 0, at, at + 1);
        return Word(text, at, dutch);
    }

    static Token Word(string text, int at, bool dutch)
    {
        var end = at;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '-' && end + 1 < text.Length && char.IsLetter(text[end + 1]) && !IsDayDash(text, at, end))) end++;
        var word = text[at..end];
        switch (word)
        {
            case "midi" or "middag" when !text[..at].EndsWith("apres ", StringComparison.Ordinal): return new(Kind.Time, 720, at, end);
            case "minuit" or "middernacht": return new(Kind.Time, 1440, at, end);
            case "half" when HalfHour(text, end) is { } half: return new(Kind.Time, half.Minutes, at, half.End);
        }
        if (InLetters(text, word, at, end) is { } hour) return hour;
        if (HourWords.Find(word, dutch) is { } found) return new(found.Kind, found.Value, at, end);
        foreach (var (name, day) in HourWords.DayNames)
            if (IsSlipOf(word, name)) return new(Kind.Day, day, at, end);
            else if (word.StartsWith(name, StringComparison.Ordinal) && HourWords.Find(word[name.Length..], dutch: true) is { Kind: Kind.Half }) return new(Kind.Day, day, at, at + name.Length);
        return new(Kind.Word, 0, at, end);
    }

    /// <summary>"vendreid": the same letters in another order, or one too few or too many, from the same first letter.</summary>
    static bool IsSlipOf(string word, string name)
    {
        if (word.Length < 4 || word[0] != name[0] || Math.Abs(word.Length - name.Length) > 1) return false;
        var left = name.ToList();
        return word.Count(letter => !left.Remove(letter)) + left.Count <= (word.Length == name.Length ? 0 : 1);
    }

    /// <summary>"lu-ve", "ma-vr": a dash between two days is no part of a word.</summary>
    static bool IsDayDash(string text, int at, int dash) =>
        HourWords.Find(text[at..dash], true) is { Kind: Kind.Day } || HourWords.Find(text[at..dash], false) is { Kind: Kind.Day };

    static readonly string[] numbers = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"];

    /// <summary>"half tien" is 9.30; small numbers are in the afternoon.</summary>
    static (int Minutes, int End)? HalfHour(string text, int at)
    {
        for (var i = numbers.Length; i > 0; i--)
            if (text.AsSpan(at).TrimStart().StartsWith(numbers[i - 1], StringComparison.Ordinal)) return (i * 60 - 30 + (i < 7 ? 720 : 0), text.IndexOf(numbers[i - 1], at, StringComparison.Ordinal) + numbers[i - 1].Length);
        return null;
    }

    /// <summary>"twaalf uur".</summary>
    static Token? InLetters(string text, string word, int at, int end) =>
        Array.IndexOf(numbers, word) is >= 0 and var i && text.AsSpan(end).StartsWith(" uur", StringComparison.Ordinal) ? new(Kind.Time, (i + 1) * 60 + (i < 6 ? 720 : 0), at, end + 4) : null;

    static Token Clock(string text, int at)
    {
        var inNumber = at > 1 && text[at - 1] is '.' or '/' && char.IsAsciiDigit(text[at - 2]); // 02/272.08.10
        if (MilitaryTime().Match(text, at) is { Success: true } military)
            return new(Kind.Time, int.Parse(military.Groups[1].Value, CultureInfo.InvariantCulture) * 60 + int.Parse(military.Groups[2].Value, CultureInfo.InvariantCulture), at, at + 4);
        if (ClockTime().Match(text, at) is { Success: true } time && (!inNumber || text[at - 1] == '/' && time.Value.AsSpan().ContainsAny('u', 'h'))) // "8u-12u/13u-17u"
        {
            var minutes = time.Groups[2].Success ? time.Groups[2] : time.Groups[3];
            var (hour, minute) = (int.Parse(time.Groups[1].Value, CultureInfo.InvariantCulture), minutes.Success ? int.Parse(minutes.Value, CultureInfo.InvariantCulture) : 0);
            if (hour <= 24 && minute < 60 && hour * 60 + minute <= 1440) return new(Kind.Time, hour * 60 + minute, at, at + time.Length);
        }
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        var attached = end < text.Length && char.IsLetter(text[end]); // "1er", "2e", "3de"
        return !attached && !inNumber && end - at <= 2 && int.Parse(text[at..end], CultureInfo.InvariantCulture) is <= 24 and var number ? new(Kind.Number, number * 60, at, end) : new(Kind.Word, 0, at, attached ? end + text[end..].TakeWhile(char.IsLetter).Count() : end);
    }

    /// <summary>0900-1200.</summary>
    [GeneratedRegex(@"\G(?:(?<=\d{4}\s?-\s?)|(?=\d{4}\s?-\s?\d\d(?:00|15|30|45)\b)(?<![\d/.]))([01]\d|2[0-3])(00|15|30|45)\b")]
    private static partial Regex MilitaryTime();

    /// <summary>9h, 9h30, 9 u 30, 9 uur, 9:30, 9.30 u.</summary>
    [GeneratedRegex(@"\G(\d{1,2})\s?(?:(?:heures?|uren|uur|hrs?|h|u)\s?(\d{2})?(?![0-9a-z])|[:.](\d{2})(?!\d)(?:\s?(?:uur|h|u)(?![a-z]))?)")]
    private static partial Regex ClockTime();

    [GeneratedRegex(@"\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|van|tot|uur|op|en|afspraak|elke|dag|gesloten|vanaf|behalve|wo|vr|za|do|zo)\w*|\d\s?u\b|\du\d")]
    private static partial Regex DutchWords();
    [GeneratedRegex(@"\b(?:ma|di)\b")]
    private static partial Regex EitherDays();
    [GeneratedRegex(@"\b(?:wo|woe|do|vr|vrij|za|zat|zo)\b")]
    private static partial Regex DutchDays();
    [GeneratedRegex(@"\b(?:lu|lun|mer|je|jeu|ve|ven|sam|dim)\b")]
    private static partial Regex FrenchDays();
    [GeneratedRegex(@"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|du|au|de|et|sur|jours|ferme|sauf|le|lu|ve|je|me)\b|\d\s?h\b|\dh\d")]
    private static partial Regex FrenchWords();
}
