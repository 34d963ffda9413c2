using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Members;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Screens;

/// <summary>The local social coordinations of this directory, for everybody.</summary>
[Can(Permission.ReadDirectory), Personal]
public sealed class CoordinationsPage(Db db, Texts texts) : WorkPage
{
    public sealed record Line(Guid Id, LocalText Name, IReadOnlyList<string> Territory, int Members);

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public bool MayBegin => Me.CanEverywhere(Permission.KeepMembers);

    protected override async Task<bool> Load()
    {
        (Title, Summary) = (texts["coordination.list"], texts["coordination.what"]);
        var all = await db.Set<Coordination>().Select(c => new { c.Id, c.Name, c.Territory, Members = db.Set<Member>().Count(m => m.CoordinationId == c.Id && m.FromOn != null && m.UntilOn == null) }).ToListAsync();
        Lines = [.. all.Select(c => new Line(c.Id, c.Name, c.Territory, c.Members)).OrderBy(line => line.Name.In(Lang).Text, StringComparer.CurrentCultureIgnoreCase)];
        return true;
    }

    public void OnGet() { }
}
