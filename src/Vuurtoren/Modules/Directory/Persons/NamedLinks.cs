using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Vuurtoren.Modules.Directory.Persons;

/// <summary>Whom a link is for: the person with this address, on one record.</summary>
public sealed record NamedLink(string Kind, Guid Record, string Address);

/// <summary>
/// The links in letters to persons who are named: sealed with the keys of the site, so that nobody can make one, and nothing of them has to be kept.
/// They open one thing only, and twice does no more than once.
/// </summary>
public sealed class NamedLinks(IDataProtectionProvider protection, IConfiguration settings)
{
    const int Days = 400;

    readonly ITimeLimitedDataProtector seal = protection.CreateProtector("Vuurtoren.NamedPersons").ToTimeLimitedDataProtector();

    /// <summary>Null: nobody knows where this site is found, so no letters go.</summary>
    public Uri? Site { get; } = Uri.TryCreate(settings["Site:Address"], UriKind.Absolute, out var site) ? site : null;

    public (Uri Link, DateTime Ends) For(NamedLink link, string lang, DateTime now) =>
        (new(Site!, $"/{lang}/named/{seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{link.Kind} {link.Record:N} {link.Address}"), new DateTimeOffset(now).AddDays(Days))}"), now.AddDays(Days));

    public NamedLink? Read(string token)
    {
        try
        {
            return seal.Unprotect(token).Split(' ', 3) is [var kind, var record, var address] && Agreement.Kinds.Contains(kind) && Guid.TryParse(record, out var id) ? new(kind, id, address) : null;
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException) { return null; }
    }
}
