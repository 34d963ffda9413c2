using System.Security.Cryptography;
using System.Text;

namespace Vuurtoren.Platform.Data;

/// <summary>Name-based ids (UUID version 5, RFC 9562 section 5.5): the same source record has the same id on every machine.</summary>
public static class Ids
{
    static readonly byte[] root = Guid.Parse("6f1b8f0e-7d0b-5c52-9a38-6c1f6d2a4e10").ToByteArray(bigEndian: true);

    /// <summary>The id of a record of this kind as this source names it, e.g. ("social-brussels", "organization", "1060").</summary>
    public static Guid Of(string source, string kind, string sourceId)
    {
        var name = string.Concat(source, "\n", kind, "\n", sourceId);
        Span<byte> input = stackalloc byte[16 + 512];
        var length = Encoding.UTF8.GetByteCount(name);
        if (length > 512) input = new byte[16 + length];
        root.CopyTo(input);
        Encoding.UTF8.GetBytes(name, input[16..]);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // version 5 is defined on SHA-1; nothing secret depends on it
        SHA1.HashData(input[..(16 + length)], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
