using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Inventory;

/// <summary>The questionnaire about a network, for whoever got the link: without an account. The coordinator looks at it before it stands anywhere.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class TellNetworkPage(Db db, Database database, Texts texts) : WorkPage
{
    public const string Purpose = "networks";

    /// <summary>More nobody can look through.</summary>
    internal const int MostWaiting = 200;

    public Coordination Coordination { get; private set; } = null!;
    public NetworkForm Form { get; private set; } = null!;
    public bool Thanks => Request.Query["thanks"] == "yes";

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet, Title) = (true, true, texts["networks.tell"]);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (database.Secret.OfTicket(Purpose, (string)RouteData.Values["token"]!) is not { } id || await db.Set<Coordination>().SingleOrDefaultAsync(c => c.Id == id) is not { } found) return false;
        (Coordination, Form) = (found, new(Request, null, texts));
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (Request.Form["homepage"].ToString().Length > 0) return Redirect(Request.Path + "?thanks=yes");
        if (await db.Set<Network>().CountAsync(n => n.CoordinationId == Coordination.Id && n.KeptAt == null) >= MostWaiting) throw new RuleBroken("networks.full");
        db.Add(Network.Told(Coordination.Id, Form.Words, Lang, Instant));
        await db.SaveChangesAsync();
        return Redirect(Request.Path + "?thanks=yes");
    }
}
