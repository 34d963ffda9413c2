using System.Globalization;

namespace Vuurtoren.Platform.CommandLine;

/// <summary>The words of the command line, from the same texts.json as the screens: French when the machine's language is French, else Dutch.</summary>
public static class Words
{
    static readonly Lazy<Texts.Texts> texts = new(() => new Texts.Texts());

    /// <summary>Sets the language of this run from LC_ALL, LC_MESSAGES or LANG.</summary>
    public static void UseLanguageOfMachine()
    {
        var wanted = new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        var culture = CultureInfo.GetCultureInfo(wanted.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? "fr-BE" : "nl-BE");
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = culture;
    }

    public static string Say(string key, params object[] details) => texts.Value[key, details].Value;
    public static string Say(RuleBroken refusal) => Say(refusal.Message, [.. refusal.Details]);
    public static string Number(string key, long number) => texts.Value.Number(key, number);
}
