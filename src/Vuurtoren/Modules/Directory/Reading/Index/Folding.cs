using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Directory.Reading.Index;

/// <summary>Words as they are compared: without case, accents and punctuation. An apostrophe ends a word, so that "l'accueil" is found by "accueil".</summary>
static partial class Folding
{
    const int Longest = 40;
    /// <summary>No letter or sign before it is a mark that stands on another.</summary>
    const char FirstMark = '\u0300';

    /// <summary>What a letter outside ASCII becomes, made once for the Latin letters; "": no part of a word.</summary>
    static readonly string[] folded = Enumerable.Range(0, 0x250).Select(code => FoldSlowly((char)code)).ToArray();

    public delegate void OnWord(ReadOnlySpan<char> word);

    /// <summary>Every word of the text. Single letters are left out: they are what elision leaves ("d'", "l'"). Letters with dots between are one word: "O.C.M.W.".</summary>
    public static void Words(ReadOnlySpan<char> text, OnWord onWord)
    {
        Span<char> word = stackalloc char[Longest + 2];
        var (length, dotted) = (0, 0); // how many letters there are, and how many of them were each followed by a dot
        foreach (var letter in text)
        {
            var code = letter;
            if (code is >= 'A' and <= 'Z') code |= (char)0x20;
            if (code is >= 'a' and <= 'z' or >= '0' and <= '9')
            {
                if (dotted > 0) AfterDot(word, ref length, ref dotted);
                if (length < Longest) word[length++] = code;
                continue;
            }
            if (code == '.' && length == dotted + 1 && !char.IsAsciiDigit(word[dotted]))
            {
                dotted = length;
                continue;
            }
            var to = code < folded.Length ? folded[code] : FoldSlowly(code);
            if (to.Length > 0)
            {
                if (dotted > 0) AfterDot(word, ref length, ref dotted);
                if (length < Longest) { to.CopyTo(word[length..]); length += to.Length; }
                continue;
            }
            if (code >= FirstMark && CharUnicodeInfo.GetUnicodeCategory(code) is UnicodeCategory.NonSpacingMark) continue;
            End(word, ref length, onWord);
            dotted = 0;
        }
        End(word, ref length, onWord);
    }

    /// <summary>A second letter after a dot begins a word: "J.P.Voorbeeld" is no abbreviation.</summary>
    static void AfterDot(Span<char> word, ref int length, ref int dotted)
    {
        if (length == dotted) return;
        word[0] = word[length - 1];
        (length, dotted) = (1, 0);
    }

    static void End(Span<char> word, ref int length, OnWord onWord)
    {
        if (length > 1 || length == 1 && char.IsAsciiDigit(word[0])) onWord(word[..length]);
        length = 0;
    }

    /// <summary>Letters with dots between, and no other letter around.</summary>
    [GeneratedRegex(@"(?<![\p{L}\d.])\p{L}(?:\.\p{L})+(?![\p{L}\d])")]
    private static partial Regex Abbreviation();

    /// <summary>The words as they were written, in small letters with their accents; abbreviations without their dots.</summary>
    public static List<string> Originals(string text)
    {
        text = Abbreviation().Replace(text, found => found.Value.Replace(".", "", StringComparison.Ordinal));
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            var letter = i < text.Length ? text[i] : ' ';
            if (char.IsLetterOrDigit(letter) || word.Length > 0 && CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                word.Append(char.ToLowerInvariant(letter));
                continue;
            }
            if (word.Length == 0) continue;
            words.Add(word.ToString().Normalize());
            word.Clear();
        }
        return words;
    }

    /// <summary>The telling words of a short text, folded; the last one, not yet ended by a space, may still be being typed.</summary>
    public static (List<string> Words, bool LastIsBeginning) Asked(string text)
    {
        var words = new List<string>();
        Words(text, word => { if (words.Count < 16) words.Add(word.ToString()); });
        var beginning = words.Count > 0 && words[^1].Length > 2 && text.Length > 0 && char.IsLetterOrDigit(text[^1]);
        var last = words.Count > 0 ? words[^1] : null;
        var telling = words.Where(word => !Analysis.CommonWords.Has(word)).Distinct().ToList();
        if (telling.Count == 0) telling = words.Distinct().ToList();
        return (telling, beginning && telling.Count > 0 && telling[^1] == last);
    }

    public static string Fold(string word)
    {
        var folded = "";
        Words(word, w => folded = folded.Length == 0 ? w.ToString() : folded + w.ToString());
        return folded;
    }

    /// <summary>A name as it is put in alphabetical order, in UTF-8: at most 60 letters of it.</summary>
    /// <returns>The number of bytes.</returns>
    public static int SortKey(string name, Span<byte> into)
    {
        var key = sortKey ??= new();
        key.Length = 0;
        Words(name, key.Add);
        if (key.Length > 0) return Encoding.UTF8.GetBytes(key.Letters.AsSpan(0, key.Length), into);
        var letters = name.AsSpan(0, Math.Min(name.Length, LongestKey));
        if (char.IsHighSurrogate(letters[^1])) letters = letters[..^1]; // no half letters
        return Encoding.UTF8.GetBytes(letters, into);
    }

    /// <summary>One for each thread: names are read by the million.</summary>
    [ThreadStatic] static SortKeyWriter? sortKey;

    sealed class SortKeyWriter
    {
        public readonly char[] Letters = new char[LongestKey];
        public readonly OnWord Add;
        public int Length;

        public SortKeyWriter() => Add = word =>
        {
            if (Length > 0 && Length < LongestKey) Letters[Length++] = ' ';
            var some = word[..Math.Min(word.Length, LongestKey - Length)];
            some.CopyTo(Letters.AsSpan(Length));
            Length += some.Length;
        };
    }

    const int LongestKey = 60;

    static string FoldSlowly(char letter)
    {
        switch (letter)
        {
            case 'œ' or 'Œ': return "oe";
            case 'æ' or 'Æ': return "ae";
            case 'ß': return "ss";
            case 'ø' or 'Ø': return "o";
            case 'ł' or 'Ł': return "l";
        }
        if (!char.IsLetterOrDigit(letter)) return "";
        var apart = letter.ToString().Normalize(NormalizationForm.FormD);
        return apart[..1].ToLowerInvariant();
    }
}
