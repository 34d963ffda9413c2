using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks;

/// <summary>Local social coordinations: who works together, and where.</summary>
public sealed class NetworksModule : Module
{
    public override IEnumerable<MenuItem> Below => [new("coordination.list", "/coordinations", 6)];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(new Territories(async (db, ids) => ids.Count == 0 ? []
            : [.. (await db.Set<Coordination>().Where(c => ids.Contains(c.Id)).Select(c => c.Territory).ToListAsync()).SelectMany(codes => codes).Distinct()]));
        services.AddSingleton<Actors>();
    }
}
