using System.Reflection;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Networks.Public;

/// <summary>Of which coordination somebody new reads, and in which language.</summary>
/// <param name="IsColleague">Signed in: may read what stays with all members. Others read what everybody may know.</param>
public sealed record NewcomerFor(Db Db, Guid Coordination, string Lang, DateOnly Today, Texts Texts, bool IsColleague);

/// <summary>One heading of the page for who is new.</summary>
/// <param name="Nothing">What it says without lines.</param>
public sealed record NewcomerPart(string Title, IReadOnlyList<string> Lines, string Nothing);

/// <summary>A class that knows what goes on in its room, for who is new; found by its type, so that a module can add its own. Everybody reads the page: nothing of a working group or of persons. A few queries each.</summary>
public abstract class NewcomerOf
{
    /// <summary>Order on the page.</summary>
    public abstract int Place { get; }

    public abstract Task<IReadOnlyList<NewcomerPart>> Of(NewcomerFor newcomer);

    static readonly IReadOnlyList<NewcomerOf> all = [.. Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(NewcomerOf)) && !type.IsAbstract).Select(type => (NewcomerOf)Activator.CreateInstance(type)!).OrderBy(one => one.Place).ThenBy(one => one.GetType().FullName, StringComparer.Ordinal)];

    public static async Task<IReadOnlyList<NewcomerPart>> All(NewcomerFor newcomer)
    {
        var parts = new List<NewcomerPart>();
        foreach (var one in all) parts.AddRange(await one.Of(newcomer));
        return parts;
    }
}
