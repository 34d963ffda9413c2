using System.Globalization;
using System.Text;

namespace Vuurtoren.Modules.Directory.Hours;

/// <summary>A text in lower case and without accents, of the same length, so that places in it are places in the text.</summary>
static class Folded
{
    public static string Of(string text) => string.Create(text.Length, text, static (into, from) =>
    {
        for (var i = 0; i < from.Length; i++) into[i] = Letter(from[i]);
    });

    static char Letter(char letter) => letter switch
    {
        '\u2019' or '\u2018' or '`' or '\u00B4' => '\'',
        '\u2013' or '\u2014' or '\u2212' or '\u2011' or '\u2010' => '-',
        '\u00A0' or '\u202F' or '\t' => ' ',
        < '\u0080' => char.ToLowerInvariant(letter),
        _ when char.IsSurrogate(letter) => letter,
        _ => Plain(letter),
    };

    static char Plain(char letter)
    {
        var apart = letter.ToString().Normalize(NormalizationForm.FormD);
        return char.ToLower(apart[0], CultureInfo.InvariantCulture);
    }
}
