using System.Collections.Concurrent;
using System.Globalization;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>What a language is called in another, as the system's locale data say.</summary>
static class LanguageNames
{
    static readonly ConcurrentDictionary<(string Code, string In), string?> names = [];

    /// <returns>For instance "Arabe" for ("ar", "fr"); null when the code is not known.</returns>
    public static string? Of(string code, string language) => names.GetOrAdd((code, language), key => Find(key.Code, key.In));

    static string? Find(string code, string language)
    {
        if (code is "mis" or "und" or "mul" or "") return null;
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            // a culture of its own: the shared ones keep the name of whoever asked first
            var name = new CultureInfo(code).DisplayName;
            return name == code ? null : name;
        }
        catch (CultureNotFoundException) { return null; }
        finally { CultureInfo.CurrentUICulture = before; }
    }
}
