using System.Globalization;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Indicators;

/// <summary>How figures read in the language of the screen.</summary>
public sealed class FigureWords(Texts texts)
{
    /// <summary>"12,3 %", "€ 21.060", "€ 12,50", "minder dan 5".</summary>
    public string Of(Unit unit, double? value) => value is not { } number ? texts["figures.few"] : texts["figures.value." + unit, Bare(unit, number)].Value;

    /// <summary>Without its unit: shares with one decimal, amounts with their cents when they have any, the rest whole.</summary>
    public static string Bare(Unit unit, double value) =>
        value.ToString(unit is Unit.Percent or Unit.PerHundredHouseholds ? "N1" : unit is Unit.Euro && Math.Round(value, 2) % 1 is not 0 ? "N2" : "N0", CultureInfo.CurrentCulture);

    /// <summary>What is counted: "op honderd inwoners", "euro".</summary>
    public string UnitOf(Unit unit) => texts["figures.unit." + unit];

    /// <summary>"hoger", "lager", "ongeveer gelijk".</summary>
    public string Said(Beside beside) => texts["figures.beside." + beside];

    public static string Text(LocalText? text, string lang) => text?.In(lang).Text ?? "";

    public static string Day(DateOnly day) => day.Written("d MMMM yyyy");
}
