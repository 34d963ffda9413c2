using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Walks;

/// <summary>The walks that who asks plans, the last one first.</summary>
[Can(Permission.PlanWalks)]
public sealed class PlanWalksPage(Db db, Texts texts) : WorkPage
{
    const int Most = 50;

    public IReadOnlyList<Walk> Walks { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        (Title, Unlisted) = (texts["walks.plan"], true);
        Walks = [.. (await db.Set<Walk>().AsNoTracking().OrderByDescending(w => w.Day).ToListAsync()).Where(walk => walk.IsFor(Me)).Take(Most)];
        return true;
    }

    public void OnGet() { }

    /// <summary>Key of the words.</summary>
    public string State(Walk walk) => walk.CancelledAt is not null ? "walks.state.cancelled" : walk.PublishedAt is null ? "walks.state.draft" : walk.Day < Today ? "walks.state.over" : "walks.state.open";
}
