using System.Reflection;

namespace Vuurtoren.Tests.Support;

/// <summary>Where things are on the machine that runs the tests.</summary>
public static class Places
{
    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = Metadata("Repository");

    /// <summary>The built application, vuurtoren.dll, in the same configuration as these tests.</summary>
    public static string Application { get; } = Metadata("Application");

    /// <summary>What the tests leave behind for people and for the HTML check. Not in the repository.</summary>
    public static string Artifacts { get; } = Path.Combine(Repository, "artifacts");

    static string Metadata(string key) => typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
