using System.Data.Common;
using System.Reflection;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>A class that knows pages of its room that search engines may list; found by its type, so that the directory names no module above it.</summary>
public abstract class ListedPagesOf
{
    /// <summary>After the language.</summary>
    public abstract IEnumerable<string> Paths(DbConnection connection);

    static readonly IReadOnlyList<ListedPagesOf> all = [.. Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ListedPagesOf)) && !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => (ListedPagesOf)Activator.CreateInstance(type)!)];

    public static IReadOnlyList<string> All(DbConnection connection) => [.. all.SelectMany(one => one.Paths(connection))];
}
