using System.Xml.Linq;
using Vuurtoren.Platform.Files;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>Finds the parts of a workbook: the first sheet that is not hidden, the shared texts, the date formats.</summary>
sealed class XlsxParts
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    readonly SafeZip zip;
    readonly string workbook;
    readonly Dictionary<string, string> partById;

    public XlsxParts(SafeZip zip)
    {
        this.zip = zip;
        workbook = Related("").FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Part ?? throw new UnusableInput("import.unusable.xlsx-broken", "_rels/.rels");
        var related = Related(workbook).ToList();
        partById = related.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Part);
        SharedStrings = related.FirstOrDefault(r => r.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Part;
        styles = related.FirstOrDefault(r => r.Type.EndsWith("/styles", StringComparison.Ordinal)).Part;
    }

    readonly string? styles;
    public string? SharedStrings { get; }

    public string FirstSheet()
    {
        var sheets = Elements(workbook, "sheet").Where(s => s.Attribute("state")?.Value is null or "visible");
        var id = sheets.Select(s => s.Attribute(XName.Get("id", Office))?.Value).FirstOrDefault(i => i is not null && partById.ContainsKey(i));
        return id is null ? throw new UnusableInput("import.unusable.xlsx-no-sheet", workbook) : partById[id];
    }

    public XlsxDates Dates()
    {
        var from1904 = Elements(workbook, "workbookPr").Any(p => p.Attribute("date1904")?.Value is "1" or "true");
        return new(styles is null ? null : Elements(styles, "styleSheet").FirstOrDefault(), from1904);
    }

    IEnumerable<XElement> Elements(string part, string name) => SafeXml.Elements(Part(part), name);

    IEnumerable<(string Id, string Type, string Part)> Related(string part)
    {
        var folder = part.Contains('/', StringComparison.Ordinal) ? part[..(part.LastIndexOf('/') + 1)] : "";
        var name = $"{folder}_rels/{part[folder.Length..]}.rels";
        foreach (var link in SafeXml.Elements(Part(name), "Relationship"))
        {
            var target = link.Attribute("Target")?.Value ?? "";
            yield return (link.Attribute("Id")?.Value ?? "", link.Attribute("Type")?.Value ?? "", target.StartsWith('/') ? target[1..] : folder + target);
        }
    }

    Stream Part(string name) => zip.Names.Contains(name, StringComparer.OrdinalIgnoreCase) ? zip.Open(name) : throw new UnusableInput("import.unusable.xlsx-broken", name);
}
