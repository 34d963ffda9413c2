using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Needs.Signals;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Coverage.Overlaps;

/// <summary>One service says of one other whether they do the same, by the link of its letter, without an account.</summary>
[AllowAnonymous, TakesPost, Attempts]
public sealed class AnswerOverlapPage(Db db, Database database, Actors actors, Texts texts) : WorkPage
{
    public const int LongestReason = 500;

    public Overlap Overlap { get; private set; } = null!;
    public OverlapSide Own { get; private set; } = null!;
    public NameOnSheet Service { get; private set; } = null!;
    public NameOnSheet Other { get; private set; } = null!;
    public string Theme { get; private set; } = "";
    public bool Over => Today > Overlap.LastDay;
    /// <summary>It is kept as long as the two are not asked again, and names nobody.</summary>
    public LookedThrough Reason => new(Request, "reason", Today);
    public string? Typed(string box) => Request.HasFormContentType ? Request.Form[box].ToString().Trim() : null;

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet, Title) = (true, true, texts["overlap.answer"]);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        var token = (string)RouteData.Values["token"]!;
        if (ServerSecret.IdIn(token) is not { } id || await db.Set<Overlap>().Include(o => o.Sides).SingleOrDefaultAsync(o => o.Id == id) is not { } found || OverlapLetters.Asked(database.Secret, found, token) is not { } own) return false;
        (Overlap, Own) = (found, own);
        var other = found.Sides.Single(side => side != own).ServiceId;
        var names = await NamesOnSheets.Services(db, [own.ServiceId, other]);
        if (!names.TryGetValue(own.ServiceId, out var ownName) || !names.TryGetValue(other, out var otherName)) return false; // one of the two is gone
        (Service, Other) = (new("service", own.ServiceId, ownName), new("service", other, otherName));
        Theme = actors.Themes.FirstOrDefault(theme => theme.Code == found.Theme).Name?.In(Lang).Text ?? found.Theme;
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var answer = Enum.TryParse<SideAnswer>(Typed("answer"), out var said) && Enum.IsDefined(said) ? said : throw new RuleBroken("overlap.choose");
        var reason = Typed("reason");
        if (reason?.Length > LongestReason) throw new RuleBroken("overlap.reason.long", LongestReason);
        if (answer == SideAnswer.NotTheSame) Reason.Refuse(); // else it is not kept
        Overlap.Answer(Own.ServiceId, answer, LocalText.From(Lang, reason), Today);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new RuleBroken("needs.changed"); }
        return Redirect(Request.Path);
    }
}
