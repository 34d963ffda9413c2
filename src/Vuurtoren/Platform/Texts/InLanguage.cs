using System.Globalization;

namespace Vuurtoren.Platform.Texts;

/// <summary>Words, days and numbers as this language writes them, until it is disposed: for letters and books in another language than the screen's.</summary>
public sealed class InLanguage : IDisposable
{
    readonly (CultureInfo, CultureInfo) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public InLanguage(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo($"{language}-BE");

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
}
