using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Networks.Mandates;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Networks.Members;

/// <summary>The link in the letter that asks whether a member stays. Opening it changes nothing; a button does. It works until there is an answer, or until the member is asked anew: then it names nobody any more.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class StillPage(Db db, Database database, Texts texts) : WorkPage
{
    public Member Member { get; private set; } = null!;
    public string Organization { get; private set; } = "";
    public string Coordination { get; private set; } = "";
    /// <summary>The link is of an earlier asking.</summary>
    public bool IsOfBefore { get; private set; }

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet, Title) = (true, true, texts["members.still"]);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (StillIn.OfTicket(database.Secret, (string)RouteData.Values["token"]!) is not { } asked || await db.Set<Member>().SingleOrDefaultAsync(m => m.Id == asked.Member) is not { } member) return false;
        (Member, IsOfBefore) = (member, !member.WasAskedOn(asked.Asked));
        if (IsOfBefore) return true;
        Organization = (await OrganizationNames.Of(db, [member.OrganizationId], Lang)).GetValueOrDefault(member.OrganizationId, "");
        Coordination = (await db.Set<Coordination>().SingleAsync(c => c.Id == member.CoordinationId)).Name.In(Lang).Text;
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostYes()
    {
        MustWait();
        Member.Stays(Instant);
        return await Saved();
    }

    public async Task<IActionResult> OnPostNo()
    {
        MustWait();
        Member.End(Today);
        await Endings.Of(db, Member, Today);
        return await Saved();
    }

    void MustWait()
    {
        if (IsOfBefore || Member.State != MemberState.Sleeping) throw new RuleBroken("members.still.over");
    }

    async Task<IActionResult> Saved()
    {
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("members.still.over"); }
        return Redirect(Request.Path);
    }
}
