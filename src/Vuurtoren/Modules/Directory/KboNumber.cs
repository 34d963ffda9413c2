namespace Vuurtoren.Modules.Directory;

/// <summary>The number of the Crossroads Bank for Enterprises (KBO/BCE): ten digits, of which the last two are 97 minus the rest modulo 97.</summary>
public static class KboNumber
{
    /// <summary>The ten digits, or null when it is no valid number.</summary>
    public static string? Parse(string? text)
    {
        if (text is null) return null;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (digits.Length == 9) digits = "0" + digits;
        if (digits.Length != 10 || digits[0] is not ('0' or '1')) return null;
        var rest = int.Parse(digits.AsSpan(0, 8), System.Globalization.CultureInfo.InvariantCulture);
        var check = int.Parse(digits.AsSpan(8), System.Globalization.CultureInfo.InvariantCulture);
        return 97 - rest % 97 == check ? digits : null;
    }

    /// <summary>0123.456.789, the way it is printed.</summary>
    public static string Show(string digits) => $"{digits[..4]}.{digits[4..7]}.{digits[7..]}";
}
