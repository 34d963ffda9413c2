using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Vuurtoren.Modules.Directory.Import.Files;

/// <summary>XML read element by element in flat memory. A document type is refused: it is how entities that explode, or read other files, get in.</summary>
public static class SafeXml
{
    const int MaxDepth = 64, MaxElement = 4 << 20;

    static readonly XmlReaderSettings settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    public static XmlReader Open(Stream stream) => XmlReader.Create(stream, settings);

    /// <summary>Every element with this local name, outermost first, whole.</summary>
    public static IEnumerable<XElement> Elements(Stream stream, string name)
    {
        using var reader = Open(stream);
        while (Checked(reader, r => r.Read()))
        {
            if (reader.Depth > MaxDepth) throw Refused("import.unusable.xml-too-deep", reader);
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == name) yield return Checked(reader, Whole);
        }
    }

    /// <summary>Runs one step of reading; what the reader objects to becomes a refusal with its place.</summary>
    public static T Checked<T>(XmlReader reader, Func<XmlReader, T> step)
    {
        try { return step(reader); }
        catch (XmlException broken)
        {
            var reason = broken.Message.Contains("DTD", StringComparison.Ordinal) ? "import.unusable.xml-document-type" : "import.unusable.xml-broken";
            throw new UnusableInput(reason, $"{broken.LineNumber}:{broken.LinePosition}");
        }
    }

    /// <summary>The element at the reader, which then stands on its end.</summary>
    static XElement Whole(XmlReader reader)
    {
        var room = MaxElement;
        var root = Start(reader);
        var open = root;
        var bottom = reader.Depth;
        if (reader.IsEmptyElement) return root;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.Depth - bottom > MaxDepth) throw Refused("import.unusable.xml-too-deep", reader);
                if ((room -= 64 + reader.AttributeCount * 16) < 0) throw Refused("import.unusable.xml-element-too-large", reader);
                var child = Start(reader);
                open.Add(child);
                if (!reader.IsEmptyElement) open = child;
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                if (reader.Depth == bottom) return root;
                open = open.Parent!;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) open.Add(new XText(Text(reader, ref room)));
        }
        return root;
    }

    static XElement Start(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
            if (reader.NamespaceURI != XNamespace.Xmlns.NamespaceName && reader.Name != "xmlns") element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
        reader.MoveToElement();
        return element;
    }

    static string Text(XmlReader reader, ref int room)
    {
        var text = new StringBuilder();
        var part = new char[4096];
        int count;
        while ((count = reader.ReadValueChunk(part, 0, part.Length)) > 0)
        {
            if ((room -= count) < 0) throw Refused("import.unusable.xml-element-too-large", reader);
            text.Append(part, 0, count);
        }
        return text.ToString();
    }

    static UnusableInput Refused(string reason, XmlReader reader) =>
        new(reason, reader is IXmlLineInfo place ? $"{place.LineNumber}:{place.LinePosition}" : reader.LocalName);
}
