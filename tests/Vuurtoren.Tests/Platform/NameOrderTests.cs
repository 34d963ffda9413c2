using System.Globalization;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Tests.Platform;

/// <summary>Names in the order of who reads.</summary>
public sealed class NameOrderTests
{
    [Theory, InlineData("nl-BE"), InlineData("fr-BE")]
    public void Names_stand_as_the_language_puts_them_whatever_their_capitals(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new(culture);
        string[] names = ["Éducation", "zorg", "De Zeilboot", "école", "Eerste lijn", "de ark", "Ça va", "CAW", "Café", "cafe", ""];
        Assert.Equal(names.Order(StringComparer.CurrentCultureIgnoreCase), names.InOrder(name => name));
        CultureInfo.CurrentCulture = before;
    }
}
