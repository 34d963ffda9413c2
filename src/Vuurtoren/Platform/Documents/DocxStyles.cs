using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Vuurtoren.Platform.Documents;

/// <summary>How our Word files look: styles that can be changed for the whole file at once.</summary>
static class DocxStyles
{
    const string Ink = "0B3C5D";

    /// <param name="Size">Half points.</param>
    /// <param name="Level">Of a heading, from 0.</param>
    sealed record Look(string Id, string Name, int Size, bool Bold = false, bool Italic = false, string? Colour = null, int Before = 0, int After = 0, bool KeepNext = false, bool NewPage = false, int? Level = null, bool Tab = false);

    static readonly Look[] looks =
    [
        new("Title", "Title", 56, Bold: true, Colour: Ink, Before: 2400, After: 360),
        new("Subtitle", "Subtitle", 24, After: 120),
        new("ContentsHeading", "TOC Heading", 34, Bold: true, Colour: Ink, After: 160, NewPage: true, KeepNext: true),
        new("TOC1", "toc 1", 22, After: 60, Tab: true),
        new("Heading1", "heading 1", 34, Bold: true, Colour: Ink, After: 160, NewPage: true, KeepNext: true, Level: 0),
        new("Heading2", "heading 2", 24, Bold: true, Before: 240, After: 20, KeepNext: true, Level: 1),
        new("Of", "Organisation", 20, Italic: true, KeepNext: true),
        new("Phone", "Phone", 24, Bold: true, Before: 40, KeepNext: true),
        new("Line", "Line", 20, After: 20),
        new("Head", "Column Heading", 18, Bold: true, Colour: Ink, KeepNext: true),
        new("Square", "Square", 20, After: 40),
        new("AlsoHeading", "Also Heading", 24, Bold: true, Before: 240, KeepNext: true),
        new("Also", "Also", 20, Tab: true),
        new("Index1", "index 1", 20),
    ];

    /// <param name="book">Each chapter begins on a new page, and its title stands alone on the first.</param>
    public static void Add(MainDocumentPart main, string lang, bool book = true)
    {
        var normal = new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true };
        var defaults = new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" }, new FontSize { Val = "20" }, new Languages { Val = $"{lang}-BE", EastAsia = "en-US", Bidi = "ar-SA" })), new ParagraphPropertiesDefault());
        main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles([defaults, normal, .. looks.Select(look => Of(book ? look : look with { NewPage = false, Before = look.Id == "Title" ? 0 : look.Id == "Heading1" ? 320 : look.Before, Size = look.Level is null && look.Id != "Title" ? look.Size + 2 : look.Size * 3 / 4 }))]);
        // Numbers of pages, contents and index are for Word to fill: it asks whether it may.
        if (book) main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(new UpdateFieldsOnOpen { Val = true });
    }

    static Style Of(Look look)
    {
        var paragraph = new StyleParagraphProperties();
        if (look.KeepNext) paragraph.Append(new KeepNext());
        if (look.NewPage) paragraph.Append(new PageBreakBefore());
        if (look.Tab) paragraph.Append(new Tabs(new TabStop { Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Dot, Position = 6600 }));
        paragraph.Append(new SpacingBetweenLines { Before = Number(look.Before), After = Number(look.After) });
        if (look.Level is { } level) paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties();
        if (look.Bold) run.Append(new Bold());
        if (look.Italic) run.Append(new Italic());
        if (look.Colour is not null) run.Append(new Color { Val = look.Colour });
        run.Append(new FontSize { Val = Number(look.Size) });
        return new(new StyleName { Val = look.Name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), paragraph, run) { Type = StyleValues.Paragraph, StyleId = look.Id, CustomStyle = look.Level is null && look.Id is "Of" or "Phone" or "Line" or "Head" or "Square" or "AlsoHeading" or "Also" };
    }

    /// <summary>The size of the pages, and their numbers at the foot of all but the first.</summary>
    public static SectionProperties Pages(MainDocumentPart main, string size)
    {
        var foot = main.AddNewPart<FooterPart>();
        var number = new Paragraph(new ParagraphProperties(new Justification { Val = JustificationValues.Center }));
        number.Append(DocxWords.Field(" PAGE ", "1"));
        foot.Footer = new Footer(number);
        var (width, height, margin) = size == "a5" ? (8391u, 11906u, 720) : (11906u, 16838u, 1134);
        return new(new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(foot) }, new PageSize { Width = width, Height = height },
            new PageMargin { Top = margin, Bottom = margin, Left = (uint)margin, Right = (uint)margin, Header = 400, Footer = 400, Gutter = 0 }, new TitlePage());
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
