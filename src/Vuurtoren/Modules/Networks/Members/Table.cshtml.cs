using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Networks.Members;

/// <summary>Who sits at the table, and who gives help in the territory and does not: theme by theme, from the directory.</summary>
public sealed class TablePage(Db db, Actors actors, Texts texts) : KeepMembersPage(db)
{
    /// <summary>More names of one theme nobody reads; the number stays true.</summary>
    const int MostNames = 12;

    public sealed record Line(LocalText Theme, int There, int All, IReadOnlyList<(Guid Id, string Name)> Missing);

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public int Present { get; private set; }
    public int Everybody { get; private set; }

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = texts["members.table"];
        var members = await Db.Set<Member>().Where(m => m.CoordinationId == Coordination.Id && m.UntilOn == null && m.FromOn != null).Select(m => m.OrganizationId).ToHashSetAsync();
        var all = await actors.In(Db, Coordination.Territory);
        (Present, Everybody) = (all.Count(actor => members.Contains(actor.Id)), all.Count);
        Lines = [.. from theme in actors.Themes
            let there = all.Where(actor => actor.Themes.Contains(theme.Code)).ToList()
            where there.Count > 0
            let missing = there.Where(actor => !members.Contains(actor.Id)).ToList()
            orderby there.Count - missing.Count == 0 descending, missing.Count descending
            select new Line(theme.Name, there.Count - missing.Count, there.Count, [.. missing.Select(actor => (actor.Id, Name: actor.Name.In(Lang).Text)).OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase).Take(MostNames)])];
        return true;
    }

    public void OnGet() { }
}
