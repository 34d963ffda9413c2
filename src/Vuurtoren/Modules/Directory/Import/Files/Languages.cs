using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>A language by its BCP 47 code, with what was written beside it ("limited", "sur demande").</summary>
public sealed record LanguageFound(string Code, string? Note);

/// <param name="Known">Each language once, in the order written.</param>
/// <param name="Remarks">What speaks of interpreters or of languages in general.</param>
/// <param name="Unknown">What was not understood, as written.</param>
public sealed record LanguagesFound(IReadOnlyList<LanguageFound> Known, IReadOnlyList<string> Remarks, IReadOnlyList<string> Unknown);

/// <summary>Languages by every name in Dutch, French, English and the language itself, and by ISO 639 code.</summary>
public static class Languages
{
    static readonly List<Entry> entries = Load();
    static readonly FrozenDictionary<string, string> byName = Index();

    /// <summary>The most words in one name: "langue des signes de belgique francophone lsfb".</summary>
    internal static readonly int LongestName = byName.Keys.Max(name => name.Count(c => c == ' ') + 1);

    /// <summary>The code of one language, or null. "fr-BE" is fr.</summary>
    public static string? Code(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var name = Plain(text);
        if (byName.TryGetValue(name, out var code)) return code;
        return text.Trim() is { Length: 5 or 6 } tag && tag.IndexOfAny(['-', '_']) is 2 or 3 && byName.TryGetValue(Plain(tag[..tag.IndexOfAny(['-', '_'])]), out code) ? code : null;
    }

    /// <summary>The name in Dutch, French or English; the code when the language is not in the table.</summary>
    public static string Name(string code, string language) => entries.Find(e => e.Code == code) is { } entry ? language switch { "nl" => entry.Nl, "fr" => entry.Fr, _ => entry.En } : code;

    public static LanguagesFound Read(string? text) => LanguageList.Read(text);

    internal static bool Knows(string plainName, out string code) => byName.TryGetValue(plainName, out code!);

    /// <summary>Small letters without accents; everything that is no letter or figure becomes one space.</summary>
    internal static string Plain(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c)) result.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) && result.Length > 0 && result[^1] != ' ') result.Append(' ');
        }
        return result.ToString().TrimEnd();
    }

    static List<Entry> Load()
    {
        using var stream = typeof(Languages).Assembly.GetManifestResourceStream("languages.json")!;
        return JsonSerializer.Deserialize<List<Entry>>(stream, JsonSerializerOptions.Web)!;
    }

    static FrozenDictionary<string, string> Index()
    {
        var result = new Dictionary<string, string>();
        foreach (var entry in entries) foreach (var code in (string[])[entry.Code, .. entry.Iso ?? []]) result.TryAdd(code, entry.Code);
        foreach (var entry in entries)
            foreach (var name in (string?[])[entry.Nl, entry.Fr, entry.En, entry.Native, .. entry.Also ?? []])
                if (name is not null && Plain(name) is { Length: > 0 } plain) result[plain] = result.TryGetValue(plain, out var taken) && plain.Length > 3 ? taken : entry.Code;
        return result.ToFrozenDictionary();
    }

    sealed record Entry(string Code, string Nl, string Fr, string En, string? Native, string[]? Iso, string[]? Also);
}
