namespace Vuurtoren.Tests.Support;

/// <summary>One running site with the demo municipality, shared by the tests that only look: <c>[Collection(DemoSite.Name)]</c>.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    /// <summary>Of the collection of tests that share it.</summary>
    public const string Name = "demo site";

    /// <summary>The site; nothing in it may be changed by a test.</summary>
    public Site Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await Site.Start(demo: true);

    public async Task DisposeAsync() => await Site.DisposeAsync();
}

[CollectionDefinition(DemoSite.Name)]
public sealed class DemoSiteTests : ICollectionFixture<DemoSite>;
