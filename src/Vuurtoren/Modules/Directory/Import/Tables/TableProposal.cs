using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vuurtoren.Modules.Directory.Import.Files;

namespace Vuurtoren.Modules.Directory.Import.Tables;

/// <summary>A mapping to start from, guessed from the headings and from what is in the columns.</summary>
/// <param name="Json">The mapping file.</param>
/// <param name="Placed">Column and field, in the order of the table.</param>
/// <param name="NotPlaced">Columns for which nothing was guessed; they stand under "ignore".</param>
public sealed partial record TableProposal(string Json, IReadOnlyList<(string Column, string Field)> Placed, IReadOnlyList<string> NotPlaced)
{
    const int Sample = 300;
    static readonly JsonSerializerOptions options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TableProposal Of(string path, string language)
    {
        using var folder = InputFolder.Open(path);
        var file = folder.Names.Order(StringComparer.Ordinal).FirstOrDefault() ?? throw new UnusableInput("import.unusable.file-missing", Path.GetFileName(path));
        using var table = Table.Open(file, folder.Open(file));
        return Of(table, language);
    }

    static TableProposal Of(Table table, string language)
    {
        var rows = table.Rows().Take(Sample).Where(r => r.IsUsable).ToList();
        var placed = new List<(string Column, string Field)>();
        var notPlaced = new List<string>();
        for (var place = 0; place < table.Header.Count; place++)
        {
            var name = table.Header[place];
            if (name.Length == 0) continue;
            var values = rows.Select(r => r[place]).OfType<string>().ToList();
            var field = Guess(name, values);
            // Beside a street a bare number is that of the house.
            if (field == "service.id" && Languages.Plain(name) is "nr" or "nummer" or "numero" or "no" && placed.Exists(p => p.Field.StartsWith("location.street", StringComparison.Ordinal))) field = "location.number";
            if (field is not null && (!placed.Exists(p => p.Field == field) || IsList(field))) placed.Add((name, field));
            else notPlaced.Add(name);
        }
        var columns = placed.DistinctBy(p => p.Column, StringComparer.OrdinalIgnoreCase).ToDictionary(p => p.Column, p => p.Field);
        var json = JsonSerializer.Serialize(new { language, columns, constants = new Dictionary<string, string>(), ignore = notPlaced }, options);
        return new(json, placed, notPlaced);
    }

    static bool IsList(string field) => field is "service.themes" or "service.phone" or "service.description" or "service.target_groups";

    static string? Guess(string heading, List<string> values)
    {
        var (plain, language) = WithoutLanguage(heading);
        var field = TableFields.ByHeading(plain);
        // What is in the column says more than its heading where a thing can be recognised.
        var content = values.Count == 0 ? null : ByContent(values);
        if (field is null || content is not null && !Agrees(field, content)) field = content ?? field;
        return field is null ? null : language is null ? field : $"{field}@{language}";
    }

    static bool Agrees(string field, string content) => field == content || field.Split('.')[^1] == content.Split('.')[^1]
        || (field, content) is ("organization.website", "service.url") or ("service.mobile" or "service.fax" or "service.contact.phone", "service.phone") or (_, "location.postal_code" or "location.latitude" or "location.longitude");

    static string? ByContent(List<string> values)
    {
        bool Most(Func<string, bool> looks) => values.Count(looks) >= 0.8 * values.Count;
        if (Most(v => EmailAddress.Tidy(v) is not null)) return "service.email";
        if (Most(v => Web().IsMatch(v) && WebUrl.Tidy(v) is not null)) return "service.url";
        if (values.Count > 1 && Most(v => v.Count(char.IsAsciiDigit) is 9 or 10 && KboNumber.Parse(v) is not null)) return "organization.kbo";
        if (Most(v => Degrees().IsMatch(v) && double.Parse(v.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture) is > 49.4 and < 51.6)) return "location.latitude";
        if (Most(v => Degrees().IsMatch(v) && double.Parse(v.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture) is > 2.4 and < 6.5)) return "location.longitude";
        if (Most(v => v.Length == 4 && int.TryParse(v, System.Globalization.CultureInfo.InvariantCulture, out var code) && code is >= 1000 and <= 9999) && values.Any(v => !v.StartsWith("19", StringComparison.Ordinal) && !v.StartsWith("20", StringComparison.Ordinal))) return "location.postal_code";
        if (Most(v => Phone().IsMatch(v))) return "service.phone";
        return null;
    }

    /// <summary>"Naam (FR)", "nom_fr" and "FR naam" are the French of "naam".</summary>
    static (string Plain, string? Language) WithoutLanguage(string heading)
    {
        var plain = Languages.Plain(heading);
        var match = LanguageMark().Match(plain);
        return match.Success && match.Length < plain.Length ? (plain.Remove(match.Index, match.Length).Trim(), match.Value.Trim()) : (plain, null);
    }

    [GeneratedRegex(@"^(?:nl|fr|en|de) | (?:nl|fr|en|de)$")] private static partial Regex LanguageMark();
    [GeneratedRegex(@"^(?:https?://|www\.)|^[\w-]+\.(?:be|brussels|vlaanderen|org|com|net|eu)(?:/|$)", RegexOptions.IgnoreCase)] private static partial Regex Web();
    [GeneratedRegex(@"^\d{1,2}[.,]\d{3,}$")] private static partial Regex Degrees();
    [GeneratedRegex(@"^(?:\+|00|0)[\d\s./()-]{7,20}(?:\D.*)?$")] private static partial Regex Phone();
}
