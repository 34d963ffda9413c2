using System.Text.Json;
using System.Text.Json.Serialization;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Themes;

/// <summary>Our own short list of themes and categories, and what other classifications mean in it. Read once; immutable.</summary>
public sealed class Themes
{
    static readonly Lazy<Themes> shipped = new(() => Read(Path.Combine(AppContext.BaseDirectory, "data", "themes")));
    static readonly JsonSerializerOptions format = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    readonly Dictionary<string, Theme> byCode;
    readonly ILookup<string, Theme> below;
    readonly Dictionary<(string Scheme, string Code), IReadOnlyList<string>> mapping;

    /// <summary>The themes that ship with the program.</summary>
    public static Themes Shipped => shipped.Value;

    /// <summary>Reads themes.json and mapping.csv from a folder.</summary>
    public static Themes Read(string folder) => new(
        JsonSerializer.Deserialize<ThemeFile>(File.ReadAllText(Path.Combine(folder, "themes.json")), format)!,
        File.ReadLines(Path.Combine(folder, "mapping.csv")).Skip(1).Select(line => line.Split(',')));

    Themes(ThemeFile file, IEnumerable<string[]> mappingRows)
    {
        Version = file.Version;
        All = [.. file.Themes.SelectMany(t => (t.Categories ?? []).Select(c => c.Under(t.Code)).Prepend(t.Under(null)))];
        byCode = All.ToDictionary(t => t.Code);
        below = All.Where(t => !t.IsTop).ToLookup(t => t.Parent!);
        Top = [.. All.Where(t => t.IsTop)];
        mapping = mappingRows.GroupBy(row => (row[0], row[1]), row => row[2])
            .ToDictionary(rows => rows.Key, rows => (IReadOnlyList<string>)[.. rows]);
    }

    public string Version { get; }

    /// <summary>Each theme followed by its categories.</summary>
    public IReadOnlyList<Theme> All { get; }

    /// <summary>The themes, in the order in which screens list them.</summary>
    public IReadOnlyList<Theme> Top { get; }

    public Theme? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    /// <summary>The categories of a theme; none for a category.</summary>
    public IEnumerable<Theme> Below(string code) => below[code];

    /// <summary>The theme of a category; a theme is its own.</summary>
    public Theme? TopOf(string? code) => Find(code) is { } theme ? Find(theme.Parent) ?? theme : null;

    /// <summary>Discreet itself or under a discreet theme.</summary>
    public bool IsDiscreet(string? code) => Find(code) is { } theme && (theme.Discreet || Find(theme.Parent) is { Discreet: true });

    /// <summary>Our codes for a code of another classification; empty when it is not mapped.</summary>
    public IReadOnlyList<string> Map(string scheme, string? code)
    {
        for (var at = Tidy(scheme, code); at.Length > 0; at = scheme == Schemes.Airs ? Wider(at) : "")
            if (mapping.TryGetValue((scheme, at), out var found)) return found;
        return [];
    }

    /// <summary>All codes of another classification that are mapped.</summary>
    public IEnumerable<(string Scheme, string Code, string Theme)> Mappings =>
        mapping.SelectMany(m => m.Value.Select(theme => (m.Key.Scheme, m.Key.Code, theme)));

    static string Tidy(string scheme, string? code) => (scheme, code?.Trim()) switch
    {
        (_, null) => "",
        (Schemes.OpenEligibility, var words) => words.ToLowerInvariant(),
        (Schemes.Airs, var letters) => letters.ToUpperInvariant(),
        var (_, exact) => exact,
    };

    /// <summary>BD-1800.2000-620, BD-1800.2000, BD-1800, BD, B.</summary>
    static string Wider(string airs)
    {
        var dot = airs.LastIndexOfAny(['-', '.']);
        return dot > 0 ? airs[..dot] : airs[..^1];
    }

    sealed record ThemeFile(string Version, IReadOnlyList<Entry> Themes);

    sealed record Entry(string Code, LocalText Name, LocalText Description, Dictionary<string, IReadOnlyList<string>> Also,
        bool Discreet = false, IReadOnlyList<Entry>? Categories = null)
    {
        public Theme Under(string? parent) => new(Code, Name, Description, Also, Discreet, parent);
    }
}
