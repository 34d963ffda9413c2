using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Newcomer;

/// <summary>What a next coordinator must know, on one page to print, made from what is kept.</summary>
public sealed class HandoverPage(Db db, Texts texts) : KeepPage(db)
{
    public IReadOnlyList<HandoverPart> Parts { get; private set; } = [];
    /// <summary>What else waits for who hands over, in rooms that are not of this coordination alone.</summary>
    public IReadOnlyList<Due> Waiting { get; private set; } = [];

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Title = texts["handover.title"];
        Parts = await HandoverOf.All(new(Db, Coordination.Id, Lang, Today, texts));
        Waiting = [.. (await DueOf.All(new(Db, Me, Lang, Today, HttpContext.RequestServices), elsewhere: true)).Where(due => !due.Path.StartsWith("/edit/coordination/", StringComparison.Ordinal))];
        return true;
    }

    public void OnGet() { }
}
