namespace Vuurtoren.Tests.Support;

/// <summary>A running demo with a browser of its own: tests that change it and look at what they changed.</summary>
public sealed class ManagedDemoInBrowser : ManagedDemo
{
    public Browser Browser { get; } = new();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Browser.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        await base.DisposeAsync();
    }
}
