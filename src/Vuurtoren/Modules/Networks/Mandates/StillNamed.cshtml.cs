using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Networks.Bodies;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Mandates;

/// <summary>The link in the letter that asks whether a name may stay a year longer. Opening it changes nothing; it works until there is an answer, for two months at most.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class StillNamedPage(Db db, Database database, Texts texts) : WorkPage
{
    public Mandate Mandate { get; private set; } = null!;
    public string Body { get; private set; } = "";
    public bool Waits => Mandate.WaitsForAgreement(Today);

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet, Title) = (true, true, texts["mandates.named"]);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (database.Secret.OfTicket(AskAgreements.Purpose, (string)RouteData.Values["token"]!) is not { } id || await db.Set<Mandate>().SingleOrDefaultAsync(m => m.Id == id) is not { AgreementAskedOn: not null } found) return false;
        Mandate = found;
        Body = (await db.Set<Body>().AsNoTracking().SingleAsync(b => b.Id == found.BodyId)).Name.In(Lang).Text;
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostYes()
    {
        MustWait();
        Mandate.Agrees(Today);
        return await Saved();
    }

    public async Task<IActionResult> OnPostNo()
    {
        MustWait();
        Mandate.TakesBack();
        return await Saved();
    }

    void MustWait()
    {
        if (!Waits) throw new RuleBroken("mandates.named.over");
    }

    async Task<IActionResult> Saved()
    {
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("mandates.named.over"); }
        return Redirect(Request.Path);
    }
}
