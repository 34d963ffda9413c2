using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Permanences.Following;

/// <summary>The link of the first letter: yes, this address wants these mails.</summary>
public sealed class FollowYesPage(Db db, Database database, Houses houses, DirectorySheets sheets, DirectoryIndex index) : FollowLinkPage(db, database, houses, sheets, index)
{
    readonly Db db = db;

    protected override string Heading => "follow.yes";

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        (Follow ?? throw new RuleBroken("follow.gone")).Confirm(Instant);
        await db.SaveChangesAsync();
        return Redirect(Request.Path);
    }
}
