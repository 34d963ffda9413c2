using System.Xml;
using System.Xml.Linq;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Modules.Directory.Import.SocialBrussels;

namespace Vuurtoren.Modules.Directory.Import.Bruso;

/// <summary>
/// The exchange format of Bruxelles Social / Sociaal Brussel: complete records in both languages, as
/// &lt;organisations&gt; or as &lt;updateRequest&gt; with its lists of codes. Its numbers are those of the folder that
/// <see cref="SocialBrusselsFormat"/> reads, so both tell of the same records.
/// </summary>
public sealed class BrusoFormat : ImportFormat
{
    public override string Name => "bruso";
    public override string DefaultSource => "bruso";

    /// <summary>Two branches may look alike but for their number and their themes.</summary>
    public override bool JoinsSameRows => false;

    public override IReadOnlyDictionary<string, string> Ignored => BrusoFields.Ignored;

    /// <summary>Elements that are taken over. Together with <see cref="ImportFormat.Ignored"/> all of the format.</summary>
    public static IReadOnlySet<string> Mapped => BrusoFields.Mapped;

    public override IEnumerable<ImportItem> Read(ImportInput input)
    {
        using var folder = InputFolder.Open(input.Path);
        var files = FilesOf(folder);
        using var beside = Beside(input.Path);
        var lists = BrusoLists.Read(files, beside?.Files);
        var names = input with { Source = SocialBrusselsFormat.Scheme };
        var categories = new Categories(beside, names, input.Source);
        foreach (var category in lists.Categories.All) categories.Add(category);
        var themes = new OwnThemes(categories, null);
        var reader = new BrusoOrganisation(lists, input, names, themes);

        yield return categories.TaxonomyItself();
        var (number, told) = (0L, new HashSet<string>());
        foreach (var open in files)
        {
            using var stream = open();
            foreach (var element in SafeXml.Elements(stream, "organisation"))
            {
                number++;
                var used = BrusoElement.Codes(element, "CATEG").Select(Categories.Category).Where(categories.Has).SelectMany(categories.WithWider).Where(told.Add);
                foreach (var term in categories.RecordsOf([.. used], themes.IsDiscreet)) yield return term;
                foreach (var item in reader.Read(element, number)) yield return item;
            }
        }
    }

    /// <summary>The files that hold organisations.</summary>
    static List<Func<Stream>> FilesOf(InputFolder folder)
    {
        IEnumerable<string> files = folder.Names.Count == 1 ? folder.Names : folder.Names.Where(n => n.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);
        var found = files.Where(name => HoldsOrganisations(folder, name)).Select(name => (Func<Stream>)(() => folder.Open(name))).ToList();
        return found.Count > 0 ? found : throw new UnusableInput("import.unusable.not-bruso");
    }

    static bool HoldsOrganisations(InputFolder folder, string name)
    {
        using var reader = SafeXml.Open(folder.Open(name));
        while (SafeXml.Checked(reader, r => r.Read()))
            if (reader.NodeType == XmlNodeType.Element) return reader.LocalName is "organisations" or "updateRequest" or "organisation";
        return false;
    }

    static SocialBrusselsFolder? Beside(string path)
    {
        var folder = System.IO.Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        return System.IO.Directory.Exists(Path.Combine(folder, "taxonomy")) ? new(folder) : null;
    }
}

/// <summary>Reading an element of the format; empty elements are as good as absent.</summary>
static class BrusoElement
{
    /// <summary>The texts of the elements with this name. Elements inside them are no part of the text.</summary>
    public static List<string> All(XElement parent, string name) =>
        [.. parent.Elements().Where(e => e.Name.LocalName == name).Select(e => string.Concat(e.Nodes().OfType<XText>().Select(t => t.Value)).Trim()).Where(text => text.Length > 0)];

    public static string? One(XElement parent, string name) => All(parent, name).FirstOrDefault();

    public static IEnumerable<string> Codes(XElement parent, string name) => All(parent, name).Distinct();
}
