using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>A memorandum as a Word file with real headings, each text marked with its language.</summary>
static class MemorandumFile
{
    public const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Word(ReadMemorandumPage page, Texts texts)
    {
        var output = new MemoryStream();
        using (var document = WordprocessingDocument.Create(output, WordprocessingDocumentType.Document))
        {
            var (memorandum, docx) = (page.Memorandum, new DocxWords(page.Lang));
            document.PackageProperties.Title = memorandum.Title.In(page.Lang).Text;
            document.PackageProperties.Language = $"{page.Lang}-BE";
            var main = document.AddMainDocumentPart();
            DocxStyles.Add(main, page.Lang, book: false);
            var body = new Body(docx.Paragraph("Title", [Of(memorandum.Title, page.Lang)]));
            void Line(string style, Said said) => body.Append(docx.Paragraph(style, [said]));
            void Lines(LocalText text)
            {
                var (words, language) = text.In(page.Lang);
                foreach (var line in words.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)) Line("Line", new(line, language));
            }

            Line("Subtitle", new(page.CoordinationName, null));
            Line("Line", new(memorandum.PresentedOn is { } day ? texts["demands.presented-on", NeedsRoom.Day(day)] : texts["demands.writing"], null));
            if (memorandum.PresentedAt is { } at) Line("Line", new(at, null));
            if (memorandum.Foreword is { } foreword) Lines(foreword);
            body.Append(docx.Heading("Heading1", "demands", [new(texts["demands.we-ask"], null)]));
            foreach (var (n, line) in page.Demands.Index())
            {
                var (title, language) = line.Demand.Title.In(page.Lang);
                body.Append(docx.Heading("Heading2", $"demand_{n + 1}", [new($"{n + 1}. {title}", language)]));
                Line("Of", new(texts["demands.of", line.Office.In(page.Lang).Text], null));
                Lines(line.Demand.Words);
                Line("Line", new(texts["demands.because", line.Need.In(page.Lang).Text], null));
            }
            body.Append(docx.Heading("Heading1", "signed", [new(texts["demands.signed"], null)]));
            if (page.Signatories.Count == 0) Line("Line", new(texts["demands.signed.none"], null));
            foreach (var one in page.Signatories) Line("Line", new(one, null));
            Line("Line", new(texts["demands.within", memorandum.AnswerDays], null));
            body.Append(DocxStyles.Pages(main, "a4"));
            main.Document = new Document(body);
        }
        return output.ToArray();
    }

    static Said Of(LocalText text, string lang)
    {
        var (words, language) = text.In(lang);
        return new(words, language);
    }
}
