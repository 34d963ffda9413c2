using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>
/// Repairs UTF-8 that some earlier program read in another code page and saved so: "Ã©" (Windows-1252) and "GÇÖ"
/// (code page 437, then squeezed into Windows-1252). Only where no sensible text can have been meant.
/// </summary>
static partial class Mojibake
{
    static readonly UTF8Encoding strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Code page 437, bytes 80 to B3, as a best fit writes them in Windows-1252.</summary>
    const string Dos = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥Pƒáíóúñ\u00D1ªº¿¬¬½¼¡«»¦¦¦¦";

    public static string Repair(string text)
    {
        if (MayBe1252(text))
        {
            var repaired = Runs1252().Replace(text, Decode1252);
            // Of "à" the second byte was a hard space, which others have since made a plain one: believed beside other damage only.
            text = repaired == text ? text : LoneA().Replace(repaired, "à");
        }
        if (text.Contains("GÇ", StringComparison.Ordinal) || text.Contains('Γ', StringComparison.Ordinal)) text = Punctuation437().Replace(text.Replace("ΓÇ", "GÇ", StringComparison.Ordinal), DecodePunctuation);
        if (text.Contains('+', StringComparison.Ordinal)) text = Letters437().Replace(text, DecodeLetter);
        return text;
    }

    static readonly SearchValues<char> marks = SearchValues.Create("ÃÂâÅÄðÎÐÑ");

    static bool MayBe1252(string text) => text.AsSpan().IndexOfAny(marks) >= 0;

    static string Decode1252(Match run)
    {
        var text = run.Value;
        // A word in capitals before a closing quotation mark, as in «IRMÃ», is no damage.
        if (text is ['Ã' or 'Â', '»' or '«'] && !char.IsLetter(run.Result("$'").FirstOrDefault())) return text;
        try { return Sensible(strict.GetString(TextEncoding.Windows1252.GetBytes(text)), text); }
        catch (DecoderFallbackException) { return text; }
    }

    static string Sensible(string repaired, string text) => repaired.Any(c => char.IsControl(c) || c == '\uFFFD') ? text : repaired;

    static string DecodePunctuation(Match match)
    {
        // E2 80 xx: general punctuation. The last byte is what stands after "GÇ".
        var last = 0x80 + Dos.IndexOf(match.Value[2], StringComparison.Ordinal);
        return last switch
        {
            < 0x80 => match.Value,
            0x8B or 0x8C or 0x8D or 0x8E or 0x8F => "",
            0x90 or 0x91 => "-",
            _ => ((char)(0x2000 + last - 0x80)).ToString(),
        };
    }

    static string DecodeLetter(Match match)
    {
        var c = match.Value[1];
        // B1, B2 and B3 (ñ, ò, ó) were all squeezed into one character: n with a tilde stands before a vowel.
        if (c == '¦') return "aeiouAEIOU".Contains(match.Result("$'").FirstOrDefault(), StringComparison.Ordinal) ? "ñ" : "ó";
        if (c == '¬') return "é";
        return ((char)(0xC0 + Dos.IndexOf(c, StringComparison.Ordinal))).ToString();
    }

    [GeneratedRegex("(?:[ÂÃÄÅÎÐÑ][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]|â[\u0080-\u00BF€‚„†‡‰Š‹Œ][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]|ð[Ÿ\u009F]..)+")]
    private static partial Regex Runs1252();

    [GeneratedRegex("Ã(?= |$)")] private static partial Regex LoneA();

    [GeneratedRegex("GÇ[ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥ƒáíóúªº¿¬½¼¡]")]
    private static partial Regex Punctuation437();

    /// <summary>C3 xx: an accented letter inside a word.</summary>
    [GeneratedRegex("(?<=\\p{L})\\+[áíóúñªº¿¬½¼¡«»¦ÇüéâäàåçêëèïîìæôöòûùÿÖÜ¢£¥ƒ]|\\+[áíóúñªº¿¬½¼¡¦ÇüéâäàåçêëèïîìæôöòûùÿÖÜ¢£¥ÆÄÅÉ](?=\\p{L})")]
    private static partial Regex Letters437();
}
