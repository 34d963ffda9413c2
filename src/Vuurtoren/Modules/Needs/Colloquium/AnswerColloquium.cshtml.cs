using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Colloquium;

/// <summary>Somebody who is invited to a colloquium says to come or not, by a link and without an account.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class AnswerColloquiumPage(Db db, Database database) : WorkPage
{
    public Gathering Gathering { get; private set; } = null!;
    public Invited Own { get; private set; } = null!;
    string Path => $"/colloquium/answer/{RouteData.Values["token"]}";
    public string Here => $"/{Lang}{Path}";

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet) = (true, true);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (ColloquiumLinks.GuestOf(database.Secret, (string)RouteData.Values["token"]!) is not { } id || await db.Set<Invited>().SingleOrDefaultAsync(g => g.Id == id) is not { } own) return false;
        (Own, Gathering) = (own, await db.Set<Gathering>().AsNoTracking().SingleAsync(g => g.Id == own.ColloquiumId));
        var title = Gathering.Title.In(Lang).Text;
        Title = title.Length > 55 ? title[..54] + "…" : title;
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(bool? comes)
    {
        Own.Says(Gathering, comes, Today, Instant);
        await db.SaveChangesAsync();
        return Go(Path, "colloquium-answered");
    }
}
