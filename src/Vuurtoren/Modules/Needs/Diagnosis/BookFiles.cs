using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>The white book as a Word file, with real headings, for who wants to go on working with it.</summary>
static class BookWord
{
    public const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Of(WhiteBook book, BookWords words)
    {
        var (texts, lang) = (words.Texts, words.Lang);
        var output = new MemoryStream();
        using (var document = WordprocessingDocument.Create(output, WordprocessingDocumentType.Document))
        {
            var docx = new DocxWords(lang);
            var (title, its) = book.Title.In(lang);
            (document.PackageProperties.Title, document.PackageProperties.Language) = (title, $"{lang}-BE");
            var main = document.AddMainDocumentPart();
            DocxStyles.Add(main, lang, book: false);
            var (body, marks) = (new Body(docx.Paragraph("Title", [new(title, its)])), 0);
            void Line(string style, string text, string? of = null) => body.Append(docx.Paragraph(style, [new(text, of)]));
            void Head(string style, string text, string? of = null) => body.Append(docx.Heading(style, $"part_{++marks}", [new(text, of)]));

            foreach (var (label, value, of) in words.Head(book)) Line("Line", $"{label}{texts["web.colon"].Value} {value}", of);
            if (!book.HasResidents) Line("Line", texts["diagnosis.residents.missing"]);
            foreach (var theme in book.Themes)
            {
                Head("Heading1", theme.Name.In(lang).Text, theme.Name.In(lang).Language);
                if (theme.Parts.Count == 0 && theme.Facts is null) Line("Line", texts["diagnosis.theme.empty"]);
                if (theme.Facts is { } facts)
                {
                    Head("Heading2", texts["diagnosis.part.Facts"]);
                    Line("Of", texts["diagnosis.facts.of", BookWords.Day(theme.FactsOn!.Value)]);
                    foreach (var (name, where, middle) in words.Figures(facts)) Line("Line", texts["diagnosis.facts.line", name, where, middle]);
                    foreach (var source in words.Sources(facts)) Line("Of", texts["diagnosis.facts.source", source]);
                    foreach (var one in facts.Offer.Where(one => one.Services > 0)) Line("Line", texts["diagnosis.facts.offer.line", one.Area.In(lang).Text, one.Services, one.Checked, words.Hours(one)]);
                    if (words.Without(facts) is { } none) Line("Line", none);
                    Line("Line", words.Needs(facts));
                }
                foreach (var part in theme.Parts)
                {
                    Head("Heading2", texts["diagnosis.part." + part.Part]);
                    Write(part.Words);
                }
            }
            if (book.Steps.Count > 0) Head("Heading1", texts["diagnosis.book.steps"]);
            foreach (var step in book.Steps)
            {
                Head("Heading2", step.Name.In(lang).Text, step.Name.In(lang).Language);
                Line("Of", string.Join(" · ", new[] { step.Day is { } day ? BookWords.Day(day) : null, step.Who?.In(lang).Text, step.WithResidents ? texts["diagnosis.method.residents"].Value : null }.OfType<string>()));
                if (step.Result is { } result) Write(result);
            }
            if (book.Contributors.Count > 0) Head("Heading1", texts["diagnosis.contributors"]);
            foreach (var name in book.Contributors) Line("Line", name.In(lang).Text, name.In(lang).Language);
            Line("Of", texts["diagnosis.anonymous"]);
            body.Append(DocxStyles.Pages(main, "a4"));
            main.Document = new Document(body);

            void Write(LocalText text)
            {
                foreach (var (of, said) in text.OrderBy(one => one.Key != lang))
                {
                    if (of != lang) Line("Of", texts["diagnosis.in." + of]);
                    foreach (var block in BookWords.Blocks(said)) foreach (var line in block.Lines) Line("Line", block.IsList ? "• " + line : line, of);
                }
            }
        }
        return output.ToArray();
    }
}

/// <summary>The white book as a PDF with tags. One is made at a time, and those of published books are kept a while: everybody may ask for them.</summary>
public sealed class BookPdfs(IConfiguration settings, Texts texts) : IDisposable
{
    const int MostKept = 20;
    const string Style = """
        @page { size: A4; margin: 18mm 18mm 20mm; }
        body { font: 11pt/1.45 "Inter", "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif; color: #111; }
        h1 { font-size: 22pt; color: #0b3a53; border-bottom: 3pt solid #f5b83d; padding-bottom: 4pt; }
        h2 { font-size: 15pt; color: #0b3a53; margin: 18pt 0 4pt; break-after: avoid; } h3 { font-size: 12pt; margin: 10pt 0 2pt; break-after: avoid; }
        .told { display: grid; grid-template-columns: 42mm 1fr; gap: 2pt 6mm; } dt { font-weight: 600; } dd { margin: 0; }
        p { margin: 0 0 5pt; } ul { margin: 0 0 5pt; padding-left: 6mm; } .rows { list-style: none; padding: 0; } li { break-inside: avoid; }
        table { border-collapse: collapse; width: 100%; margin: 4pt 0 6pt; font-size: 9.5pt; } caption { text-align: start; font-weight: 600; padding-bottom: 2pt; } th, td { text-align: start; border-bottom: 0.5pt solid #9ab; padding: 2pt 4pt; } tr { break-inside: avoid; }
        .quiet, .tongue { color: #465c68; } .note { border-left: 3pt solid #f5b83d; padding-left: 4mm; } .badges { font-weight: 600; }
        """;

    readonly SemaphoreSlim one = new(1);
    readonly Dictionary<string, byte[]> kept = [];

    /// <summary>This machine can make them.</summary>
    public bool CanMake => Chromium.Of(settings) is not null;

    /// <param name="key">Of a published book; null: it can still change.</param>
    public async Task<byte[]> Of(WhiteBook book, string lang, string? key, CancellationToken stop)
    {
        await one.WaitAsync(stop);
        try
        {
            if (key is not null && kept.TryGetValue(key + lang, out var made)) return made;
            made = await Print(new BookHtml(texts, lang).Page(book, Style), stop);
            if (kept.Count >= MostKept) kept.Clear();
            if (key is not null) kept[key + lang] = made;
            return made;
        }
        finally { one.Release(); }
    }

    async Task<byte[]> Print(string html, CancellationToken stop)
    {
        var chromium = Chromium.Of(settings) ?? throw new RuleBroken("report.no-chromium");
        var folder = System.IO.Directory.CreateTempSubdirectory("vuurtoren-diagnosis-").FullName;
        try
        {
            var (page, pdf) = (System.IO.Path.Combine(folder, "made.html"), System.IO.Path.Combine(folder, "made.pdf"));
            await File.WriteAllTextAsync(page, html, stop);
            await chromium.Print(page, pdf, draft: false, stop);
            return await File.ReadAllBytesAsync(pdf, stop);
        }
        finally { System.IO.Directory.Delete(folder, recursive: true); }
    }

    public void Dispose() => one.Dispose();
}
