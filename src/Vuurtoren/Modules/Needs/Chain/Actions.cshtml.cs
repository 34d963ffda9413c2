using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Demands;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Chain;

/// <summary>Which decisions and tasks of meetings do something about a need. Members read them with the need: what is confidential in a working group does not belong here.</summary>
[Can(Permission.GroupSignals), TakesPost]
public sealed class ActionsPage(Db db, Texts texts, Territories territories) : DemandRoom(db, texts, territories, "chain.keep")
{
    const int Most = 30;

    public Need Need { get; private set; } = null!;
    public IReadOnlyList<ActionTaken> Linked { get; private set; } = [];
    public IReadOnlyList<ActionTaken> Others { get; private set; } = [];
    public string Path => $"/needs/{Need.Id}/actions";
    public IEnumerable<Choice> Choices => Others.Select(one => new Choice(one.Line.ToString(), $"{Day(one.Day)}, {Texts[one.Kind == ActionKind.Decision ? "chain.decision" : "chain.task"].Value}{Texts["web.colon"].Value} {(one.Words.Length > 80 ? one.Words[..79] + "…" : one.Words)}"));

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        var id = Route("need");
        if (await NeedsReading.There(Db, Coordination).SingleOrDefaultAsync(n => n.Id == id) is not { } found) return false;
        Need = found;
        var linked = (await Db.Set<NeedAction>().AsNoTracking().Where(a => a.NeedId == id).Select(a => a.LineId).ToListAsync()).ToHashSet();
        var all = await ChainReading.Choices(Db, Coordination, Today);
        (Linked, Others) = ([.. all.Where(one => linked.Contains(one.Line))], [.. all.Where(one => !linked.Contains(one.Line))]);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAdd()
    {
        var one = Others.FirstOrDefault(other => other.Line == Id("line")) ?? throw new RuleBroken("chain.action.missing");
        if (Linked.Count >= Most) throw new RuleBroken("chain.action.many", Most);
        Db.Add(NeedAction.Of(Need.Id, one.Line, one.Kind, Today));
        return await Saved(Path, "action-kept");
    }

    public async Task<IActionResult> OnPostRemove(Guid line)
    {
        await Db.Set<NeedAction>().Where(a => a.NeedId == Need.Id && a.LineId == line).ExecuteDeleteAsync();
        return Go($"/edit/coordination/{Coordination}{Path}", "action-removed");
    }
}
