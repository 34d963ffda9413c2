using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>What the coordination asked of whom, and how that stands, for its members. What is still written shows only to the coordinator.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class DemandsPage(Db db, Texts texts, Territories territories) : NeedsRoom(db, texts, territories, Permission.SendSignals, "demands.title")
{
    public IReadOnlyList<DemandLine> Lines { get; private set; } = [];
    public bool HasPublic { get; private set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Lines = await DemandsReading.Presented(Db, Coordination);
        HasPublic = Lines.Any(line => line.Demand.IsPublic);
        return true;
    }

    public void OnGet() { }
}
