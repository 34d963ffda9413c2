namespace Vuurtoren.Modules.Directory.Wording;

/// <summary>What a telephone dials for a number as people read it.</summary>
public static class PhoneLinks
{
    /// <summary>The number as people read it, in one piece: it does not break over two lines.</summary>
    public static string Words(string number) => number.Replace(' ', '\u00A0');

    /// <summary>"tel:+3221234567" for "02 123 45 67"; null when there are too few digits to call.</summary>
    public static string? Of(string number)
    {
        var plus = number.TrimStart().StartsWith('+');
        var digits = string.Concat((plus ? number.Replace("(0)", "", StringComparison.Ordinal) : number).Where(char.IsAsciiDigit));
        if (digits.Length is < 3 or > 15) return null;
        if (plus) return "tel:+" + digits;
        if (digits.StartsWith("00", StringComparison.Ordinal)) return "tel:+" + digits[2..];
        // Short numbers (107, 1712) and those with their own area (0800) are dialled as they are.
        return digits.Length is 9 or 10 && digits[0] == '0' && !digits.StartsWith("0800", StringComparison.Ordinal) && !digits.StartsWith("09", StringComparison.Ordinal)
            || digits.StartsWith("09", StringComparison.Ordinal) && digits.Length == 9 ? "tel:+32" + digits[1..] : "tel:" + digits;
    }
}
