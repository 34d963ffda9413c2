using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Vuurtoren.Modules.Needs.Indicators.Keeping;

/// <summary>Which sign stands before the decimals. Column: what the other cells of the column say.</summary>
public enum DecimalSign { Column, Comma, Point }

/// <param name="Value">Null: fewer than five, or refused.</param>
/// <param name="Noted">A footnote stood with it.</param>
/// <param name="Wrong">Why it cannot be read: the end of a text key "figures.wrong.*"; null: it can.</param>
public readonly partial record struct FigureCell(double? Value, bool Noted = false, string? Wrong = null)
{
    static FigureCell Refused(string why) => new(null, Wrong: why);

    /// <summary>
    /// A figure as people write it in lists: "1.234,5", "12,3 *", "1 234 (1)", "€ 950", "45 %", "&lt; 5". What can be read in two ways, or says that
    /// there is no figure, is refused: nothing becomes zero, or another number, by itself.
    /// </summary>
    /// <param name="sign">Of the whole column, see <see cref="SignOf"/>; Column: nothing says which.</param>
    public static FigureCell Read(string? written, Unit unit, DecimalSign sign)
    {
        var text = Plain(written);
        if (text.Length == 0) return Refused("empty");
        if (absent.Contains(text.ToLowerInvariant())) return Refused("absent");
        if (Few().IsMatch(text)) return unit is Unit.Persons or Unit.Households or Unit.Files ? new(null) : Refused("few");
        if (OnlyNote().IsMatch(text)) return Refused("note");
        var noted = Note().Match(text);
        if (noted.Success) text = text[..noted.Index].TrimEnd();
        if (WithoutUnit(text, unit) is not { } bare) return Refused("unit");
        if (bare.StartsWith('-')) return Refused("negative");
        if (!Digits().IsMatch(bare)) return Refused("unreadable");
        return Number(bare.Replace(" ", "", StringComparison.Ordinal), unit, sign) is not { } read ? Refused("two-ways")
            : double.IsNaN(read) ? Refused("unreadable") : Fits(read, unit) is { } wrong ? Refused(wrong) : new(read, noted.Success);
    }

    /// <summary>What the cells of a column say together: "12,5" anywhere makes the comma the sign, "12.5" the point; both, or neither: nothing.</summary>
    public static DecimalSign SignOf(IEnumerable<string?> column)
    {
        var (comma, point) = (false, false);
        foreach (var text in column.Select(Plain))
        {
            comma |= CommaSurely().IsMatch(text);
            point |= PointSurely().IsMatch(text);
        }
        return comma == point ? DecimalSign.Column : comma ? DecimalSign.Comma : DecimalSign.Point;
    }

    /// <summary>Every kind of space is one, and every kind of minus too.</summary>
    static string Plain(string? written)
    {
        var plain = new StringBuilder();
        foreach (var c in (written ?? "").Trim()) plain.Append(char.IsWhiteSpace(c) || c is '\u2009' or '\u202f' or '\u00a0' ? ' ' : c is '\u2212' or '\u2013' or '\u2014' ? '-' : c is '\u2019' ? '\'' : c);
        return plain.ToString();
    }

    /// <returns>Null: a sign of another unit stands with it.</returns>
    static string? WithoutUnit(string text, Unit unit)
    {
        foreach (var (sign, of) in new[] { ("%", Unit.Percent), ("€", Unit.Euro), ("EUR", Unit.Euro) })
        {
            if (text.StartsWith(sign, StringComparison.OrdinalIgnoreCase)) return of == unit ? text[sign.Length..].Trim() : null;
            if (text.EndsWith(sign, StringComparison.OrdinalIgnoreCase)) return of == unit ? text[..^sign.Length].Trim() : null;
        }
        return text;
    }

    /// <returns>Null: it can be read in two ways. NaN: in none.</returns>
    static double? Number(string text, Unit unit, DecimalSign sign)
    {
        var (comma, point) = (text.Contains(','), text.Contains('.'));
        if (!comma && !point) return Parsed(text);
        if (comma && point) return Grouped(text, text.LastIndexOf(',') > text.LastIndexOf('.') ? ',' : '.');
        var only = comma ? ',' : '.';
        if (text.Count(c => c == only) > 1) return Grouped(text, only == ',' ? '.' : ',');
        if (text.Length - text.IndexOf(only) - 1 != 3 || text.StartsWith('0') || text.IndexOf(only) is 0 or > 3) return Grouped(text, only); // "12,5", "0,123"
        if (unit is Unit.Persons or Unit.Households or Unit.Files or Unit.Pieces) return Grouped(text, only == ',' ? '.' : ','); // "1.234" people are whole
        if (unit == Unit.Percent) return Grouped(text, only); // no thousand in a hundred
        return sign == DecimalSign.Column ? null : Grouped(text, sign == DecimalSign.Comma ? ',' : '.');
    }

    /// <summary>Between thousands stands the other sign, each time before three digits.</summary>
    static double Grouped(string text, char decimals)
    {
        var (whole, rest) = text.Split(decimals) switch { [var w] => (w, ""), [var w, var r] => (w, "." + r), _ => ("", "") };
        var groups = whole.Split(decimals == ',' ? '.' : ',');
        if (rest == "." || rest.Skip(1).Any(c => !char.IsAsciiDigit(c)) || (groups.Length > 1 && (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(group => group.Length != 3)))) return double.NaN;
        return Parsed(string.Concat(groups) + rest);
    }

    static double Parsed(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1e12 ? number : double.NaN;

    static string? Fits(double value, Unit unit) => unit == Unit.Percent && value > 100 ? "over" : unit is Unit.Persons or Unit.Households or Unit.Files or Unit.Pieces && value != Math.Floor(value) ? "whole" : null;

    static readonly HashSet<string> absent = ["-", "--", ".", "..", "...", "…", ":", "/", "?", "x", "c", "(c)", "nb", "n.b", "n.b.", "nvt", "n.v.t.", "na", "n/a", "#n/a", "#n/b", "nd", "n.d", "n.d.", "nc", "n.c.", "null", "niet bekend", "onbekend", "inconnu", "non disponible", "geheim", "secret"];

    [GeneratedRegex(@"^(<|&lt;|minder dan|moins de|<=)\s*5$", RegexOptions.IgnoreCase)] private static partial Regex Few();
    [GeneratedRegex(@"^(\*+|\(\d{1,2}\)|\([a-z]\)|[¹²³⁴⁵⁶⁷⁸⁹]+|\[\d{1,2}\])$", RegexOptions.IgnoreCase)] private static partial Regex OnlyNote();
    /// <summary>"12,3 *", "12,3(1)", "12,3 [2]", "12,3¹".</summary>
    [GeneratedRegex(@"\s*(\*+|\(\d{1,2}\)|\([a-z]\)|[¹²³⁴⁵⁶⁷⁸⁹]+|\[\d{1,2}\])$", RegexOptions.IgnoreCase)] private static partial Regex Note();
    /// <summary>Digits, spaces only between thousands, commas and points.</summary>
    [GeneratedRegex(@"^(\d{1,3}( \d{3})+|[\d.,]+)([.,]\d+)?$")] private static partial Regex Digits();
    [GeneratedRegex(@"\d,(\d{1,2}|\d{4,})(\D|$)|\.\d{3},|^0,\d|\d \d{3},")] private static partial Regex CommaSurely();
    [GeneratedRegex(@"\d\.(\d{1,2}|\d{4,})(\D|$)|,\d{3}\.|^0\.\d|\d \d{3}\.")] private static partial Regex PointSurely();
}
