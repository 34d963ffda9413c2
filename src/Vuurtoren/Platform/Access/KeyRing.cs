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

sealed class Wrapping(Database database) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("wrapped", Convert.ToBase64String(database.Secret.Wrap(System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))))), typeof(Unwrapping));
}

sealed class Unwrapping(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(System.Text.Encoding.UTF8.GetString(services.GetRequiredService<Database>().Secret.Unwrap(Convert.FromBase64String(encryptedElement.Value))));
}

sealed class KeyRingSettings(KeyRing ring, Database database) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => (options.XmlRepository, options.XmlEncryptor) = (ring, new Wrapping(database));
}
