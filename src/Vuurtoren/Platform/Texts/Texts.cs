using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace Vuurtoren.Platform.Texts;

/// <summary>Every texts.json of Platform and Modules: all words on the screens, in every language side by side.</summary>
public sealed partial class Texts : IStringLocalizer, IStringLocalizerFactory
{
    /// <summary>The languages of the screens, the default first.</summary>
    public static readonly IReadOnlyList<string> Languages = ["nl", "fr"];

    readonly Dictionary<string, Dictionary<string, string>> byLanguage = Languages.ToDictionary(language => language, _ => new Dictionary<string, string>(StringComparer.Ordinal));

    public Texts() : this(AppContext.BaseDirectory) { }

    /// <param name="folder">The folder that holds Platform/ and Modules/.</param>
    public Texts(string folder)
    {
        foreach (var file in new[] { "Platform", "Modules" }.Select(part => Path.Combine(folder, part)).Where(System.IO.Directory.Exists)
            .SelectMany(part => System.IO.Directory.EnumerateFiles(part, "texts.json", SearchOption.AllDirectories)))
            Add(file);
    }

    void Add(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        foreach (var text in json.RootElement.EnumerateObject())
            foreach (var language in text.Value.EnumerateObject())
                if (language.Value.ValueKind == JsonValueKind.String) Add(language.Name, text.Name, language.Value.GetString()!);
                else foreach (var number in language.Value.EnumerateObject()) Add(language.Name, $"{text.Name}.{number.Name}", number.Value.GetString()!);

        void Add(string language, string key, string words)
        {
            if (!byLanguage[language].TryAdd(key, language == "fr" ? BeforeSign().Replace(words, "\u00a0") : words)) throw new InvalidOperationException($"{key} ({language}) stands twice: {file}");
        }
    }

    /// <summary>In French a space stands before these signs and inside guillemets, and no line may end there.</summary>
    [GeneratedRegex("(?<=«) | (?=[?!;:»%€])")]
    private static partial Regex BeforeSign();

    Dictionary<string, string> Here => byLanguage.GetValueOrDefault(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? byLanguage[Languages[0]];

    public LocalizedString this[string name] => Here.TryGetValue(name, out var words) ? new(name, words) : new(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(CultureInfo.CurrentCulture, this[name].Value, arguments));

    /// <summary>The words in a language that is not the screen's, for links to it.</summary>
    public string In(string language, string key) => byLanguage[language].GetValueOrDefault(key, key);

    /// <summary>The words for this number of things: "one" and "other" under the key; {0} is the number. French counts 0 as singular.</summary>
    public string Number(string key, long number) =>
        string.Format(CultureInfo.CurrentCulture, this[key + (IsOne(number) ? ".one" : ".other")].Value, number.ToString("N0", CultureInfo.CurrentCulture));

    static bool IsOne(long number) => number == 1 || (number == 0 && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr");

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => Here.Select(text => new LocalizedString(text.Key, text.Value));

    /// <summary>The keys that begin so, in the order of the file.</summary>
    public IEnumerable<string> Starting(string with) => byLanguage[Languages[0]].Keys.Where(key => key.StartsWith(with, StringComparison.Ordinal));

    /// <summary>The keys that a language has; with their number forms.</summary>
    internal IReadOnlyCollection<string> Keys(string language) => byLanguage[language].Keys;

    public IStringLocalizer Create(Type resourceSource) => this;
    public IStringLocalizer Create(string baseName, string location) => this;
}
