using System.Security.Cryptography;
using System.Text;

namespace Vuurtoren.Platform.Data;

/// <summary>
/// The secret outside the database: 32 bytes in the file that "Secret:File" names, or else in `secret` in the data folder, made at the first start.
/// Nodes that share a PostgreSQL database need the same file. Without it nobody stays signed in, and one-time codes have to be set up anew.
/// </summary>
public sealed class ServerSecret
{
    readonly byte[] key, seal;

    ServerSecret(byte[] secret)
    {
        key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "Vuurtoren key ring"u8.ToArray());
        seal = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "Vuurtoren seal"u8.ToArray());
    }

    public static ServerSecret In(string folder)
    {
        var file = FileOf(folder);
        if (!File.Exists(file)) Make(file);
        var bytes = File.ReadAllBytes(file);
        return bytes.Length >= 32 ? new(bytes) : throw new RuleBroken("people.secret.short", file);
    }

    public static string FileOf(string folder)
    {
        var settings = SettingsFile.In(folder);
        return settings["Secret:File"] is { Length: > 0 } given ? given : Path.Combine(folder, "secret");
    }

    /// <summary>Tells one secret from another, and nothing about it.</summary>
    public string Fingerprint => Seal("fingerprint")[..16];

    /// <summary>Nobody without the secret makes the same of these words (HMAC-SHA-256).</summary>
    public string Seal(string words) => Convert.ToHexStringLower(HMACSHA256.HashData(seal, Encoding.UTF8.GetBytes(words)));

    /// <summary>What stands in a link of a letter about this record: nobody without the secret makes another. For one purpose only.</summary>
    public string Ticket(string purpose, Guid id) => id.ToString("N") + Seal($"{purpose}\n{id:N}")[..32];

    /// <summary>Whose ticket this is; null when it was made up.</summary>
    public Guid? OfTicket(string purpose, string ticket) =>
        IdIn(ticket) is { } id && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(ticket), Encoding.UTF8.GetBytes(Ticket(purpose, id))) ? id : null;

    /// <summary>Whose it says it is, which proves nothing yet: to look up which purpose it should have. Null: it is no ticket.</summary>
    public static Guid? IdIn(string ticket) => ticket.Length == 64 && Guid.TryParseExact(ticket[..32], "N", out var id) ? id : null;

    static void Make(string file)
    {
        var made = file + "." + Environment.ProcessId;
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(made, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(32));
            stream.Flush(flushToDisk: true);
        }
        try { File.Move(made, file, overwrite: false); }
        catch (IOException) when (File.Exists(file)) { File.Delete(made); } // another program made it at the same moment
    }

    /// <returns>Nonce (12 bytes), tag (16), and what was encrypted.</returns>
    public byte[] Wrap(ReadOnlySpan<byte> plain)
    {
        var wrapped = new byte[28 + plain.Length];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, 12));
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(wrapped.AsSpan(0, 12), plain, wrapped.AsSpan(28), wrapped.AsSpan(12, 16));
        return wrapped;
    }

    public byte[] Unwrap(ReadOnlySpan<byte> wrapped)
    {
        var plain = new byte[wrapped.Length - 28];
        using var aes = new AesGcm(key, 16);
        aes.Decrypt(wrapped[..12], wrapped[28..], wrapped[12..28], plain);
        return plain;
    }
}
