using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Upkeep.Confirming;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Public;

/// <summary>Where a service is written to, and in which language: its own address, that of its organisation, or of a function there; never a person by name.</summary>
public static class AddressesOfServices
{
    /// <summary>Those that have none are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, (string Address, string Lang)>> Of(Db db, IReadOnlyCollection<Guid> services)
    {
        await db.Database.OpenConnectionAsync();
        return DueService.Of(db.Database.GetDbConnection(), services).Where(service => service.Address is not null).ToDictionary(service => service.Id, service => (service.Address!, service.Lang));
    }
}
