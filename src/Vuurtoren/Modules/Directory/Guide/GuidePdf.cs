using System.Globalization;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Documents;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Directory.Guide;

/// <summary>
/// Prints a guide twice: the first time only to read from the file on which page each chapter and service came, the second time with those numbers in the table of contents and the index.
/// The places for numbers are as wide with any number, and the index is last, so nothing moves; all the same the second file is read again, and printed anew if something did.
/// </summary>
public sealed class GuidePdf(Chromium chromium, Texts texts)
{
    const int MostTimes = 3;

    /// <param name="step">Told how far it is, from 0 to 1.</param>
    /// <returns>Its pages.</returns>
    public async Task<int> Print(GuideBook book, GuidePaper paper, string file, Func<double, Task>? step = null, CancellationToken stop = default)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("vuurtoren-guide-").FullName;
        try
        {
            var styles = StylesOf(paper);
            foreach (var style in styles) await File.WriteAllTextAsync(Path.Combine(folder, style), Style(style), stop);
            var (page, pdf) = (Path.Combine(folder, "page.html"), Path.Combine(folder, "page.pdf"));
            await Pass(_ => "00", draft: true);
            var read = PdfFile.Read(pdf);
            for (var times = 0; times < MostTimes; times++)
            {
                var before = read;
                await (step?.Invoke(0.4) ?? Task.CompletedTask);
                await Pass(key => before.Places.TryGetValue(key, out var number) ? number.ToString(CultureInfo.InvariantCulture) : "", draft: false);
                read = PdfFile.Read(pdf);
                if (!Same(before, read)) continue;
                Put(read, paper, pdf, file);
                return read.PageCount;
            }
            throw new RuleBroken("pdf.failed");

            async Task Pass(Func<string, string> number, bool draft)
            {
                await File.WriteAllTextAsync(page, new GuideHtml(book, texts, number, bare: draft).Write(paper.Size, styles, alone: true), stop);
                File.Delete(pdf);
                await chromium.Print(page, pdf, draft, stop);
            }
        }
        finally { System.IO.Directory.Delete(folder, recursive: true); }
    }

    public static IReadOnlyList<string> StylesOf(GuidePaper paper) => ["printed.css", $"printed-{paper.Size}.css"];

    /// <summary>A style sheet of ours, as it was built in.</summary>
    public static string Style(string name)
    {
        using var reader = new StreamReader(typeof(GuidePdf).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>The index is last and may be longer than it was without numbers: what counts is where each place stands.</summary>
    static bool Same(PdfFile before, PdfFile read) => before.Places.Count == read.Places.Count && before.Places.All(place => read.Places.GetValueOrDefault(place.Key) == place.Value);

    static void Put(PdfFile read, GuidePaper paper, string pdf, string file)
    {
        if (!paper.Folded)
        {
            File.Copy(pdf, file, overwrite: true);
            return;
        }
        using var output = File.Create(file);
        Booklet.Write(read, output);
    }
}

/// <param name="Name">As it stands in the address.</param>
/// <param name="Size">Of a page: "a4" or "a5".</param>
/// <param name="Folded">Two pages on a sheet, to print on both sides and fold.</param>
public sealed record GuidePaper(string Name, string Size, bool Folded)
{
    public static readonly IReadOnlyList<GuidePaper> All = [new("a4", "a4", false), new("a5", "a5", false), new("fold", "a5", true)];

    public static GuidePaper? Of(string? name) => All.FirstOrDefault(paper => paper.Name == name);
}
