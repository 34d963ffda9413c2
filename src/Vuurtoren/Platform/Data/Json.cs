using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Vuurtoren.Platform.Data;

/// <summary>The one way in which parts of a record are written as JSON: snake_case as in HSDS, no nulls, accents readable.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}

/// <summary>A part of a record kept as JSON in one text column.</summary>
sealed class JsonColumn<T>() : ValueConverter<T, string>(v => Json.Write(v), json => Json.Read<T>(json));

/// <summary>Parts are equal when they are written the same.</summary>
sealed class JsonComparer<T>() : ValueComparer<T>(
    (a, b) => ReferenceEquals(a, b) || Json.Write(a) == Json.Write(b),
    v => Json.Write(v).GetHashCode(StringComparison.Ordinal),
    v => v);
