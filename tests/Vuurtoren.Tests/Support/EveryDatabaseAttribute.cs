using System.Reflection;
using Xunit.Sdk;

namespace Vuurtoren.Tests.Support;

/// <summary>
/// Runs a theory once on SQLite and once on PostgreSQL, each time with an empty database of its own:
/// <c>[Theory, EveryDatabase] public async Task A_rule_holds(TestDatabase database)</c>.
/// Further values in the attribute become further arguments; repeat the attribute for further cases.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EveryDatabaseAttribute(params object?[] arguments) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<Engine>().Select(engine => (object?[])[new TestDatabase(engine), .. arguments]);
}
