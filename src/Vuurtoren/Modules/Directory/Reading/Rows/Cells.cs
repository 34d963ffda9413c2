using System.Text;
using System.Text.Json;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Rows;

/// <summary>Values of a row as records have them. What is written as JSON is read by hand where every record has it.</summary>
static class Cells
{
    public static string? Text(this RawRows rows, int at) => rows.Utf8(at) is { Length: > 0 } utf8 ? Word(utf8) : rows.IsNull(at) ? null : "";

    public static LocalText? Local(this RawRows rows, int at) => rows.Utf8(at) is { Length: > 0 } json ? LocalText.Read(json) : null;

    public static Guid? IdOrNull(this RawRows rows, int at) => rows.IsNull(at) ? null : rows.Id(at);

    public static double? NumberOrNull(this RawRows rows, int at) => rows.IsNull(at) ? null : rows.Number(at);

    public static DateTime? TimeOrNull(this RawRows rows, int at) => rows.IsNull(at) ? null : rows.Time(at);

    public static DateOnly? DayOrNull(this RawRows rows, int at) => rows.IsNull(at) ? null : rows.Day(at);

    /// <summary>The name of one of an enum's values.</summary>
    public static T Named<T>(this RawRows rows, int at) where T : struct, Enum
    {
        var name = rows.Utf8(at);
        foreach (var (utf8, value) in Names<T>.All)
            if (name.SequenceEqual(utf8)) return value;
        return Enum.Parse<T>(Word(name));
    }

    static class Names<T> where T : struct, Enum
    {
        public static readonly (byte[] Utf8, T Value)[] All = [.. Enum.GetValues<T>().Select(value => (Encoding.UTF8.GetBytes(value.ToString()), value))];
    }

    /// <summary>Whether there is more than "[]" or "{}".</summary>
    public static bool HasParts(this RawRows rows, int at) => rows.Utf8(at).Length > 2;

    /// <summary>Any list or dictionary of parts. Short ones come back in many rows, such as languages and hours: those read last are kept.</summary>
    public static T Parts<T>(this RawRows rows, int at) where T : class
    {
        var json = rows.Utf8(at);
        if (json.Length > ReadParts<T>.Longest) return JsonSerializer.Deserialize<T>(json, Json.Options)!;
        ref var last = ref ReadParts<T>.Last[Hash(json) & (ReadParts<T>.Most - 1)];
        if (last is { } known && json.SequenceEqual(known.Json)) return known.Parts;
        var read = new ReadParts<T>(json.ToArray(), JsonSerializer.Deserialize<T>(json, Json.Options)!);
        last = read;
        return read.Parts;
    }

    /// <summary>Never changes: whoever reads it has all of it, whatever another thread puts in its place.</summary>
    sealed record ReadParts<T>(byte[] Json, T Parts) where T : class
    {
        public const int Longest = 512, Most = 512;

        public static readonly ReadParts<T>?[] Last = new ReadParts<T>?[Most];
    }

    internal static int Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = new HashCode();
        hash.AddBytes(utf8);
        return hash.ToHashCode();
    }

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
        ref var word = ref words[Hash(utf8) & 4095];
        Span<char> letters = stackalloc char[Longest];
        letters = letters[..Encoding.UTF8.GetChars(utf8, letters)];
        return word is not null && letters.SequenceEqual(word) ? word : word = letters.ToString();
    }

    const int Longest = 24;

    [ThreadStatic] static string[]? known;
}
