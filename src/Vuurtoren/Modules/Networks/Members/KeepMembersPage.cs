using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Members;

/// <summary>A page about the members of one coordination, for who coordinates it. Another coordination's does not exist for them.</summary>
[Can(Permission.KeepMembers), TakesPost]
public abstract class KeepMembersPage(Db db) : WorkPage
{
    public Coordination Coordination { get; private set; } = null!;
    public string CoordinationName => Coordination.Name.In(Lang).Text;
    protected Db Db => db;

    /// <summary>To be changed, or only to be shown.</summary>
    protected bool ToWrite => HttpMethods.IsPost(Request.Method);

    protected override async Task<bool> Load()
    {
        Unlisted = true;
        var id = Guid.Parse((string)RouteData.Values["id"]!);
        if (!Keeps(Me, id) || await Coordination.Of(db, id) is not { } found) return false;
        Coordination = found;
        return true;
    }

    public static bool Keeps(CurrentUser me, Guid coordination) => me.CanEverywhere(Permission.KeepMembers) || me.Where(Permission.KeepMembers).Contains(new(ScopeKind.Coordination, coordination));

    public string To(string rest = "") => $"/{Lang}/edit/coordination/{Coordination.Id}/members{rest}";
}
