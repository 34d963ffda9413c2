using System.Globalization;

namespace Vuurtoren.Modules.Meetings.Intake;

/// <summary>Days and ticks as people write them in lists, in Dutch and French.</summary>
public static class IntakeCells
{
    static readonly CultureInfo[] cultures = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("nl-BE"), CultureInfo.GetCultureInfo("fr-BE")];
    static readonly string[] days = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "d/M/yyyy HH:mm", "d/M/yy", "d-M-yy", "d.M.yy", "d MMMM yyyy", "dddd d MMMM yyyy"];

    static readonly HashSet<string> yes = ["ja", "j", "oui", "o", "yes", "y", "x", "v", "1", "true", "waar", "vrai", "✓", "✔", "aanwezig", "present", "presente"],
        no = ["nee", "neen", "n", "non", "no", "-", "0", "false", "onwaar", "faux", "afwezig", "absent", "absente", "verontschuldigd", "excuse", "excusee"];

    public static DateOnly? Day(string? text)
    {
        foreach (var culture in cultures)
            if (DateTime.TryParseExact(text, days, culture, DateTimeStyles.AllowWhiteSpaces, out var day) && day.Year > 1950) return DateOnly.FromDateTime(day);
        return null;
    }

    /// <summary>An empty cell is no tick. Null: it is not clear.</summary>
    public static bool? Tick(string? text) => text is null ? false : IntakeColumns.Plain(text) is var word && yes.Contains(word) ? true : no.Contains(word) ? false : null;
}
