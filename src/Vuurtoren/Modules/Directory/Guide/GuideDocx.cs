using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Guide;

/// <summary>
/// The guide for Word, to be changed by hand: real headings, a table of contents and an index that Word fills (it asks so when the file is opened), the language on every text, a square with a description.
/// </summary>
sealed class GuideDocx(GuideBook book, Texts texts)
{
    readonly DocxWords words = new(book.Choice.Lead);

    public void Write(GuidePaper paper, Stream output)
    {
        using var document = WordprocessingDocument.Create(output, WordprocessingDocumentType.Document);
        document.PackageProperties.Title = GuideHtml.TitleOf(book, texts);
        document.PackageProperties.Language = $"{book.Choice.Lead}-BE";
        document.PackageProperties.Created = book.Made.ToDateTime(default);
        var main = document.AddMainDocumentPart();
        DocxStyles.Add(main, book.Choice.Lead);
        var body = new Body();
        Cover(body);
        Contents(body);
        Colophon(body);
        foreach (var chapter in book.Chapters) Chapter(main, body, chapter);
        Index(body);
        body.Append(DocxStyles.Pages(main, paper.Size));
        main.Document = new Document(body);
    }

    void Cover(Body body)
    {
        body.Append(words.Paragraph("Title", [new(GuideHtml.TitleOf(book, texts), book.Choice.Lead)]));
        foreach (var line in GuideHtml.CoverLines(book, texts)) body.Append(words.Paragraph("Subtitle", [line]));
    }

    /// <summary>Filled with the chapters already, for programs that do not fill it themselves.</summary>
    void Contents(Body body)
    {
        body.Append(words.Paragraph("ContentsHeading", Both("guide.contents")));
        var chapters = book.Chapters.Select(chapter => (chapter.Key, chapter.Name)).Append(("index", Both("guide.index"))).ToList();
        foreach (var (n, (key, name)) in chapters.Index())
        {
            var line = words.Paragraph("TOC1", []);
            if (n == 0) line.Append(DocxWords.Begin(" TOC \\o \"1-1\" \\h \\z \\u "));
            line.Append(new Hyperlink([.. words.Runs(name), new Run(new TabChar()), .. DocxWords.Field($" PAGEREF {key} \\h ", "…")]) { Anchor = key, History = true });
            if (n == chapters.Count - 1) line.Append(DocxWords.End());
            body.Append(line);
        }
    }

    void Colophon(Body body)
    {
        foreach (var lang in book.Choice.Languages)
        {
            using var _ = new InLanguage(lang);
            body.Append(words.Paragraph("Line", [new($"{texts["guide.sources", string.Join(", ", book.Sources)]} {texts["guide.wrong-here"]}", lang)]));
        }
    }

    void Chapter(MainDocumentPart main, Body body, GuideChapter chapter)
    {
        body.Append(words.Heading("Heading1", chapter.Key, chapter.Name));
        foreach (var entry in chapter.Entries) Entry(main, body, entry);
        if (chapter.Also.Count == 0) return;
        body.Append(words.Paragraph("AlsoHeading", Both("guide.also")));
        foreach (var entry in chapter.Also)
        {
            var line = words.Paragraph("Also", []);
            line.Append(new Hyperlink([.. words.Runs([entry.In[0].Name]), new Run(new TabChar()), .. DocxWords.Field($" PAGEREF {entry.Key} \\h ", "…")]) { Anchor = entry.Key, History = true });
            body.Append(line);
        }
    }

    void Entry(MainDocumentPart main, Body body, GuideEntry entry)
    {
        var heading = words.Heading("Heading2", entry.Key, [.. entry.In.Select(sheet => sheet.Name).DistinctBy(name => name.Text)]);
        foreach (var name in book.Names(entry)) heading.Append(DocxWords.Hidden($" XE \"{name.Replace("\"", "\\\"", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal)}\" "));
        body.Append(heading);
        if (entry.Of is not null) body.Append(words.Paragraph("Of", [.. entry.In.Select(sheet => sheet.Of).OfType<Said>().DistinctBy(of => of.Text)]));
        if (entry.Phones.Count > 0) body.Append(words.Paragraph("Phone", [new(string.Join("   ", entry.Phones), null)]));
        if (new[] { entry.Email, entry.Web }.OfType<string>().ToList() is { Count: > 0 } reach) body.Append(words.Paragraph("Line", [new(string.Join("   ", reach), null)]));
        if (book.Choice.Side) body.Append(SideBySide(entry), words.Paragraph("Line", []));
        else foreach (var line in entry.In.SelectMany(sheet => sheet.Lines.Select(line => (line, sheet.Lang)))) body.Append(Line(line.line, line.Lang));
        if (book.AddressOf(entry) is { } address) body.Append(words.Square(main, address, entry.Number, texts.In(book.Choice.Lead, "guide.square")));
    }

    Paragraph Line(GuideLine line, string lang)
    {
        var paragraph = words.Paragraph("Line", []);
        paragraph.Append(words.Run(new(line.Label + " ", lang), bold: true), words.Run(line.Text));
        return paragraph;
    }

    Table SideBySide(GuideEntry entry)
    {
        var table = new Table(new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }, new TableLayout { Type = TableLayoutValues.Fixed }), new TableGrid(entry.In.Select(_ => new GridColumn { Width = "2500" })));
        var heads = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        foreach (var sheet in entry.In) heads.Append(new TableCell(words.Paragraph("Head", [new(texts.In(sheet.Lang, "web.language." + sheet.Lang), sheet.Lang)])));
        table.Append(heads);
        foreach (var key in entry.In.SelectMany(sheet => sheet.Lines.Select(line => line.Key)).Distinct())
        {
            var row = new TableRow(new TableRowProperties(new CantSplit()));
            foreach (var sheet in entry.In) row.Append(new TableCell(sheet.Lines.FirstOrDefault(line => line.Key == key) is { } line ? Line(line, sheet.Lang) : words.Paragraph("Line", [])));
            table.Append(row);
        }
        return table;
    }

    void Index(Body body)
    {
        body.Append(words.Heading("Heading1", "index", Both("guide.index")));
        var names = book.Names();
        foreach (var (n, name) in names.Index())
        {
            var line = words.Paragraph("Index1", []);
            if (n == 0) line.Append(DocxWords.Begin(" INDEX \\c \"2\" \\z \"2060\" "));
            line.Append(words.Run(new(name.Text, name.Lang)));
            foreach (var entry in name.Entries) line.Append([new Run(new Text(", ") { Space = SpaceProcessingModeValues.Preserve }), .. DocxWords.Field($" PAGEREF {entry.Key} \\h ", "…")]);
            if (n == names.Count - 1) line.Append(DocxWords.End());
            body.Append(line);
        }
    }

    IReadOnlyList<Said> Both(string key) => [.. book.Choice.Languages.Select(lang => new Said(texts.In(lang, key), lang))];
}
