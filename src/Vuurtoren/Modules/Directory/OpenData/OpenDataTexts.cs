using System.Globalization;
using System.Text.Json;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.OpenData;

/// <summary>The few words that open data need of their own, in every language at once, as they go into files that hold several.</summary>
static class OpenDataTexts
{
    static readonly Dictionary<string, LocalText> texts = JsonSerializer.Deserialize<Dictionary<string, LocalText>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Modules", "Directory", "OpenData", "texts.json")))!;

    /// <summary>The words in one language, Dutch for a language that the texts lack.</summary>
    public static string In(string language, string key) => texts[key][language] ?? texts[key]["nl"]!;

    public static LocalText ByAppointment => texts["open-data.by-appointment"];

    /// <summary>"24/12/2026-26/12/2026: Gesloten (Feest)".</summary>
    public static LocalText Exception(DatedException exception)
    {
        var days = exception.From == exception.To ? Day(exception.From) : $"{Day(exception.From)}-{Day(exception.To)}";
        return LocalText.From(texts["open-data.closed"].Languages.Select(language =>
            KeyValuePair.Create(language, (string?)$"{days}: {What(exception, language)}{Why(exception.Reason, language)}")))!;
    }

    static string What(DatedException exception, string language) => exception switch
    {
        { Closed: true } or { Opens: null } => texts["open-data.closed"][language]!,
        { Closes: { } closes } => $"{Clock(exception.Opens!.Value)}-{Clock(closes)}",
        _ => $"{texts["open-data.from"][language]} {Clock(exception.Opens!.Value)}",
    };

    static string Why(LocalText? reason, string language) => reason is null ? "" : $" ({reason.In(language).Text})";
    static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
    static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}
