using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks;

/// <summary>Local social coordinations: who works together, and where.</summary>
public sealed class NetworksModule : Module
{
    static readonly Func<Db, List<Guid>, IAsyncEnumerable<IReadOnlyList<string>>> territories = PreparedQuery.Of((Db db, List<Guid> ids) => db.Set<Coordination>().Where(c => ids.Contains(c.Id)).Select(c => c.Territory));

    public override IEnumerable<MenuItem> Below => [new("coordination.list", "/coordinations", 6)];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(new Territories(async (db, ids) => ids.Count == 0 ? [] : [.. (await territories(db, [.. ids]).ToListAsync()).SelectMany(codes => codes).Distinct()]));
        services.AddSingleton<Actors>();
    }
}
