using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>
/// Tells what one sees, without a name: by one link that is the same for the whole coordination. No cookie is set or read (the form needs no secret: who has the
/// link may send), and neither logs nor measures know that somebody was here.
/// </summary>
[AllowAnonymous, TakesPost, Attempts, Unseen, IgnoreAntiforgeryToken]
public sealed class SendUnnamedPage(Db db, Database database, Texts texts, Territories territories) : WorkPage
{
    Guid coordination;

    public SignalForm Form { get; private set; } = null!;
    public string CoordinationName { get; private set; } = "";
    public bool Thanks => Request.Query["sent"] == "yes";

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet, Title) = (true, true, texts["signals.unnamed"]);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (await SharedLink.CoordinationOf(db, database.Secret, (string)RouteData.Values["token"]!) is not { } found) return false;
        coordination = found;
        CoordinationName = (await CoordinationNames.Of(db, [found], Lang))[found];
        Form = new(Request, Subjects.Areas(await territories.Of(db, [found])), texts, Lang, Today);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        await UnnamedStore.Put(database, UnnamedSignal.Of(coordination, Form.Checked(), Today));
        return Redirect(Request.Path + "?sent=yes");
    }
}
