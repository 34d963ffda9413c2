using System.Text.Json;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Reading.Rows;

/// <summary>Lists of parts by the JSON they were read from: the same ones come back in many rows, and are read once.</summary>
sealed class SeenParts<T>
{
    const int Most = 20_000;

    readonly Dictionary<byte[], IReadOnlyList<T>> kept = new(new SameBytes());
    readonly Dictionary<byte[], IReadOnlyList<T>>.AlternateLookup<ReadOnlySpan<byte>> bySpan;

    public SeenParts() => bySpan = kept.GetAlternateLookup<ReadOnlySpan<byte>>();

    public IReadOnlyList<T> Of(RawRows rows, int at)
    {
        var json = rows.Utf8(at);
        if (json.Length <= 2) return [];
        if (bySpan.TryGetValue(json, out var parts)) return parts;
        parts = JsonSerializer.Deserialize<IReadOnlyList<T>>(json, Json.Options)!;
        if (kept.Count < Most) bySpan[json] = parts;
        return parts;
    }

    sealed class SameBytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? a, byte[]? b) => a.AsSpan().SequenceEqual(b);
        public bool Equals(ReadOnlySpan<byte> a, byte[] b) => a.SequenceEqual(b);
        public int GetHashCode(byte[] of) => GetHashCode(of.AsSpan());
        public byte[] Create(ReadOnlySpan<byte> of) => of.ToArray();
        public int GetHashCode(ReadOnlySpan<byte> of) => Cells.Hash(of);
    }
}
