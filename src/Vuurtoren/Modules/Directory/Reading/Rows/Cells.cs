using System.Text;
using System.Text.Json;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Rows;

/// <summary>Values of a row as records have them. What is written as JSON is read by hand where every record has it.</summary>
static class Cells
{
    public static string? Text(this RawRows rows, int at) => rows.IsNull(at) ? null : Word(rows.Utf8(at));

    public static LocalText? Local(this RawRows rows, int at) => rows.Utf8(at) is { Length: > 0 } json ? LocalText.Read(json) : null;

    public static Guid? IdOrNull(this RawRows rows, int at) => rows.IsNull(at) ? null : rows.Id(at);

    public static double? NumberOrNull(this RawRows rows, int at) => rows.IsNull(at) ? null : rows.Number(at);

    public static DateTime? TimeOrNull(this RawRows rows, int at) => rows.IsNull(at) ? null : rows.Time(at);

    public static DateOnly? DayOrNull(this RawRows rows, int at) => rows.IsNull(at) ? null : rows.Day(at);

    public static Visibility Visibility(this RawRows rows, int at) => rows.Utf8(at).SequenceEqual("Public"u8) ? default : Enum.Parse<Visibility>(Word(rows.Utf8(at)));

    public static ServiceStatus Status(this RawRows rows, int at) => rows.Utf8(at).SequenceEqual("Active"u8) ? default : Enum.Parse<ServiceStatus>(Word(rows.Utf8(at)));

    /// <summary>Any list of parts; the slow way, for what few records have.</summary>
    public static IReadOnlyList<T> Parts<T>(this RawRows rows, int at) =>
        rows.Utf8(at) is { Length: > 2 } json ? JsonSerializer.Deserialize<IReadOnlyList<T>>(json, Json.Options)! : [];

    public static IReadOnlyList<Guid> Ids(this RawRows rows, int at)
    {
        if (rows.Utf8(at) is not { Length: > 2 } json) return [];
        var ids = new List<Guid>(json.Length / 39 + 1);
        for (var reader = new Utf8JsonReader(json); reader.Read();)
            if (reader.TokenType == JsonTokenType.String) ids.Add(reader.GetGuid());
        return ids;
    }

    /// <summary>Without their notes.</summary>
    public static IReadOnlyList<SpokenLanguage> Spoken(this RawRows rows, int at)
    {
        if (rows.Utf8(at) is not { Length: > 2 } json) return [];
        var spoken = new List<SpokenLanguage>(2);
        for (var reader = new Utf8JsonReader(json); reader.Read();)
            if (Property(ref reader, 2) && reader.ValueTextEquals("code"u8) && reader.Read()) spoken.Add(new(reader.ValueIsEscaped ? reader.GetString()! : Word(reader.ValueSpan)));
        return spoken;
    }

    /// <summary>Only their kind and postal code.</summary>
    public static IReadOnlyList<Address> Postcodes(this RawRows rows, int at)
    {
        if (rows.Utf8(at) is not { Length: > 2 } json) return [];
        var addresses = new List<Address>(1);
        var (postcode, type) = (default(string), AddressType.Physical);
        for (var reader = new Utf8JsonReader(json); reader.Read();)
        {
            if (Property(ref reader, 2))
            {
                if (reader.ValueTextEquals("postal_code"u8) && reader.Read()) postcode = reader.GetString();
                else if (reader.ValueTextEquals("type"u8) && reader.Read()) type = Enum.Parse<AddressType>(reader.GetString()!, ignoreCase: true);
            }
            if (reader.TokenType != JsonTokenType.EndObject || reader.CurrentDepth != 1) continue;
            addresses.Add(new(PostalCode: postcode, Type: type));
            (postcode, type) = (null, AddressType.Physical);
        }
        return addresses;
    }

    static bool Property(ref Utf8JsonReader reader, int depth) => reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == depth;

    /// <summary>One string for the same bytes: codes and names of sources stand in every row.</summary>
    static string Word(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest) return Encoding.UTF8.GetString(utf8);
        var words = known ??= new string[4096];
        var hash = new HashCode();
        hash.AddBytes(utf8);
        ref var word = ref words[hash.ToHashCode() & 4095];
        Span<char> letters = stackalloc char[Longest];
        letters = letters[..Encoding.UTF8.GetChars(utf8, letters)];
        return word is not null && letters.SequenceEqual(word) ? word : word = letters.ToString();
    }

    const int Longest = 24;

    [ThreadStatic] static string[]? known;
}
