using System.Data.Common;
using System.Reflection;

namespace Vuurtoren.Platform.Files;

public enum Sight { None, Some, Everybody }

/// <summary>Records of a module that files belong to. Found by its type, so that Platform names no module.</summary>
public abstract class OwnsFiles
{
    public abstract IReadOnlyList<string> Kinds { get; }

    /// <summary>Whether who asks sees the record: Some is for them alone, and nothing of it may stay in a shared cache.</summary>
    public abstract Task<Sight> Sees(HttpContext http, Owner owner);

    /// <summary>The record is there, seen or not.</summary>
    public abstract bool IsThere(DbConnection connection, Owner owner);

    internal static readonly IReadOnlyList<OwnsFiles> All = [.. Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(OwnsFiles)) && !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (OwnsFiles)Activator.CreateInstance(type)!)];

    internal static OwnsFiles? Of(string kind) => All.FirstOrDefault(one => one.Kinds.Contains(kind));
}
