using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Owners;

/// <summary>What the link in the letter to an organisation opens: whether this person is one of theirs. Opening it changes nothing; a button does, once.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class AnswerClaimPage(Db db, OwnerLetters letters, Texts texts) : WorkPage
{
    public Claim? Claim { get; private set; }
    public string Organization { get; private set; } = "";
    /// <summary>Why there is nothing to answer any more: key of the words.</summary>
    public string? Over { get; private set; }

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet, Title) = (true, true, texts["owners.answer.title"]);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        var hash = Session.Hash((string)RouteData.Values["token"]!);
        Claim = await db.Set<Claim>().SingleOrDefaultAsync(c => c.TokenHash == hash);
        var of = Claim is null ? null : OrganizationAddress.Of(db.Database.GetDbConnection(), Claim.OrganizationId);
        Organization = of?.Name.In(Lang).Text ?? "";
        Over = of is null ? "owners.over" : Claim!.State == ClaimState.Given ? "owners.answer.given" : Claim.State == ClaimState.Refused ? "owners.answer.refused" : Claim.LinkWorks(Instant) ? null : "owners.over";
        if (Over == "owners.over") Response.StatusCode = of is null ? StatusCodes.Status404NotFound : StatusCodes.Status410Gone;
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostYes()
    {
        await Service<Editors>().Accept(Must(), Organization, null, Instant);
        return Redirect(Request.Path);
    }

    public async Task<IActionResult> OnPostNo()
    {
        Must().Refuse(null, Instant);
        db.Add(letters.Refused(Claim!, Organization, Instant));
        await db.SaveChangesAsync();
        return Redirect(Request.Path);
    }

    Claim Must() => Over is null ? Claim! : throw new RuleBroken("owners.over");
}
