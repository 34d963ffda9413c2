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

    static readonly Func<Db, Guid, IAsyncEnumerable<Body>> ended = PreparedQuery.Of((Db db, Guid coordination) => db.Set<Body>().AsNoTracking().Where(b => b.CoordinationId == coordination && b.UntilOn != null));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = texts["bodies.title"];
        Going = [.. (await RostersReading.Of(Db, Coordination.Id, Lang, Today)).Select(one => new Line(one.Body, one.Roster))];
        Before = [.. (await ended(Db, Coordination.Id).ToListAsync()).OrderBy(b => b.Kind).ThenBy(b => b.Name.In(Lang).Text, StringComparer.CurrentCultureIgnoreCase)];
        return true;
    }

    public void OnGet() { }
}
