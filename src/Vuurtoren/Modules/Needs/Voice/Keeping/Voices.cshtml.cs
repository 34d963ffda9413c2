using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>The questionnaires of a coordination. Members see those that are closed.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class VoicesPage(Db db, Texts texts, Territories territories) : NeedsRoom(db, texts, territories, Permission.SendSignals, "voice.title")
{
    const int Most = 100;

    public IReadOnlyList<Questionnaire> All { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var asked = Db.Set<Questionnaire>().AsNoTracking().Where(one => one.CoordinationId == Coordination);
        if (!MayGroup) asked = asked.Where(one => one.ClosedOn != null);
        All = await asked.OrderByDescending(one => one.MadeOn).ThenByDescending(one => one.Id).Take(Most).ToListAsync();
        return true;
    }

    public void OnGet() { }
}
