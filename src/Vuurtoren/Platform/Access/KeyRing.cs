using System.Security.Cryptography;
using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Access;

/// <summary>The keys that sign and encrypt cookies stand in the database, so that all nodes share them, wrapped with a secret that does not.</summary>
sealed class KeyRing(Database database, TimeProvider time) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.Open();
        return [.. connection.Query<string>("select xml from data_protection_key order by made_at").Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database.Open();
        connection.Execute("insert into data_protection_key (name, xml, made_at) values (@friendlyName, @xml, @now)",
            new { friendlyName, xml = element.ToString(SaveOptions.DisableFormatting), now = time.GetUtcNow().UtcDateTime });
    }
}

/// <summary>
/// The secret outside the database: 32 bytes in the file that "Secret:File" names, or else in `secret` in the data folder, made at the first start.
/// Nodes that share a PostgreSQL database need the same file. Without it nobody stays signed in, and one-time codes have to be set up anew.
/// </summary>
sealed class Secret
{
    readonly byte[] key;

    public Secret(Database database, IConfiguration settings)
    {
        var file = settings["Secret:File"] is { Length: > 0 } given ? given : Path.Combine(database.Folder, "secret");
        if (!File.Exists(file)) Make(file);
        var bytes = File.ReadAllBytes(file);
        if (bytes.Length < 32) throw new RuleBroken("people.secret.short", file);
        key = HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, 32, info: "Vuurtoren key ring"u8.ToArray());
    }

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

sealed class Wrapping(Secret secret) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("wrapped", Convert.ToBase64String(secret.Wrap(System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))))), typeof(Unwrapping));
}

sealed class Unwrapping(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(System.Text.Encoding.UTF8.GetString(services.GetRequiredService<Secret>().Unwrap(Convert.FromBase64String(encryptedElement.Value))));
}

sealed class KeyRingSettings(KeyRing ring, Secret secret) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => (options.XmlRepository, options.XmlEncryptor) = (ring, new Wrapping(secret));
}
