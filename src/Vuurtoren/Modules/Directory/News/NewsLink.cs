using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.News;

/// <summary>What a link in a letter of news opens. Opening changes nothing, for mail is opened by scanners first; only a button does, or the one click of a mail reader.</summary>
[AllowAnonymous, TakesPost, Attempts]
public abstract class NewsLinkPage(Db db, Database database) : WorkPage
{
    public string Token => (string)RouteData.Values["token"]!;
    /// <summary>Null: it was ended already.</summary>
    public NewsReader? Reader { get; private set; }

    protected abstract string Heading { get; }

    protected override async Task<bool> Load()
    {
        (Unlisted, Discreet, Title) = (true, true, Service<Texts>()[Heading]);
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is a key
        if (NewsReader.OfToken(database.Secret, Token) is not { } id) return false;
        Reader = await db.Set<NewsReader>().SingleOrDefaultAsync(reader => reader.Id == id);
        return true;
    }
}

/// <summary>Yes, this address wants the letter; and later: which news.</summary>
public sealed class NewsYesPage(Db db, Database database, DirectoryIndex index) : NewsLinkPage(db, database)
{
    readonly Db db = db;

    protected override string Heading => "news.follow.title";

    public NewsChoices Choices { get; private set; } = null!;
    public Ticks Ticks => new(Choices, Theme, Municipality);

    [BindProperty] public List<string?> Theme { get; set; } = [];
    [BindProperty] public List<string?> Municipality { get; set; } = [];

    protected override async Task<bool> Load()
    {
        if (!await base.Load()) return false;
        Choices = new(index, Lang);
        if (Request.Method == "GET" && Reader is not null) (Theme, Municipality) = ([.. Reader.Themes], [.. Reader.Municipalities]);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var reader = Reader ?? throw new RuleBroken("news.gone");
        var first = reader.ConfirmedAt is null;
        reader.Confirm(Instant);
        reader.Choose(Lang, Choices.ThemesIn(Theme), Choices.MunicipalitiesIn(Municipality));
        await db.SaveChangesAsync();
        return Redirect($"{Request.Path}?done={(first ? "news-on" : "news-chosen")}");
    }
}

/// <summary>The end of it: one click in the mail reader (RFC 8058: a POST without cookies, and so without the secret of a form; the address itself is the secret), or a button here.</summary>
[IgnoreAntiforgeryToken]
public sealed class NewsStopPage(Db db, Database database) : NewsLinkPage(db, database)
{
    readonly Db db = db;

    protected override string Heading => "news.stop";

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (Reader is { } reader)
        {
            db.Remove(reader);
            await db.SaveChangesAsync();
        }
        // A mail reader follows no redirect.
        return Request.HasFormContentType && Request.Form["List-Unsubscribe"] == "One-Click" ? Content("") : Redirect(Request.Path);
    }
}
