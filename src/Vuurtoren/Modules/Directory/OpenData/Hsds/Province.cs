using System.Globalization;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>Codes of ISO 3166-2, the same in every language: Brussels is no province, its region has a code of its own.</summary>
static class Province
{
    static readonly (int From, string Code)[] byPostalCode =
    [
        (1000, "BE-BRU"), (1300, "BE-WBR"), (1500, "BE-VBR"), (2000, "BE-VAN"), (3000, "BE-VBR"), (3500, "BE-VLI"), (4000, "BE-WLG"), (5000, "BE-WNA"),
        (6000, "BE-WHT"), (6600, "BE-WLX"), (7000, "BE-WHT"), (8000, "BE-VWV"), (9000, "BE-VOV"),
    ];

    public static string? OfPostalCode(string country, string? postalCode) =>
        country == "BE" && int.TryParse(postalCode, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1000 and <= 9999
            ? byPostalCode.Last(range => range.From <= number).Code : null;
}
