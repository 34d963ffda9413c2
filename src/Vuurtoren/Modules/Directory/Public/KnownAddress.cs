using System.Data.Common;
using Vuurtoren.Modules.Directory.Owners;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>Where an organisation itself is reached, as its sheets say: never the address of a person by name.</summary>
/// <param name="Lang">In which it is written to.</param>
public sealed record KnownAddress(string Email, string Lang)
{
    /// <summary>Null: none is known, or the organisation is not shown.</summary>
    public static KnownAddress? Of(DbConnection connection, Guid organization) => OrganizationAddress.Of(connection, organization) is { Address: { } address } found ? new(address, found.Lang) : null;
}
