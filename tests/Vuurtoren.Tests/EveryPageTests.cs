using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Vuurtoren.Tests;

/// <summary>Every page of the demo, in both languages, at a desk and on a telephone.</summary>
[Collection(DemoInBrowser.Name), Trait("Category", Browser.Category)]
public partial class EveryPageTests(DemoInBrowser demo)
{
    // Several of each kind once at a desk and once on a telephone; the other way round one of each kind will do: the looking takes most of the time of ./check.
    [Theory]
    [InlineData("nl", Browser.Desk, true)]
    [InlineData("nl", Browser.Telephone, false)]
    [InlineData("fr", Browser.Desk, false)]
    [InlineData("fr", Browser.Telephone, true)]
    public async Task Every_page_is_free_of_barriers_and_errors_and_fits_the_screen(string language, int width, bool several)
    {
        var found = (await Pages.Of(demo.Site, language)).Found;
        var pages = new ConcurrentQueue<Pages.Sample>(several ? found : found.DistinctBy(page => Pages.KindOf(page.Path)));
        var faults = new ConcurrentQueue<string>();

        await Task.WhenAll(Look(), Look());

        Assert.True(faults.IsEmpty, string.Join('\n', faults.Order(StringComparer.Ordinal)));

        async Task Look()
        {
            await using var visitor = await demo.Browser.Visit(demo.Site.Address, width, language);
            while (pages.TryDequeue(out var page))
            {
                try
                {
                    foreach (var fault in await FaultsOf(page, visitor, width, several)) faults.Enqueue($"{page.Path} {fault}");
                }
                catch (PlaywrightException problem)
                {
                    faults.Enqueue($"{page.Path} {problem.Message}"); // and on with the next page
                }
            }
        }
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    public async Task No_link_leads_to_an_error(string language)
    {
        var broken = (await Pages.Of(demo.Site, language)).Broken;

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public async Task The_picture_of_the_readme_can_be_taken()
    {
        await using var visitor = await demo.Browser.Visit(demo.Site.Address, Browser.Desk, "nl");
        await visitor.Open("/nl");
        var file = Path.Combine(Places.Artifacts, "screenshot.png");
        await visitor.Page.ScreenshotAsync(new() { Path = file });

        Assert.True(new FileInfo(file).Length > 10_000, "the picture is empty"); // docs/screenshot.png is a copy, made by hand
    }

    static async Task<IEnumerable<string>> FaultsOf(Pages.Sample page, Visitor visitor, int width, bool contrast)
    {
        await visitor.Page.SetViewportSizeAsync(width, width == Browser.Desk ? Browser.DeskHeight : Browser.TelephoneHeight);
        var answer = await visitor.Open(page.Path);
        if (width == Browser.Desk) await Keep(page.Path, await answer.TextAsync());
        IEnumerable<string> faults = await visitor.Faults(contrast);
        var measure = new Measure(visitor.Page);
        faults = faults.Concat(width == Browser.Desk ? await measure.AtDesk() : [.. await measure.OnTelephone(), .. await visitor.FaultsWhenMagnified()]);
        return answer.Status == page.Status ? faults : faults.Prepend($"answers {answer.Status}, not {page.Status}");
    }

    // For the HTML check that ./check runs afterwards: as it was sent, before the browser mended it.
    static Task Keep(string path, string html)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Places.Artifacts, "html")).FullName;
        var name = path == "/" ? "start" : NotForFileNames().Replace(path.Trim('/'), "_");
        return File.WriteAllTextAsync(Path.Combine(folder, $"{name[..Math.Min(name.Length, 150)]}.html"), html);
    }

    [GeneratedRegex("[^A-Za-z0-9.-]+")]
    private static partial Regex NotForFileNames();
}
