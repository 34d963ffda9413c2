using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Networks.Bodies;

/// <summary>The bodies of a coordination: those that go on, with what is vacant, and those that ended.</summary>
public sealed class BodyListPage(Db db, Texts texts) : KeepPage(db)
{
    public sealed record Line(Body Body, Roster Roster);

    public IReadOnlyList<Line> Going { get; private set; } = [];
    public IReadOnlyList<Body> Before { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = texts["bodies.title"];
        var all = (await Db.Set<Body>().AsNoTracking().Where(b => b.CoordinationId == Coordination.Id).ToListAsync()).OrderBy(b => b.Kind).ThenBy(b => b.Name.In(Lang).Text, StringComparer.CurrentCultureIgnoreCase).ToLookup(b => b.UntilOn is null);
        var ids = all[true].Select(b => b.Id).ToList();
        var mandates = (await Db.Set<Mandate>().AsNoTracking().Where(m => ids.Contains(m.BodyId) && m.UntilOn == null).ToListAsync()).ToLookup(m => m.BodyId);
        Going = [.. all[true].Select(b => new Line(b, new(b, mandates[b.Id])))];
        Before = [.. all[false]];
        return true;
    }

    public void OnGet() { }
}
