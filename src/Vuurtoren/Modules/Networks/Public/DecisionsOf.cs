using System.Reflection;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Networks.Public;

/// <summary>A decision of a coordination, as it was written down.</summary>
public sealed record DecisionTaken(Guid Id, DateOnly Day, LocalText Words);

/// <summary>A class that knows where decisions are written down; found by its type, since minutes know of coordinations and not the other way round.</summary>
public abstract class DecisionsOf
{
    /// <summary>The last first.</summary>
    public abstract Task<IReadOnlyList<DecisionTaken>> Of(Db db, Guid coordination, DateOnly since);

    static readonly IReadOnlyList<DecisionsOf> all = [.. Assembly.GetExecutingAssembly().GetTypes().Where(type => type.IsSubclassOf(typeof(DecisionsOf)) && !type.IsAbstract).Select(type => (DecisionsOf)Activator.CreateInstance(type)!)];

    public static async Task<IReadOnlyList<DecisionTaken>> All(Db db, Guid coordination, DateOnly since)
    {
        var decisions = new List<DecisionTaken>();
        foreach (var one in all) decisions.AddRange(await one.Of(db, coordination, since));
        return decisions;
    }
}
