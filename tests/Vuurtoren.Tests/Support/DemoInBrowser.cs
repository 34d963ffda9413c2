namespace Vuurtoren.Tests.Support;

/// <summary>The demo municipality, running, and a browser to look at it.</summary>
public sealed class DemoInBrowser : IAsyncLifetime
{
    /// <summary>Of the collection of browser tests.</summary>
    public const string Name = "demo in a browser";

    /// <summary>The site; nothing in it may be changed by a test.</summary>
    public Site Site { get; private set; } = null!;

    /// <summary>The browser.</summary>
    public Browser Browser { get; } = new();

    /// <summary>The same demo as it is today at this hour: another server on the same data, whose clock stands still.</summary>
    public async Task<SiteAtHour> At(int hour) => await SiteAtHour.Start(Site.Data, hour);

    public async Task InitializeAsync()
    {
        Site = await Site.Start(demo: true);
        await Browser.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        await Site.DisposeAsync();
    }
}

[CollectionDefinition(DemoInBrowser.Name)]
public sealed class DemoInBrowserTests : ICollectionFixture<DemoInBrowser>;
