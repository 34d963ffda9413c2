using System.Text.Json;
using System.Xml.Linq;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Import.SocialBrussels;

/// <summary>A code with its words, e.g. 922: "Association sans but lucratif (ASBL)", "Vereniging zonder winstoogmerk (VZW)".</summary>
/// <param name="By">Of an accreditation: who gives it.</param>
public sealed record CodedName(string Code, string? Fr, string? Nl, CodedName? By = null)
{
    public LocalText? Text => LocalText.NlFr(Nl, Fr);
}

/// <summary>One list of codes, found by code or by a label in either language.</summary>
public sealed class CodeList
{
    readonly Dictionary<string, CodedName> byCode = [];
    readonly Dictionary<string, CodedName> byLabel = [];

    public CodedName? this[string? code] => code is null ? null : byCode.GetValueOrDefault(code);

    public CodedName? Named(string? label) => label is null ? null : byLabel.GetValueOrDefault(Fold(label));

    public IEnumerable<CodedName> All => byCode.Values;

    /// <summary>The first that says it holds; an entry without words holds nothing.</summary>
    public void Add(CodedName entry)
    {
        if (entry.Text is null) return;
        byCode.TryAdd(entry.Code, entry);
        if (entry.Fr is not null) byLabel.TryAdd(Fold(entry.Fr), entry);
        if (entry.Nl is not null) byLabel.TryAdd(Fold(entry.Nl), entry);
    }

    /// <summary>Labels are the same whatever their case, accents, apostrophes and spaces.</summary>
    public static string Fold(string label) => Languages.Plain(label.Replace("œ", "oe", StringComparison.Ordinal).Replace("Œ", "OE", StringComparison.Ordinal));
}

/// <summary>The lists of codes of Bruxelles Social / Sociaal Brussel, as far as the input brings them along.</summary>
public sealed class CodeLists
{
    public CodeList Languages { get; } = new();
    public CodeList LegalForms { get; } = new();
    public CodeList Accreditations { get; } = new();
    public CodeList Accreditors { get; } = new();
    public CodeList OfferTypes { get; } = new();
    public CodeList Zones { get; } = new();
    public CodeList Categories { get; } = new();

    public static CodeLists Read(InputFolder folder)
    {
        var lists = new CodeLists();
        lists.AddFrom(folder);
        return lists;
    }

    public void AddFrom(InputFolder folder)
    {
        foreach (var (list, file) in new[] { (Languages, "languages.json"), (LegalForms, "legal-status.json"), (Accreditors, "accreditors.json"),
            (Accreditations, "accreditations.json"), (OfferTypes, "service-types.json"), (Zones, "zones.json"), (Categories, "categories.json") })
            foreach (var entry in Entries<Entry>(folder, file)) list.Add(entry.Coded);
        foreach (var zone in ZonesOf(folder)) Zones.Add(zone);
    }

    /// <summary>The entries of one list; none when the file is not there.</summary>
    internal static IReadOnlyList<T> Entries<T>(InputFolder folder, string file)
    {
        if (!folder.Has(file)) return [];
        using var stream = folder.Open(file);
        try { return JsonSerializer.Deserialize<List<T>>(stream, JsonSerializerOptions.Web) ?? []; }
        catch (JsonException) { throw new UnusableInput("import.unusable.json", file); }
    }

    /// <summary>Belgium, the regions and the provinces are only in the list of zones as XML.</summary>
    static IEnumerable<CodedName> ZonesOf(InputFolder folder)
    {
        const string file = "cdcs_actionZones.xml";
        if (!folder.Has(file)) return [];
        using var stream = folder.Open(file);
        return [.. SafeXml.Elements(stream, "zoneActionWerkgebied").Select(FromXml).OfType<CodedName>()];
    }

    /// <summary>An entry of a list as the exchange format writes it: an id, and a value for each language in the attribute i18n.</summary>
    public static CodedName? FromXml(XElement entry)
    {
        var parts = entry.Elements().ToLookup(e => e.Name.LocalName);
        return parts["id"].FirstOrDefault()?.Value.Trim() is { Length: > 0 } id ? new(id, In("fr"), In("nl")) : null;

        string? In(string language) => Tidy(parts["value"].FirstOrDefault(v => (string?)v.Attribute("i18n") == language)?.Value);
    }

    static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>The files name the words in three ways.</summary>
    sealed record Entry(int Id, string? LabelFr, string? LabelNl, string? NameFr, string? NameNl, string? TitleFr, string? TitleNl, Entry? AgreementPower)
    {
        public CodedName Coded => new(Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Tidy(LabelFr ?? NameFr ?? TitleFr), Tidy(LabelNl ?? NameNl ?? TitleNl), AgreementPower?.Coded);
    }
}
