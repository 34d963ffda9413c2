using Microsoft.AspNetCore.Mvc;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Directory.Permanences.Following;

/// <summary>
/// The end of it: one click in the mail reader (RFC 8058: a POST without cookies, and so without the secret of a form; the address itself is the secret), or a button here.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class FollowStopPage(Db db, Database database, Houses houses, DirectorySheets sheets, DirectoryIndex index) : FollowLinkPage(db, database, houses, sheets, index)
{
    readonly Db db = db;

    protected override string Heading => "follow.stop";

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (Follow is { } follow)
        {
            db.Remove(follow);
            await db.SaveChangesAsync();
        }
        // A mail reader follows no redirect.
        return Request.HasFormContentType && Request.Form["List-Unsubscribe"] == "One-Click" ? Content("") : Redirect(Request.Path);
    }
}
