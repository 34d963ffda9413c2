using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Walks;

/// <summary>The link in the letter: I do not come after all. Opening it changes nothing; a button does.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class LeaveWalkPage(Db db, Database database, Texts texts) : WorkPage
{
    public WalkGuest Guest { get; private set; } = null!;
    public Walk Walk { get; private set; } = null!;

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet, Title) = (true, true, texts["walks.leave"]);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (WalkGuest.OfToken(database.Secret, (string)RouteData.Values["token"]!) is not { } id || await db.Set<WalkGuest>().SingleOrDefaultAsync(g => g.Id == id) is not { } guest) return false;
        (Guest, Walk) = (guest, await db.Set<Walk>().SingleAsync(w => w.Id == guest.WalkId));
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        Guest.Leave(Instant);
        await db.SaveChangesAsync();
        return Redirect(Request.Path);
    }
}
