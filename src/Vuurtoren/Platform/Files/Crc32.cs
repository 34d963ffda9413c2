namespace Vuurtoren.Platform.Files;

/// <summary>The check value of PNG chunks (ISO 3309).</summary>
static class Crc32
{
    static readonly uint[] table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes) crc = table[(crc ^ one) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }
}
