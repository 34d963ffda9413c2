using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>Tells what an organisation sees, by its own link, without an account. Nobody reads by this link what colleagues sent.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class SendByMemberPage(Db db, Database database, Texts texts, Territories territories) : WorkPage
{
    Guid coordination, organization;

    public SignalForm Form { get; private set; } = null!;
    public string Organization { get; private set; } = "";
    public string CoordinationName { get; private set; } = "";

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet, Title) = (true, true, texts["signals.send"]);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (await MemberLink.MemberOf(db, database.Secret, (string)RouteData.Values["token"]!) is not { } member || await MembersNow.One(db, member) is not { } found) return false;
        (coordination, organization) = found;
        Organization = (await OrganizationNames.Of(db, [organization], Lang)).GetValueOrDefault(organization, "");
        CoordinationName = (await CoordinationNames.Of(db, [coordination], Lang))[coordination];
        Form = new(Request, Subjects.Areas(await territories.Of(db, [coordination])), texts, Lang, Today);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var signal = Signal.OfMember(coordination, organization, Form.Checked(), Today);
        if (Form.Box("release") == "true") signal.Release(Today);
        db.Add(signal);
        await db.SaveChangesAsync();
        return Redirect(SentPage.Path(database.Secret, signal.Id, Lang) + "?sent=yes");
    }
}
