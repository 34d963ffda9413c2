using Microsoft.AspNetCore.Html;
using Vuurtoren.Modules.Directory.Wording;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>Texts of the directory on pages of other modules, as on its own: marked with their language, acronyms explained.</summary>
public static class OnScreen
{
    /// <inheritdoc cref="Local"/>
    public static IHtmlContent Show(LocalText text, string language, Texts words) => new Local(text, language, words);

    /// <summary>A spoken language by its tag: "Arabisch" of "ar".</summary>
    public static string Spoken(string language, Texts words) => SpokenNames.In(language, words);
}
