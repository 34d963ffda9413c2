using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Editing;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Upkeep.Confirming;

/// <summary>The sheets of a letter as they stand, and one button: all of it is right.</summary>
public sealed class ConfirmAllPage(Db db, Database database) : ConfirmPage(db)
{
    readonly Db db = db;

    public void OnGet() { }

    /// <param name="only">Of several services this one.</param>
    public async Task<IActionResult> OnPost(Guid? only)
    {
        var asked = MustBeOpen().Where(one => only is null || one.Round.ServiceId == only).ToList();
        foreach (var one in asked)
        {
            if (await Service<Openings>().OpenByLink(one.Round.ServiceId) is not { } opened) continue;
            one.Round.Confirm(Instant);
            try { await new Publishing(db, database, CurrentUser.Visitor, Instant).Publish(opened.Form, "mail", keepsDraft: true); }
            catch (DbUpdateConcurrencyException) { throw new RuleBroken("confirm.over"); } // twice at once
        }
        return Redirect(To(One));
    }
}
