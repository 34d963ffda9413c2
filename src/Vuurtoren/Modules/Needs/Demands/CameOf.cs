using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>What came of signals: answers that went back in plain words, by the need in which a signal stands.</summary>
static class CameOf
{
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Demand>>> Needs(Db db, Guid coordination, IReadOnlyCollection<Guid> needs)
    {
        var found = new Dictionary<Guid, IReadOnlyList<Demand>>();
        if (needs.Count == 0) return found;
        var told = await db.Set<Demand>().AsNoTracking().Where(d => d.CoordinationId == coordination && d.ToldOn != null).OrderBy(d => d.ToldOn).ToListAsync();
        if (told.Count == 0) return found;
        var into = await NeedsReading.Merged(db, coordination);
        foreach (var need in needs.Distinct()) found[need] = told.FindAll(demand => NeedsReading.Last(into, demand.NeedId) == NeedsReading.Last(into, need));
        return found;
    }
}
