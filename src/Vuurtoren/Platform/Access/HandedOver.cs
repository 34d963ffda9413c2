using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Access;

/// <summary>What others take over from somebody who leaves. Found by its type, so that Platform names no module.</summary>
public abstract class HandedOver
{
    public abstract Task Take(Db db, Guid from, Guid to);

    internal static readonly IReadOnlyList<HandedOver> All = [.. typeof(HandedOver).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(HandedOver)) && !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal).Select(type => (HandedOver)Activator.CreateInstance(type)!)];
}
