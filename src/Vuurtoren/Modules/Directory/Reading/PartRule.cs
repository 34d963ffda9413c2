using System.Reflection;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading;

/// <summary>What a viewer may see of the parts in a list: phones and contacts have a visibility of their own, also inside each other.</summary>
abstract class PartRule
{
    /// <summary>The list with only what may be seen; the same list when that is all.</summary>
    /// <param name="persons">Who may see whose attention an address is for.</param>
    public abstract object Seen(object parts, Viewer viewer, Visibility persons);

    /// <summary>The rule for a property of this type, or null when it is no list of such parts.</summary>
    public static PartRule? ForList(Type type)
    {
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IReadOnlyList<>)) return null;
        var part = type.GetGenericArguments()[0];
        if (part.Namespace != typeof(Phone).Namespace || part.IsEnum) return null;
        var rule = (PartRule)Activator.CreateInstance(typeof(PartRule<>).MakeGenericType(part))!;
        return rule.Needed ? rule : null;
    }

    protected abstract bool Needed { get; }
}

sealed class PartRule<T> : PartRule where T : class
{
    readonly Func<object, object?>? visibility = Property("Visibility") is { } p && p.PropertyType == typeof(Visibility) ? Column.Getter(p) : null;
    readonly Inner[] inner = typeof(T).GetProperties().Where(p => p.CanWrite)
        .Select(p => (Property: p, Rule: ForList(p.PropertyType))).Where(p => p.Rule is not null)
        .Select(p => new Inner(Column.Getter(p.Property), Column.Setter(p.Property), p.Rule!)).ToArray();

    sealed record Inner(Func<object, object?> Get, Action<object, object?> Set, PartRule Rule);

    static PropertyInfo? Property(string name) => typeof(T).GetProperty(name);

    protected override bool Needed => visibility is not null || inner.Length > 0 || typeof(T) == typeof(Address);

    public override object Seen(object parts, Viewer viewer, Visibility persons)
    {
        var list = (IReadOnlyList<T>)parts;
        List<T>? changed = null;
        for (var i = 0; i < list.Count; i++)
        {
            var seen = Seen(list[i], viewer, persons);
            if (changed is null && !ReferenceEquals(seen, list[i])) changed = [.. list.Take(i)];
            if (seen is not null) changed?.Add(seen);
        }
        return changed ?? parts;
    }

    T? Seen(T part, Viewer viewer, Visibility persons)
    {
        if (visibility is not null && !viewer.Sees((Visibility)visibility(part)!)) return null;
        if (part is Contact { Name: not null } && !viewer.Sees(Visibility.OwnerOnly)) return null; // persons are read apart, on pages only: see Persons/Faces
        if (part is Address { Attention: not null } address && !viewer.Sees(persons)) return address with { Attention = null } as T; // most often a person
        var now = part;
        foreach (var list in inner)
        {
            if (list.Get(now) is not { } parts || list.Rule.Seen(parts, viewer, persons) is var seen && ReferenceEquals(seen, parts)) continue;
            if (ReferenceEquals(now, part)) now = (T)Column.Copy(part);
            list.Set(now, seen);
        }
        return now;
    }
}
