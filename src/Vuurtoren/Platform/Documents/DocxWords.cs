using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using QRCoder;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Vuurtoren.Platform.Documents;

/// <param name="Lang">Of the text; null when it has none, such as a street without translation.</param>
public sealed record Said(string Text, string? Lang);

/// <summary>Paragraphs, fields and squares of a Word file, each text with its language.</summary>
/// <param name="lead">Of texts that say none.</param>
sealed class DocxWords(string lead)
{
    /// <summary>2 cm in English Metric Units.</summary>
    const long SquareSize = 720_000;

    int marks;

    public Paragraph Paragraph(string style, IReadOnlyList<Said> said)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(Runs(said));
        return paragraph;
    }

    /// <summary>A heading that links and numbers of pages can point to.</summary>
    public Paragraph Heading(string style, string key, IReadOnlyList<Said> said)
    {
        var paragraph = Paragraph(style, []);
        var id = (++marks).ToString(CultureInfo.InvariantCulture);
        paragraph.Append([new BookmarkStart { Id = id, Name = key }, .. Runs(said), new BookmarkEnd { Id = id }]);
        return paragraph;
    }

    public IEnumerable<OpenXmlElement> Runs(IReadOnlyList<Said> said) => said.SelectMany((one, n) => n == 0 ? [Run(one)] : new[] { Run(new(" / ", null)), Run(one) });

    public Run Run(Said said, bool bold = false)
    {
        var properties = new RunProperties();
        if (bold) properties.Append(new Bold());
        var language = said.Lang ?? lead;
        properties.Append(new Languages { Val = language is "nl" or "fr" ? $"{language}-BE" : language });
        return new(properties, new Text(Allowed(said.Text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    public static IEnumerable<OpenXmlElement> Field(string instruction, string result) => [.. Begin(instruction), new Run(new Text(result)), End()];

    public static IEnumerable<OpenXmlElement> Begin(string instruction) =>
    [
        new Run(new FieldChar { FieldCharType = FieldCharValues.Begin, Dirty = true }),
        new Run(new FieldCode(instruction) { Space = SpaceProcessingModeValues.Preserve }),
        new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
    ];

    public static Run End() => new(new FieldChar { FieldCharType = FieldCharValues.End });

    /// <summary>A field that shows nothing, such as the mark of a word for the index.</summary>
    public static IEnumerable<OpenXmlElement> Hidden(string instruction) =>
    [
        new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
        new Run(new FieldCode(Allowed(instruction)) { Space = SpaceProcessingModeValues.Preserve }),
        End(),
    ];

    public Paragraph Square(MainDocumentPart main, string address, int number, string words)
    {
        using var generator = new QRCodeGenerator();
        using var code = new PngByteQRCode(generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M));
        var part = main.AddImagePart(ImagePartType.Png);
        using (var png = new MemoryStream(code.GetGraphic(4))) part.FeedData(png);
        var (id, name) = ((uint)number, string.Create(CultureInfo.InvariantCulture, $"QR {number}"));
        var picture = new Pic.Picture(
            new Pic.NonVisualPictureProperties(new Pic.NonVisualDrawingProperties { Id = id, Name = name, Description = $"{words}: {address}" }, new Pic.NonVisualPictureDrawingProperties()),
            new Pic.BlipFill(new A.Blip { Embed = main.GetIdOfPart(part) }, new A.Stretch(new A.FillRectangle())),
            new Pic.ShapeProperties(new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = SquareSize, Cy = SquareSize }), new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }));
        var inline = new Wp.Inline(new Wp.Extent { Cx = SquareSize, Cy = SquareSize }, new Wp.DocProperties { Id = id, Name = name, Description = $"{words}: {address}" },
            new Wp.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }));
        var paragraph = Paragraph("Square", []);
        paragraph.Append(new Run(new Drawing(inline)));
        return paragraph;
    }

    /// <summary>Without characters that XML forbids.</summary>
    static string Allowed(string text) => string.Concat(text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
