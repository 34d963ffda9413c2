using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Web;

/// <summary>A page that can always be shown again: Load() runs before every handler and again after a refusal.</summary>
public abstract class WorkPage : PageModel
{
    ResourceAssetCollection? assets;

    /// <summary>The language of the screen: the first part of the address.</summary>
    public string Lang { get; private set; } = Languages.Default;

    /// <summary>In the window's title and in bookmarks; null on the home page.</summary>
    public string? Title { get; protected set; }

    /// <summary>One sentence for search engines.</summary>
    public string? Summary { get; protected set; }

    /// <summary>About something that others should not see over one's shoulder: nothing of it stays in the browser, and a link leaves at once.</summary>
    public bool Discreet { get; protected set; }

    /// <summary>Not for search engines: results, errors.</summary>
    public bool Unlisted { get; protected set; }

    /// <summary>Hardly asked a second time: not kept here, though a browser may.</summary>
    protected bool Rare { get; set; }

    /// <summary>Who looks.</summary>
    public CurrentUser Me => CurrentUser.Of(HttpContext);

    /// <summary>Nobody is signed in and no form stands here: no cookie is set.</summary>
    public bool IsForEverybody => PageCache.IsForEverybody(HttpContext);

    /// <summary>Of the directory colleagues see what everybody sees.</summary>
    public Viewer Viewer => Viewer.Anyone(Lang);

    /// <summary>Key of what was just done, said once at the top: "?done=password" is "done.password". Only what this site says itself.</summary>
    public string? Done => !IsForEverybody && Request.Query["done"].ToString() is { Length: > 0 and < 40 } said && !Service<IStringLocalizer>()["done." + said].ResourceNotFound ? "done." + said : null;

    public DateOnly Today => Service<PageCache>().Today;

    DateTime? now, holdsUntil;
    /// <summary>On the clock on the wall; the same all over the page.</summary>
    public DateTime Now => now ??= Service<PageCache>().Now;

    /// <summary>The page says something that may be another way from this moment on (on the clock on the wall): what is open.</summary>
    protected void HoldsUntil(DateTime moment) => holdsUntil = holdsUntil < moment ? holdsUntil : moment;

    /// <summary>Reads what the page shows; false when it does not exist for this viewer.</summary>
    protected virtual Task<bool> Load() => Task.FromResult(true);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Lang = RouteData.Values["lang"] as string ?? Languages.Default;
        if (MustSignInAgain()) { context.Result = Redirect($"/{Lang}/signin{QueryString.Create(new Dictionary<string, string?> { ["again"] = "true", ["to"] = Request.Path })}"); return; }
        if (!await Load()) { context.Result = new StatusCodeResult(StatusCodes.Status404NotFound); return; }
        if (context.HandlerMethod?.HttpMethod == "Post" && !ModelState.IsValid) { context.Result = ShowAgain(); return; }

        var done = await next();
        if (done.Exception is RuleBroken rule)
        {
            ModelState.AddModelError("", Service<IStringLocalizer>()[rule.Message, [.. rule.Details]]);
            Service<Db>().ChangeTracker.Clear();
            await Load();
            done.ExceptionHandled = true;
            done.Result = ShowAgain();
        }
        if (Response.StatusCode == StatusCodes.Status200OK && done.Result is null or PageResult { StatusCode: null }) SayHowLong();
    }

    /// <summary>What is wrong with no field in particular.</summary>
    public IReadOnlyList<string> Refusals => ModelState.TryGetValue("", out var state) ? [.. state.Errors.Select(error => error.ErrorMessage)] : [];

    /// <summary>The time of rules, UTC.</summary>
    public DateTime Instant => Service<TimeProvider>().GetUtcNow().UtcDateTime;

    /// <summary>On to another page of this site, which says what was done.</summary>
    protected RedirectResult Go(string path, string? done = null) => Redirect($"/{Lang}{path}{(done is null ? "" : "?done=" + done)}");

    /// <summary>Something is missing or wrong in this field: the form is shown again with what was typed.</summary>
    protected PageResult Wrong(string field, string key, params object[] details)
    {
        ModelState.AddModelError(field, Service<IStringLocalizer>()[key, details]);
        return ShowAgain();
    }

    /// <summary>What was typed in the boxes "title.nl" and "title.fr"; null when all are empty.</summary>
    protected LocalText? InEachLanguage(string box) => LocalText.From(Texts.Texts.Languages.Select(language => KeyValuePair.Create(language, (string?)Request.Form[$"{box}.{language}"].ToString())));

    static PageResult ShowAgain() => new() { StatusCode = StatusCodes.Status422UnprocessableEntity };

    bool MustSignInAgain() => HttpContext.GetEndpoint()?.Metadata.GetMetadata<RecentAttribute>() is not null && Me.SignedInAt < Instant - RecentAttribute.Longest;

    void SayHowLong()
    {
        var kept = !Discreet && IsForEverybody;
        Response.Headers.CacheControl = kept ? "no-cache" : "no-store";
        if (!kept || !Service<Shown>().Ready) return;
        if (Rare) PageCache.DoNotKeep(HttpContext);
        if (holdsUntil is not { } until) Response.Headers.ETag = Service<PageCache>().Tag;
        else
        {
            var moment = LocalClock.ToInstant(until);
            Response.Headers.ETag = Service<PageCache>().TagUntil(moment);
            if (!Rare) PageCache.HoldsUntil(HttpContext, moment);
        }
    }

    /// <summary>The address of a file of wwwroot, with a fingerprint so that browsers may keep it for good.</summary>
    public string Asset(string file)
    {
        assets ??= HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>() ?? ResourceAssetCollection.Empty;
        return "/" + assets[file];
    }

    /// <summary>This page in another language.</summary>
    public virtual string In(string language) => Languages.Switch(Request.Path, Request.QueryString, language);

    /// <summary>The site from the outside, for links in letters and squares for the telephone.</summary>
    protected Uri Site => Service<SiteAddress>().Root;

    /// <summary>This page in another language, from the outside.</summary>
    public string AbsoluteIn(string language) => $"{Request.Scheme}://{Request.Host.ToUriComponent()}{In(language)}";

    /// <summary>Whether an item of the menu leads to where we are.</summary>
    public bool IsAt(MenuItem item) => Request.Path.Value is { Length: > 3 } path && path.AsSpan(3).StartsWith(item.Path, StringComparison.Ordinal);

    protected T Service<T>() where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();
}
