using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>What a coordination asked and what came of it, for everybody: only demands of which a body decided so. An office is named, never who holds it.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class AnswersPage(Db db, Texts texts) : WorkPage
{
    public Guid Coordination { get; private set; }
    public string CoordinationName { get; private set; } = "";
    public IReadOnlyList<DemandLine> Lines { get; private set; } = [];
    /// <summary>By demand: since when the office has the address to which the link went, when that was shortly before the answer.</summary>
    public IReadOnlyDictionary<Guid, DateOnly> NewAddresses { get; private set; } = new Dictionary<Guid, DateOnly>();

    protected override async Task<bool> Load()
    {
        Coordination = Guid.Parse((string)RouteData.Values["id"]!);
        if (!(await CoordinationNames.Of(db, [Coordination], Lang)).TryGetValue(Coordination, out var name)) return false;
        (CoordinationName, Title, Summary) = (name, texts["answers.title"], texts["answers.what", name]);
        Lines = [.. (await DemandsReading.Of(db, db.Set<Demand>().AsNoTracking().Where(d => d.CoordinationId == Coordination && d.DecisionId != null))).OrderByDescending(line => line.Demand.AskedOn).ThenBy(line => line.Demand.Place)];
        NewAddresses = await DemandsReading.NewAddresses(db, Lines.Select(line => line.Demand));
        return true;
    }

    public void OnGet() { }
}
