using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Demands;

/// <summary>An organisation chooses whether it signs, by the link in its letter. Nothing is chosen beforehand, and no name of a person stands there unless it is typed.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class SignPage(Db db, Database database, Texts texts) : WorkPage
{
    /// <summary>How long the link of a letter works.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(60);

    public Signature Signature { get; private set; } = null!;
    public Memorandum Memorandum { get; private set; } = null!;
    public string Organization { get; private set; } = "";
    public string CoordinationName { get; private set; } = "";
    public IReadOnlyList<DemandLine> Demands { get; private set; } = [];
    public bool IsOver { get; private set; }

    // The day it was asked is in the seal: a letter that asks again makes another link, and an old one dies.
    static string Purpose(DateOnly asked) => string.Create(CultureInfo.InvariantCulture, $"sign-{asked.DayNumber}");

    public static string TokenOf(ServerSecret secret, Signature signature) => secret.Ticket(Purpose(signature.AskedOn), signature.Id);

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet, Title) = (true, true, texts["demands.sign"]);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        var token = (string)RouteData.Values["token"]!;
        if (ServerSecret.IdIn(token) is not { } id || await db.Set<Signature>().SingleOrDefaultAsync(s => s.Id == id) is not { } found || database.Secret.OfTicket(Purpose(found.AskedOn), token) is null) return false;
        (Signature, IsOver) = (found, Today > found.AskedOn.AddDays((int)Lasts.TotalDays));
        Memorandum = await db.Set<Memorandum>().AsNoTracking().SingleAsync(m => m.Id == found.MemorandumId);
        Demands = await DemandsReading.Of(db, db.Set<Demand>().AsNoTracking().Where(d => d.MemorandumId == found.MemorandumId));
        Organization = (await OrganizationNames.Of(db, [found.OrganizationId], Lang)).GetValueOrDefault(found.OrganizationId, "–");
        CoordinationName = (await CoordinationNames.Of(db, [Memorandum.CoordinationId], Lang))[Memorandum.CoordinationId];
        return true;
    }

    public void OnGet() { }

    public string? Box(string name) => Request.HasFormContentType ? Request.Form[name].ToString().Trim() : null;

    /// <summary>Only what they have read.</summary>
    public Task<IActionResult> OnPostYes() => Save(() => Signature.Sign(Memorandum, int.TryParse(Box("read"), CultureInfo.InvariantCulture, out var read) ? read : 0, Box("byname") == "true", Box("person"), Today));

    public Task<IActionResult> OnPostNo() => Save(() => Signature.Decline(Today));

    async Task<IActionResult> Save(Action choose)
    {
        if (IsOver) throw new RuleBroken("demands.sign.over");
        choose();
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("needs.changed"); }
        return Redirect(Request.Path + "?kept=yes");
    }
}
