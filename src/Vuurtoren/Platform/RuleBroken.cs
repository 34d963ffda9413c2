namespace Vuurtoren.Platform;

/// <summary>A domain rule said no. The code is a key in a module's texts.json, shown translated with status 422, or as one line at the command line.</summary>
public class RuleBroken(string code, params object[] details) : Exception(code)
{
    /// <summary>What fills {0}, {1} … in the text.</summary>
    public IReadOnlyList<object> Details { get; } = details;
}
