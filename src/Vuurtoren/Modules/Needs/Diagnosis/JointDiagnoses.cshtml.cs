using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Diagnosis;

/// <summary>The diagnoses of a coordination: those that are published for everybody, all of them for those who take part.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class JointDiagnosesPage(Db db, Texts texts) : WorkPage
{
    public Guid Coordination { get; private set; }
    public string CoordinationName { get; private set; } = "";
    public IReadOnlyList<JointDiagnosis> Lines { get; private set; } = [];
    public bool MayPlan => NeedsRoom.Takes(Me, Permission.GroupSignals, Coordination);

    protected override async Task<bool> Load()
    {
        (Title, Summary, Coordination) = (texts["diagnosis.own"], texts["diagnosis.lead"], Guid.Parse((string)RouteData.Values["id"]!));
        if (!(await CoordinationNames.Of(db, [Coordination], Lang)).TryGetValue(Coordination, out var name)) return false;
        CoordinationName = name;
        var takesPart = NeedsRoom.Takes(Me, Permission.SendSignals, Coordination);
        Lines = [.. (await db.Set<JointDiagnosis>().AsNoTracking().Where(d => d.CoordinationId == Coordination && (takesPart || d.State == DiagnosisState.Published)).ToListAsync()).OrderByDescending(d => d.BegunOn).ThenByDescending(d => d.Id)];
        return true;
    }

    public void OnGet() { }
}
