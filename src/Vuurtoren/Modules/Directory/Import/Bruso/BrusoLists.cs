using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Vuurtoren.Modules.Directory.Import.Files;
using Vuurtoren.Modules.Directory.Import.SocialBrussels;

namespace Vuurtoren.Modules.Directory.Import.Bruso;

/// <summary>
/// What the codes of the file mean: from its own lists when it has them, or from the folder "taxonomy" beside it, or from the
/// comments in which an export writes "CATEG - 12 / French / Dutch" next to a code.
/// </summary>
static partial class BrusoLists
{
    public static CodeLists Read(IEnumerable<Func<Stream>> files, InputFolder? beside)
    {
        var lists = new CodeLists();
        var comments = new List<(CodeList List, CodedName Entry)>();
        foreach (var open in files)
        {
            using var stream = open();
            Read(stream, lists, comments);
        }
        if (beside is not null) lists.AddFrom(beside);
        foreach (var (list, entry) in comments) list.Add(entry);
        return lists;
    }

    static void Read(Stream stream, CodeLists lists, List<(CodeList, CodedName)> comments)
    {
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 1024 });
        var byGiver = new List<(CodedName Entry, string Giver)>();
        var (list, legalForm) = ("", "");
        while (SafeXml.Checked(reader, r => r.Read()))
        {
            while (reader.NodeType == XmlNodeType.Element && list.Length > 0 && reader.LocalName + "List" == list)
                AddEntry(SafeXml.Checked(reader, r => (XElement)XNode.ReadFrom(r)), lists, byGiver);
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName.EndsWith("List", StringComparison.Ordinal) && ListOf(lists, reader.LocalName[..^4]) is not null) list = reader.LocalName;
            else if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == list) list = "";
            else if (reader is { NodeType: XmlNodeType.Text, Depth: > 0 } && reader.Value.Trim() is { Length: < 10 } text && text.All(char.IsAsciiDigit)) legalForm = text;
            else if (reader.NodeType == XmlNodeType.Comment && FromComment(reader.Value, legalForm) is var (name, entry) && ListOf(lists, name) is { } known) comments.Add((known, entry));
        }
        foreach (var (entry, giver) in byGiver) lists.Accreditations.Add(entry with { By = lists.Accreditors[giver] });
    }

    static void AddEntry(XElement element, CodeLists lists, List<(CodedName, string)> byGiver)
    {
        if (CodeLists.FromXml(element) is not { } entry) return;
        if (element.Elements().FirstOrDefault(e => e.Name.LocalName == "pouvoirAgreantErkenning")?.Value.Trim() is { Length: > 0 } giver) byGiver.Add((entry, giver));
        else ListOf(lists, element.Name.LocalName)?.Add(entry);
    }

    static CodeList? ListOf(CodeLists lists, string element) => element switch
    {
        "natOffreHulpwijz" => lists.OfferTypes,
        "offrLingTaal" or "offrLingTaalAnb" => lists.Languages,
        "StatutStatuut" or "statutstatuut" => lists.LegalForms,
        "zoneActionWerkgebied" => lists.Zones,
        "pouvoirAgreantErkenning" => lists.Accreditors,
        "agrementErken" => lists.Accreditations,
        "CATEG" => lists.Categories,
        _ => null,
    };

    /// <param name="codeBefore">The comment on the legal form comes after the code and does not repeat it.</param>
    static (string Element, CodedName Entry)? FromComment(string comment, string codeBefore)
    {
        if (Comment().Match(comment) is not { Success: true } found) return null;
        var labels = found.Groups["labels"].Value.Split(" / ", StringSplitOptions.TrimEntries);
        // Labels that hold the separator themselves can be parted in the middle only when there are as many on each side.
        if (labels.Length % 2 != 0) return null;
        var half = labels.Length / 2;
        var code = found.Groups["code"].Success ? found.Groups["code"].Value : codeBefore;
        return code.Length == 0 ? null : (found.Groups["element"].Value, new(code, string.Join(" / ", labels[..half]), string.Join(" / ", labels[half..])));
    }

    [GeneratedRegex(@"^\s*(?<element>\w+) - (?:(?<code>\d+) / )?(?<labels>.+?)\s*$", RegexOptions.Singleline)] private static partial Regex Comment();
}
