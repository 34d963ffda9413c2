using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Colloquium;

/// <summary>The colloquia of a coordination: those to which people were invited for everybody, all of them for the coordinator.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class ColloquiaPage(Db db, Texts texts) : WorkPage
{
    public Guid Coordination { get; private set; }
    public string CoordinationName { get; private set; } = "";
    public IReadOnlyList<Gathering> Lines { get; private set; } = [];
    public bool MayPlan => NeedsRoom.Takes(Me, Permission.GroupSignals, Coordination);

    protected override async Task<bool> Load()
    {
        (Title, Summary, Coordination) = (texts["colloquium.all"], texts["colloquium.lead"], Guid.Parse((string)RouteData.Values["id"]!));
        if (!(await CoordinationNames.Of(db, [Coordination], Lang)).TryGetValue(Coordination, out var name)) return false;
        CoordinationName = name;
        var plans = MayPlan;
        Lines = await db.Set<Gathering>().AsNoTracking().Where(g => g.CoordinationId == Coordination && (plans || g.AnnouncedOn != null)).OrderByDescending(g => g.Day).ToListAsync();
        return true;
    }

    public void OnGet() { }
}
