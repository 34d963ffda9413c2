using System.Reflection;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Web;

/// <summary>Something that waits for somebody, in words, with the one page on which it is done.</summary>
/// <param name="On">The day it is due; earlier ones come first.</param>
/// <param name="Does">The words on the button.</param>
/// <param name="Path">After the language.</param>
public sealed record Due(DateOnly On, string What, string Does, string Path);

/// <summary>Who asks, and when.</summary>
public sealed record DueFor(Db Db, CurrentUser Me, string Lang, DateOnly Today, IServiceProvider Services)
{
    public Texts.Texts Texts => Services.GetRequiredService<Texts.Texts>();
}

/// <summary>A class that knows what waits for people in its room; found by its type, so that Platform names no module. A handful of queries each, whatever waits.</summary>
public abstract class DueOf
{
    public abstract Task<IEnumerable<Due>> Of(DueFor me);

    /// <summary>All that it knows is done in rooms of one coordination.</summary>
    public virtual bool OfCoordination => false;

    static readonly IReadOnlyList<DueOf> all = [.. Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DueOf)) && !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => (DueOf)Activator.CreateInstance(type)!)];

    /// <summary>All that waits, what has waited longest first.</summary>
    /// <param name="elsewhere">Only what waits outside the rooms of one coordination.</param>
    public static async Task<IReadOnlyList<Due>> All(DueFor me, bool elsewhere = false)
    {
        var due = new List<Due>();
        foreach (var one in all.Where(one => !elsewhere || !one.OfCoordination)) due.AddRange(await one.Of(me));
        return [.. due.OrderBy(one => one.On)];
    }
}
