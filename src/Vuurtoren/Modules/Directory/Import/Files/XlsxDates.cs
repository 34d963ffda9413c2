using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>A workbook keeps a date as a number of days; only the style of the cell tells that it is one.</summary>
sealed partial class XlsxDates
{
    readonly bool[] isDate;
    readonly DateTime start;

    public XlsxDates(XElement? styleSheet, bool from1904)
    {
        // The day before 31 December 1899: the old spreadsheet that set the custom took 1900 for a leap year.
        start = from1904 ? new(1904, 1, 1) : new(1899, 12, 30);
        var ours = (styleSheet?.Descendants().Where(e => e.Name.LocalName == "numFmt") ?? [])
            .Where(f => IsDateFormat(f.Attribute("formatCode")?.Value ?? "")).Select(f => f.Attribute("numFmtId")?.Value).ToHashSet();
        isDate = [.. (styleSheet?.Descendants().FirstOrDefault(e => e.Name.LocalName == "cellXfs")?.Elements() ?? [])
            .Select(x => x.Attribute("numFmtId")?.Value).Select(id => ours.Contains(id) || IsBuiltIn(id))];
    }

    public string? Show(double number, string? style)
    {
        if (!int.TryParse(style, CultureInfo.InvariantCulture, out var place) || (uint)place >= (uint)isDate.Length || !isDate[place]) return null;
        if (number is < 0 or > 2_958_465) return null;
        var moment = start.AddSeconds(Math.Round(number * 86_400));
        if (number < 1) return moment.ToString("HH:mm", CultureInfo.InvariantCulture);
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    static bool IsBuiltIn(string? id) => int.TryParse(id, CultureInfo.InvariantCulture, out var number) && number is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58;

    static bool IsDateFormat(string format) => DateLetter().IsMatch(Literal().Replace(format, ""));

    [GeneratedRegex("""
        "[^"]*"|\\.|\[[^\]]*\]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();

    [GeneratedRegex("[ymdhs]", RegexOptions.IgnoreCase)]
    private static partial Regex DateLetter();
}
