using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Vuurtoren.Tests.Support;

/// <summary>Someone with a browser open, and all that went wrong on the page in front of them.</summary>
public sealed class Visitor : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly List<string> faults = [];
    readonly Uri site;
    string opened = "";

    internal Visitor(IBrowserContext context, IPage page, Uri site)
    {
        (this.context, Page, this.site) = (context, page, site);
        page.Console += (_, message) => { if (message.Type == "error" && !IsStatusOfPage(message)) faults.Add($"console: {message.Text} ({message.Location})"); };
        page.PageError += (_, error) => faults.Add($"script: {error}");
        page.RequestFailed += (_, request) => { if (request.Failure != "net::ERR_ABORTED") faults.Add($"request: {request.Url} {request.Failure}"); };
        page.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && !request.Url.StartsWith(site.AbsoluteUri, StringComparison.Ordinal))
                faults.Add($"request to another site: {request.Url}");
        };
    }

    /// <summary>Playwright's page, for clicks, keys and screenshots.</summary>
    public IPage Page { get; }

    /// <summary>Goes on as this guest, who signed in without a browser.</summary>
    public Task Becomes(Guest guest) => context.AddCookiesAsync(guest.Cookies.GetCookies(site).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = site.ToString() }));

    /// <summary>Opens a page of the site, waits until it is quiet, and gives the answer as it came over the wire.</summary>
    public async Task<IResponse> Open(string path)
    {
        faults.Clear();
        opened = new Uri(site, path).AbsoluteUri;
        var answer = await Page.GotoAsync(opened, new() { WaitUntil = WaitUntilState.Load });
        await Page.EvaluateAsync("() => document.fonts.ready");
        return answer!;
    }

    /// <summary>What is wrong with the page as it stands now: errors in the console, blocked by our own policy, sideways scrolling, barriers.</summary>
    /// <param name="contrast">Colours too, which takes as long as all the rest: once for each kind of page at each width is enough.</param>
    public async Task<IReadOnlyList<string>> Faults(bool contrast = true)
    {
        var found = new List<string>();
        found.AddRange(await Sideways());
        foreach (var barrier in await Barriers(contrast)) found.Add(barrier);
        return [.. faults, .. found];
    }

    /// <summary>Whether it still fits where 320 pixels are left, as when a desk is magnified four times (WCAG 2.2, 1.4.10).</summary>
    public async Task<IReadOnlyList<string>> FaultsWhenMagnified()
    {
        await Page.SetViewportSizeAsync(Browser.Magnified, Browser.TelephoneHeight);
        return [.. (await Sideways()).Select(fault => $"at {Browser.Magnified} pixels {fault}")];
    }

    /// <summary>Barriers, sizes and what is cut off on the page as it stands, for one width; each fault with what was looked at.</summary>
    public async Task<IReadOnlyList<string>> FaultsOf(string what, int width)
    {
        var measure = new Measure(Page);
        return [.. (await Faults()).Concat(width == Browser.Desk ? await measure.AtDesk() : await measure.OnTelephone()).Select(fault => $"{what} {fault}")];
    }

    /// <summary>The same of all these pages, with what folds open.</summary>
    /// <param name="magnified">On a telephone also where 320 pixels are left.</param>
    public async Task<List<string>> Walk(int width, IEnumerable<string> paths, bool magnified = false)
    {
        var all = new List<string>();
        foreach (var path in paths)
        {
            await Page.SetViewportSizeAsync(width, Browser.TelephoneHeight);
            var answered = await Open(path);
            if (answered.Status != 200) all.Add($"{path} answers {answered.Status}");
            foreach (var details in await Page.QuerySelectorAllAsync("main details")) await details.EvaluateAsync("one => one.open = true");
            all.AddRange(await FaultsOf(path, width));
            if (magnified && width != Browser.Desk) all.AddRange((await FaultsWhenMagnified()).Select(fault => $"{path} {fault}"));
        }
        await Page.SetViewportSizeAsync(width, Browser.TelephoneHeight);
        return all;
    }

    async Task<IReadOnlyList<string>> Sideways()
    {
        var pixels = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return pixels > 0 ? [$"scrolls sideways by {pixels} pixels: {await WhatSticksOut()}"] : [];
    }

    /// <summary>What axe finds against WCAG 2.2 AA and good practice. What it is unsure of is not a violation.</summary>
    async Task<IEnumerable<string>> Barriers(bool contrast)
    {
        // The package's own RunAxe opens a second page for each run, for the sake of frames. There are none here, and this takes half the time.
        await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>(
            """
            async ([tags, contrast]) => (await axe.run(document, { runOnly: { type: 'tag', values: tags }, rules: { 'color-contrast': { enabled: contrast } }, resultTypes: ['violations'] })).violations
              .flatMap(v => v.nodes.slice(0, 3).map(n => `axe ${v.id}: ${v.help} at ${n.target} ${n.html}`))
            """,
            new object[] { new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" }, contrast });
    }

    static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    Task<string> WhatSticksOut() => Page.EvaluateAsync<string>(
        """
        () => [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
          .slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')
        """);

    // Chromium logs an error for a page that answers 404. The status is the caller's business: an error page is a page like any other.
    bool IsStatusOfPage(IConsoleMessage message) =>
        message.Text.StartsWith("Failed to load resource: the server responded with", StringComparison.Ordinal)
        && message.Location.StartsWith($"{opened}:", StringComparison.Ordinal);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
