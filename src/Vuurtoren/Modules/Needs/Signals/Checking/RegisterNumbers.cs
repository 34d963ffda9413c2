using System.Globalization;
using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>
/// Numbers of the National Register: eleven digits, of which the last two are 97 less the rest by 97 of the nine before; for who was born from 2000 on with a 2
/// before those nine (Royal Decree of 3 April 1984). Also numbers of the Crossroads Bank, which count the same. Whatever stands between the digits. And what is
/// written as one, with a day of birth in front, though its check digits are wrong: a slip of the pen tells as much.
/// </summary>
static partial class RegisterNumbers
{
    const int Digits = 11;

    public static IEnumerable<(int From, int Length)> In(string text)
    {
        foreach (Match run in Runs().Matches(text))
        {
            var at = new List<int>();
            for (var i = 0; i < run.Length; i++) if (char.IsAsciiDigit(run.ValueSpan[i])) at.Add(run.Index + i);
            for (var first = 0; first + Digits <= at.Count; first++)
            {
                if (!Begins(at, first) || !Begins(at, first + Digits) || !IsOne(string.Concat(at.GetRange(first, Digits).Select(i => text[i])))) continue;
                yield return (at[first], at[first + Digits - 1] + 1 - at[first]);
                first += Digits - 1;
            }
        }
        foreach (Match match in Alike().Matches(text)) yield return (match.Index, match.Length);
    }

    /// <summary>No digit stands right before it: a longer number holds none.</summary>
    static bool Begins(List<int> at, int n) => n == 0 || n == at.Count || at[n] > at[n - 1] + 1;

    internal static bool IsOne(string digits)
    {
        var (nine, check) = (long.Parse(digits.AsSpan(0, 9), CultureInfo.InvariantCulture), int.Parse(digits.AsSpan(9), CultureInfo.InvariantCulture));
        return 97 - nine % 97 == check || 97 - (2_000_000_000 + nine) % 97 == check;
    }

    /// <summary>Year, month, day, order, check. Months of the Crossroads Bank are 20 or 40 more; of who does not know their birthday month or day is 0.</summary>
    [GeneratedRegex(@"(?<![\p{L}\d+])(?<!\+\s)\d{2}(?:(?:[024]\d|[135][0-2])[0-3]\d[. /-]{0,3}\d{3}[. /-]?\d{2}|[. /-](?:[024]\d|[135][0-2])[. /-][0-3]\d[. /-]{0,3}\d{3}[. /-]?\d{2})(?!\d)")]
    private static partial Regex Alike();

    /// <summary>Digits with no letter and not too much else between them.</summary>
    [GeneratedRegex(@"\d(?:[^\p{L}\d]{0,6}\d){10,}")]
    private static partial Regex Runs();
}
