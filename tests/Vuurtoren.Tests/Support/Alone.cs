namespace Vuurtoren.Tests.Support;

/// <summary>
/// For tests that measure time or memory: <c>[Collection(Alone.Name)]</c> keeps all others of this run waiting meanwhile.
/// Other programs still share the machine, so measure processor time rather than the clock, and be generous.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    /// <summary>Of the collection.</summary>
    public const string Name = "alone";
}
