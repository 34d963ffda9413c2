using Microsoft.Playwright;

namespace Vuurtoren.Tests.Support;

/// <summary>
/// Debian's Chromium without a screen, one for all browser tests: see <see cref="DemoInBrowser"/>.
/// Another one is used when VUURTOREN_TEST_CHROMIUM names it.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>Of the trait that ./check --fast leaves out: <c>[Trait("Category", Browser.Category)]</c>.</summary>
    public const string Category = "Browser";

    /// <summary>The widths, in CSS pixels, at which every page has to be good: a desk and a telephone.</summary>
    public const int Desk = 1280, Telephone = 390, DeskHeight = 800, Magnified = 320, TelephoneHeight = 844;

    /// <summary>The one without windows costs half the processor time.</summary>
    static readonly string[] programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    /// <summary>Milliseconds to wait for what has to come. A machine that is busy with other tests is slow, not wrong.</summary>
    const int Patience = 90_000;

    IPlaywright playwright = null!;
    IBrowser chromium = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("VUURTOREN_TEST_CHROMIUM") ?? programs.FirstOrDefault(File.Exists),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        await chromium.DisposeAsync();
        playwright.Dispose();
    }

    /// <summary>A fresh visitor, without cookies, at this width, whose browser prefers this language.</summary>
    public async Task<Visitor> Visit(Uri site, int width, string language)
    {
        var context = await chromium.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = width == Telephone ? TelephoneHeight : DeskHeight },
            Locale = $"{language}-BE",
            TimezoneId = "Europe/Brussels",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        context.SetDefaultNavigationTimeout(Patience);
        return new(context, await context.NewPageAsync(), site);
    }
}
