using System.Globalization;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>Languages in which a questionnaire can be asked besides Dutch and French: those that are much spoken here.</summary>
public static class Tongues
{
    public static readonly IReadOnlyList<string> All = ["nl", "fr", "en", "de", "ar", "bg", "es", "fa", "it", "pl", "ps", "pt", "ro", "ru", "so", "sq", "ti", "tr", "uk", "ur"];

    /// <summary>What its speakers call it.</summary>
    public static string Own(string language) => CultureInfo.GetCultureInfo(language).NativeName is { Length: > 0 } name ? char.ToUpper(name[0], CultureInfo.GetCultureInfo(language)) + name[1..] : language;

    public static bool RightToLeft(string language) => CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft;
}
