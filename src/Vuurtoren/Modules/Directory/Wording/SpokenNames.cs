using System.Collections.Concurrent;
using System.Globalization;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Wording;

/// <summary>The name of a language in the language of the page.</summary>
public static class SpokenNames
{
    /// <summary>Not a language that the source or we know: the note says which.</summary>
    public const string Unknown = "mis";

    static readonly ConcurrentDictionary<(string Code, string Screen), string> names = new();

    /// <summary>As a name that stands by itself: "Frans", "Français".</summary>
    public static string Of(string code, Texts words)
    {
        var name = In(code, words);
        return name.Length == 0 ? code : char.ToUpper(name[0], CultureInfo.CurrentCulture) + name[1..];
    }

    /// <summary>As part of a sentence: "Frans", "français".</summary>
    public static string In(string code, Texts words)
    {
        var screen = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        if (names.TryGetValue((code, screen), out var known)) return known;
        var name = Find(code, words);
        if (names.Count < 2000) names[(code, screen)] = name; // what a hostile import makes up is not kept for ever
        return name;
    }

    /// <summary>The name of a language in that language itself, for who reads no other: "العربية".</summary>
    public static string Own(string code)
    {
        try { return CultureInfo.GetCultureInfo(code) is var culture && culture.NativeName is { Length: > 0 } name ? char.ToUpper(name[0], culture) + name[1..] : code; }
        catch (CultureNotFoundException) { return code; }
    }

    /// <summary>Arabic, Persian, Hebrew, Urdu ...</summary>
    public static bool RunsFromRight(string code)
    {
        try { return CultureInfo.GetCultureInfo(code).TextInfo.IsRightToLeft; }
        catch (CultureNotFoundException) { return false; }
    }

    static string Find(string code, Texts words)
    {
        var own = words["directory.tongue." + code];
        if (!own.ResourceNotFound) return own.Value;
        if (code.Length is < 2 or > 12 || !code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-')) return code;
        try { return CultureInfo.GetCultureInfo(code).DisplayName; }
        catch (CultureNotFoundException) { return code; }
    }
}
