using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Agreements;

/// <summary>What the partners agreed, for all who take part in the coordination.</summary>
[Can(Permission.SendSignals), Personal]
public sealed class AgreementsPage(Db db, Texts texts, Territories territories) : AgreementsRoom(db, texts, territories, Permission.SendSignals, "agreements.title")
{
    public IReadOnlyList<(Agreement Agreement, int Steps)> All { get; private set; } = [];
    public IReadOnlyList<string> Examples => [.. AgreementExamples.All.Select(one => one.Key)];

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var all = await Db.Set<Agreement>().AsNoTracking().Where(a => a.CoordinationId == Coordination && a.EndedOn == null).Select(a => new { Agreement = a, Steps = a.Steps.Count }).ToListAsync();
        All = [.. all.Select(one => (one.Agreement, one.Steps)).OrderBy(one => one.Agreement.Title.In(Lang).Text, StringComparer.CurrentCultureIgnoreCase)];
        return true;
    }

    public void OnGet() { }
}
