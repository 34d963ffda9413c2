using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Documents;

namespace Vuurtoren.Modules.Meetings.Minutes;

/// <summary>Minutes as files: a PDF with tags, and a Word file with real headings and lists.</summary>
public static class ReportFiles
{
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>On paper; the page itself has the site's style.</summary>
    const string Style = """
        @page { size: A4; margin: 18mm 18mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; color: #465c68; } }
        body { font: 11pt/1.45 "Inter", "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif; color: #111; }
        h1 { font-size: 20pt; color: #0b3a53; border-bottom: 3pt solid #f5b83d; padding-bottom: 4pt; }
        h2 { font-size: 13pt; color: #0b3a53; margin: 14pt 0 4pt; break-after: avoid; }
        .report__of { font-weight: 600; }
        .told { display: grid; grid-template-columns: 36mm 1fr; gap: 2pt 6mm; } dt { font-weight: 600; } dd { margin: 0; }
        ul, ol { margin: 0; padding-left: 6mm; } li { margin-bottom: 4pt; break-inside: avoid; }
        .report__people { columns: 2; } .quiet, .tongue { color: #465c68; } .note { border-left: 3pt solid #f5b83d; padding-left: 4mm; }
        """;

    /// <summary>The number of the minutes, or the day of those that have none yet; an extract is called so, for it lies beside the minutes in the same folder.</summary>
    public static string NameOf(Report report, MeetingWords words, string ending)
    {
        var name = report.Number is { } number ? MeetingWords.Number(number) : report.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return report.Extract is null ? $"{name}.{ending}" : $"{words["report.extract.file"]}-{name}.{ending}";
    }

    public static async Task<byte[]> Pdf(Report report, MeetingWords words, IConfiguration settings, CancellationToken stop)
    {
        var chromium = Chromium.Of(settings) ?? throw new RuleBroken("report.no-chromium");
        var folder = System.IO.Directory.CreateTempSubdirectory("vuurtoren-minutes-").FullName;
        try
        {
            var (page, pdf) = (Path.Combine(folder, "made.html"), Path.Combine(folder, "made.pdf"));
            await File.WriteAllTextAsync(page, new ReportHtml(report, words).Page(Style), stop);
            await chromium.Print(page, pdf, draft: false, stop);
            return await File.ReadAllBytesAsync(pdf, stop);
        }
        finally { System.IO.Directory.Delete(folder, recursive: true); }
    }

    public static byte[] Word(Report report, MeetingWords words)
    {
        var output = new MemoryStream();
        using (var document = WordprocessingDocument.Create(output, WordprocessingDocumentType.Document))
        {
            var docx = new DocxWords(words.Lang);
            var title = ReportHtml.TitleOf(report, words);
            document.PackageProperties.Title = title;
            document.PackageProperties.Language = $"{words.Lang}-BE";
            var main = document.AddMainDocumentPart();
            DocxStyles.Add(main, words.Lang, book: false);
            var body = new Body(docx.Paragraph("Title", [new(title, null)]));
            void Line(string style, params IReadOnlyList<Said> said) => body.Append(docx.Paragraph(style, said));
            void Head(string key, string text, string? lang = null) => body.Append(docx.Heading("Heading1", key, [new(text, lang)]));

            foreach (var (name, lang) in report.Head?.Names(words) ?? []) Line("Subtitle", new Said(name, lang));
            if (report.Number is { } number) Line("Line", new Said($"{words["report.number"]}: {MeetingWords.Number(number)}", null));
            Line("Line", new Said($"{words["polls.when"]}: {words.Day(report.Day)}, {MeetingWords.Clock(report.Begins)} – {MeetingWords.Clock(report.Ends)}", null));
            if (report.Place is not null) Line("Line", new Said($"{words["polls.place"]}: {report.Place}", null));
            if (report.Chair is not null) Line("Line", new Said($"{words["report.chair"]}: {report.Chair}", null));
            if (report.Quorum is var (voices, needed)) Line("Line", new Said(words["report.quorum", voices, needed], null));
            foreach (var said in report.Head?.Lines(words, report.Extract is not null) ?? []) Line("Line", new Said(said, null));
            foreach (var correction in report.Corrections ?? []) Line("Line", new Said($"{words["report.correction", words.ShortDay(correction.On)]} {correction.Text}", correction.Lang));
            foreach (var remark in report.Remarks ?? []) Line("Line", new Said($"{words["reading.remark", remark.Name]} {remark.Text}", remark.Lang));
            foreach (var (key, present) in new[] { ("report.present", true), ("report.absent", false) })
            {
                var some = report.People.Where(one => one.Present == present).ToList();
                if (some.Count == 0) continue;
                Head(key.Replace('.', '_'), words[key, some.Count]);
                foreach (var one in some) Line("Line", new Said(string.Join(" · ", new[] { one.Name, one.Organization?.In(words.Lang).Text, one.Function, one.From is { } from ? words["minutes.partly.came", from.In(words.Lang).Text] : null, one.Until is { } until ? words["minutes.partly.left", until.In(words.Lang).Text] : null, one.ProxyTo is { } carrier ? words["minutes.proxy.said", carrier] : null }.OfType<string>()), null));
            }
            foreach (var (at, item) in report.Items.Index())
            {
                var ((name, lang), n) = (item.Title.In(words.Lang), item.Number ?? at + 1);
                Head($"item_{n}", $"{n}. {name}", lang);
                if (item.Lines.Count == 0) Line("Line", new Said(words[item.Inside ? "report.inside" : "report.nothing"], null));
                foreach (var line in item.Lines) body.Append(Paragraph(docx, words, line));
            }
            foreach (var (key, lines) in new[] { ("report.decisions", report.Decisions.ToList()), ("report.tasks", report.Tasks.ToList()) })
            {
                if (lines.Count == 0) continue;
                Head(key.Replace('.', '_'), words[key]);
                foreach (var line in lines)
                {
                    Line("Line", line.Translation is null ? [new(line.Text, line.Lang)] : [new(line.Text, line.Lang), new(line.Translation, line.TranslationLang)]);
                    if ((line.Kind == LineKind.Task ? ReportHtml.Taken(words, line) : ReportHtml.Decided(words, line)) is { Length: > 0 } after) Line("Of", new Said(line.IsRejected ? $"{ReportHtml.Called(words, line)}: {after}" : after, null));
                }
            }
            body.Append(DocxStyles.Pages(main, "a4"));
            main.Document = new Document(body);
        }
        return output.ToArray();
    }

    static Paragraph Paragraph(DocxWords docx, MeetingWords words, ReportLine line)
    {
        var (text, lang, _) = line.In(words.Lang);
        var paragraph = docx.Paragraph("Line", []);
        if (line.Kind != LineKind.Information) paragraph.Append(docx.Run(new(ReportHtml.Called(words, line) + " ", null), bold: true));
        paragraph.Append(docx.Run(new(text, lang)));
        var after = line.Kind == LineKind.Task ? ReportHtml.Taken(words, line) : line.Kind == LineKind.Decision ? ReportHtml.Decided(words, line) : "";
        if (after.Length > 0) paragraph.Append(docx.Run(new($" ({after})", null)));
        return paragraph;
    }
}
