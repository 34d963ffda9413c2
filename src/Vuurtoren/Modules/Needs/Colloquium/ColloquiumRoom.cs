using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Grouping;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.Needs.Colloquium;

/// <summary>A page to prepare one colloquium, for the coordinator.</summary>
public abstract class ColloquiumRoom(Db db, Texts texts, Territories territories, string title) : NeedsRoom(db, texts, territories, Permission.GroupSignals, title)
{
    /// <summary>Null: a new one.</summary>
    public Gathering? Gathering { get; private set; }
    public NeedForm Form { get; private set; } = null!;
    protected string Path(string rest = "") => $"/edit/coordination/{Coordination}/colloquium/{Gathering?.Id.ToString() ?? "new"}{rest}";
    public string Here => $"/{Lang}{Path()}";

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        (Gathering, Form) = (null, new(Request, Names, Today));
        if ((string)RouteData.Values["colloquium"]! == "new") return true;
        if (!Guid.TryParse((string)RouteData.Values["colloquium"]!, out var id) || await Db.Set<Gathering>().SingleOrDefaultAsync(g => g.Id == id && g.CoordinationId == Coordination) is not { } found) return false;
        Gathering = found;
        return true;
    }
}
