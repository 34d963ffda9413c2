using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Permanences.Following;

/// <summary>What a link in a letter to who follows opens. Opening changes nothing, for mail is opened by scanners first; only a button does, or the one click of a mail reader.</summary>
[AllowAnonymous, TakesPost, Attempts]
public abstract class FollowLinkPage(Db db, Database database, Houses houses, DirectorySheets sheets, DirectoryIndex index) : WorkPage
{
    public string Token => (string)RouteData.Values["token"]!;
    /// <summary>Null: it was ended already.</summary>
    public Follow? Follow { get; private set; }
    public string? Name { get; private set; }
    /// <summary>Of the page about what is followed, after the language.</summary>
    public string? Path { get; private set; }

    /// <summary>Key of the title.</summary>
    protected abstract string Heading { get; }

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet) = (true, true);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        Title = Service<Texts>()[Heading];
        if (Follow.OfToken(database.Secret, Token) is not { } id) return false;
        Follow = await db.Set<Follow>().SingleOrDefaultAsync(follow => follow.Id == id);
        if (Follow is null || await Target.Find(Follow.Kind, Follow.TargetId.ToString(), houses, sheets, index) is not { } target) return true;
        (Name, Path) = (target.Name?.In(Lang).Text, target.Path);
        return true;
    }
}
