using System.Reflection;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Backups;

/// <summary>
/// What a module does in a database that was just restored and that nobody sees yet: who was erased after the backup was made must not come back.
/// Found by its type. Doing it twice must be the same as once.
/// </summary>
public abstract class WhenRestored
{
    /// <summary>What the database that is replaced knows and the backup cannot know, for <see cref="Do"/>; null when nothing. Not called when there was none, or it cannot be read.</summary>
    public virtual string? Keep(Database before) => null;

    /// <param name="restored">Up to date.</param>
    /// <param name="kept">What <see cref="Keep"/> gave.</param>
    public abstract void Do(Database restored, string? kept, DateTime now);

    internal static IReadOnlyList<WhenRestored> All() => [.. Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(WhenRestored)) && !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => (WhenRestored)Activator.CreateInstance(type)!)];
}
