using System.Security.Cryptography;

namespace Vuurtoren.Platform.Files;

/// <summary>Bytes that were read from end to end, are what they seem, and hold nothing else.</summary>
/// <param name="Size">Of an image the width for which it was made; 0 for a document.</param>
public sealed record Checked(FileKind Kind, string MediaType, byte[] Bytes, int? Width = null, int? Height = null, int Size = 0)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));
}
