using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Demands;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>One signal that was sent by the link of an organisation, for whoever sent it: the address is its key.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class SentPage(Db db, Database database, Texts texts) : WorkPage
{
    const string Purpose = "my-signal";

    /// <summary>Null: withdrawn.</summary>
    public Signal Signal { get; private set; } = null!;
    /// <summary>Answers that went back in plain words.</summary>
    public IReadOnlyList<Demand> Came { get; private set; } = [];
    public SubjectNames Names { get; private set; } = null!;
    public string Organization { get; private set; } = "";
    public bool IsJustSent => Request.Query["sent"] == "yes";

    public static string Path(ServerSecret secret, Guid signal, string lang) => $"/{lang}/my-signal/{secret.Ticket(Purpose, signal)}";

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet, Title) = (true, true, texts["signals.sent"]);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (database.Secret.OfTicket(Purpose, (string)RouteData.Values["token"]!) is not { } id || await db.Set<Signal>().SingleOrDefaultAsync(s => s.Id == id) is not { } found) return false;
        (Signal, Names) = (found, new([], texts, Lang));
        Organization = found.OrganizationId is { } by ? (await OrganizationNames.Of(db, [by], Lang)).GetValueOrDefault(by, "") : "";
        if (found.NeedId is { } need) Came = (await CameOf.Needs(db, found.CoordinationId, [need])).GetValueOrDefault(need, []);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostRelease()
    {
        Signal.Release(Today);
        await db.SaveChangesAsync();
        return Redirect(Request.Path);
    }

    public async Task<IActionResult> OnPostKeep()
    {
        Signal.Keep();
        await db.SaveChangesAsync();
        return Redirect(Request.Path);
    }

    /// <summary>Nothing of it stays.</summary>
    public async Task<IActionResult> OnPostWithdraw()
    {
        await db.Set<Signal>().Where(s => s.Id == Signal.Id).ExecuteDeleteAsync();
        return Redirect($"/{Lang}/signal-gone");
    }
}
