using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading;

/// <summary>One property of a record: read, written and emptied without reflection at run time.</summary>
sealed class Column
{
    /// <summary>A shallow copy of any object.</summary>
    public static readonly Func<object, object> Copy =
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<Func<object, object>>();

    public Column(PropertyInfo property)
    {
        var type = Type = property.PropertyType;
        Path = Db.Snake(property.Name);
        Get = Getter(property);
        Set = Setter(property);
        Required = type != typeof(string) && property.GetCustomAttribute<RequiredMemberAttribute>() is not null;
        Nothing = type == typeof(string) && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.NotNull ? "" : Empty(type);
        Parts = PartRule.ForList(type);
    }

    /// <summary>The name in field_state, e.g. "alternate_name".</summary>
    public string Path { get; }
    public Type Type { get; }
    public Func<object, object?> Get { get; }
    public Action<object, object?> Set { get; }
    /// <summary>The record makes no sense without it.</summary>
    public bool Required { get; }
    /// <summary>What stands there when it is hidden: null, an empty list, or the default of a value.</summary>
    public object? Nothing { get; }
    /// <summary>Set when its parts have a visibility of their own.</summary>
    public PartRule? Parts { get; }

    /// <summary>The value with one language, or all of it, taken away.</summary>
    /// <returns>Null, or <see cref="Nothing"/>, when nothing is left.</returns>
    public object? Without(object value, string language) => (value, language) switch
    {
        (_, "") => Required ? null : Nothing,
        (LocalText text, _) => text.With(language, null) ?? Nothing,
        (IReadOnlyList<LocalText> texts, _) => texts.Select(t => t.With(language, null)).OfType<LocalText>().ToList(),
        (IReadOnlyDictionary<string, IReadOnlyList<string>> words, _) => words.Where(w => w.Key != language).ToFrozenDictionary(),
        _ => Required ? null : Nothing, // languages inside a part: rather too little than too much
    };

    static object? Empty(Type type)
    {
        if (type == typeof(string)) return null;
        if (type.IsValueType) return Activator.CreateInstance(type);
        if (!type.IsGenericType) return null;
        var arguments = type.GetGenericArguments();
        return arguments.Length == 1 ? Array.CreateInstance(arguments[0], 0)
            : Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments));
    }

    public static Func<object, object?> Getter(PropertyInfo property)
    {
        var owner = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, object?>>(
            Expression.Convert(Expression.Property(Expression.Convert(owner, property.DeclaringType!), property), typeof(object)), owner).Compile();
    }

    public static Action<object, object?> Setter(PropertyInfo property)
    {
        var (owner, value) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(object)));
        return Expression.Lambda<Action<object, object?>>(
            Expression.Call(Expression.Convert(owner, property.DeclaringType!), property.GetSetMethod(nonPublic: true)!, Expression.Convert(value, property.PropertyType)),
            owner, value).Compile();
    }
}
