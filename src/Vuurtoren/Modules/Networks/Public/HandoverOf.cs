using System.Reflection;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Networks.Public;

/// <summary>Of which coordination a coordinator hands over, and in which language.</summary>
public sealed record HandoverFor(Db Db, Guid Coordination, string Lang, DateOnly Today, Texts Texts);

/// <param name="Path">After the language, where more of it stands; null: nowhere.</param>
public sealed record HandoverLine(string What, string? Path = null);

/// <summary>One heading of the handover; without lines it says that there is nothing.</summary>
public sealed record HandoverPart(string Title, IReadOnlyList<HandoverLine> Lines);

/// <summary>A class that knows what a next coordinator must hear of its room; found by its type, so that a module can add its own. A handful of queries each.</summary>
public abstract class HandoverOf
{
    /// <summary>Order on the page.</summary>
    public abstract int Place { get; }

    public abstract Task<HandoverPart> Of(HandoverFor handover);

    static readonly IReadOnlyList<HandoverOf> all = [.. Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(HandoverOf)) && !type.IsAbstract).Select(type => (HandoverOf)Activator.CreateInstance(type)!).OrderBy(one => one.Place).ThenBy(one => one.GetType().FullName, StringComparer.Ordinal)];

    public static async Task<IReadOnlyList<HandoverPart>> All(HandoverFor handover)
    {
        var parts = new List<HandoverPart>();
        foreach (var one in all) parts.Add(await one.Of(handover));
        return parts;
    }
}
