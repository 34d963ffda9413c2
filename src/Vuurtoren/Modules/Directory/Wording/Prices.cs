using System.Globalization;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Wording;

/// <summary>What something costs: "gratis", "€ 5", "€ 2,50".</summary>
public static class Prices
{
    public static string Of(Cost cost, Texts words) => cost.Cents switch
    {
        null => "",
        0 => words["directory.cost.free"],
        var cents => words["directory.cost.amount", (cents.Value / 100m).ToString(cents % 100 == 0 ? "N0" : "N2", CultureInfo.CurrentCulture), cost.Currency is null or "EUR" ? "€" : cost.Currency],
    };
}
