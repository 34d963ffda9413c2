using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Support;

/// <summary>A running demo with a directory manager of the region who signed in. Tests that share it take other records each.</summary>
public class ManagedDemo : IAsyncLifetime
{
    public Site Site { get; private set; } = null!;
    public Guest Manager { get; private set; } = null!;
    public Database Database => Staff.DatabaseOf(Site);

    /// <summary>Besides those of every test.</summary>
    protected virtual Dictionary<string, string> Environment => [];

    public virtual async Task InitializeAsync()
    {
        Site = await Site.Start(demo: true, prepare: Staff.MayTryOften, environment: Environment);
        Manager = await Staff.Signed(Site, "gil@voorbeeld.be", Role.DirectoryManager, Scope.Region);
    }

    public virtual async Task DisposeAsync()
    {
        Manager.Dispose();
        await Site.DisposeAsync();
    }
}
