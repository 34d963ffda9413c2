namespace Vuurtoren.Tests.Support;

/// <summary>Real directories that may be read in tests but not shipped: labels and tests hold their ids only, never their texts.</summary>
public static class RealData
{
    /// <summary>The folder that holds social-brussels/, hsds-feeds/ and the like; null when VUURTOREN_REAL_DATA is not set.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("VUURTOREN_REAL_DATA") is { Length: > 0 } folder ? folder : null;

    /// <summary>A file or folder of the real data, by its path inside <see cref="Folder"/>.</summary>
    public static string At(string path) => Path.Combine(Folder ?? throw new InvalidOperationException(Missing), path);

    internal const string Missing = "needs the real directories: set VUURTOREN_REAL_DATA";
}

/// <summary>A test on real directories; shown as skipped where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute() { if (RealData.Folder is null) Skip = RealData.Missing; }
}

/// <summary>A test on real directories with several cases, for instance each database; shown as skipped where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealDataTheoryAttribute : TheoryAttribute
{
    public RealDataTheoryAttribute() { if (RealData.Folder is null) Skip = RealData.Missing; }
}
