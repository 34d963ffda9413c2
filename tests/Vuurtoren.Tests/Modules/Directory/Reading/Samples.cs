using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Modules.Directory.Reading;

/// <summary>Records with a recognisable word in every text of every field, made from their types: a field added tomorrow is filled too.</summary>
static class Samples
{
    /// <param name="mark">Each text becomes "{mark} {column}".</param>
    /// <param name="set">Values for some properties by name, instead of made-up ones.</param>
    public static DirectoryRecord Filled(Type type, string mark, IReadOnlyDictionary<string, object?>? set = null)
    {
        var record = (DirectoryRecord)RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
        {
            if (set is not null && set.TryGetValue(property.Name, out var value)) property.SetValue(record, value);
            else property.SetValue(record, property.Name switch
            {
                nameof(DirectoryRecord.Parked) or nameof(DirectoryRecord.WithdrawnAt) => null,
                nameof(DirectoryRecord.Id) => Ids.Of("samples", type.Name, mark),
                nameof(DirectoryRecord.Visibility) => Visibility.Public,
                _ => Value(property.PropertyType, $"{mark} {Db.Snake(property.Name)}"),
            });
        }
        return record;
    }

    public static T Filled<T>(string mark, IReadOnlyDictionary<string, object?>? set = null) where T : DirectoryRecord => (T)Filled(typeof(T), mark, set);

    static object? Value(Type type, string text)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return text;
        if (type == typeof(LocalText)) return LocalText.NlFr(text + " nl", text + " fr");
        if (type == typeof(Guid)) return Ids.Of("samples", "link", text);
        if (type == typeof(DateTime)) return new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        if (type == typeof(DateOnly)) return new DateOnly(2026, 1, 2);
        if (type == typeof(int)) return 7;
        if (type == typeof(long)) return 7L;
        if (type == typeof(double)) return 50.5;
        if (type == typeof(bool)) return false;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) return List(type.GetGenericArguments()[0], text);
        if (type == typeof(IReadOnlyDictionary<string, IReadOnlyList<string>>)) return new Dictionary<string, IReadOnlyList<string>> { ["nl"] = [text], ["fr"] = [text] };
        return Part(type, text);
    }

    static IList List(Type of, string text)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(of))!;
        list.Add(Value(of, text));
        return list;
    }

    static object Part(Type type, string text)
    {
        var part = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite)) property.SetValue(part, Value(property.PropertyType, text));
        return part;
    }
}
