using System.Text.Json;
using Microsoft.AspNetCore.OutputCaching;
using Vuurtoren.Modules.Directory.OpenData;
using Vuurtoren.Modules.Directory.Reading;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Api;

/// <summary>One request to the open API, with what its answer needs.</summary>
sealed class ApiRequest
{
    ApiRequest(HttpContext http, Viewer viewer)
    {
        (Http, Viewer) = (http, viewer);
        (Index, Sheets) = (http.RequestServices.GetRequiredService<DirectoryIndex>(), http.RequestServices.GetRequiredService<DirectorySheets>());
        Today = http.RequestServices.GetRequiredService<PageCache>().Today;
    }

    public HttpContext Http { get; }
    public Viewer Viewer { get; }
    public DirectoryIndex Index { get; }
    public DirectorySheets Sheets { get; }
    public DateOnly Today { get; }

    public HsdsWriting Writing(Asked asked) => new(Index, Sheets, asked, Today);

    /// <summary>What all answers have in common: language, version, who may read them; and what to do when something is wrong.</summary>
    public static async Task Answer(HttpContext context, Func<ApiRequest, Task> answer)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, Link, Content-Language";
        headers.Append("Vary", "Accept-Language");
        try
        {
            var language = LanguageOf(context.Request);
            if (!context.RequestServices.GetRequiredService<Shown>().Ready) throw new Problem(StatusCodes.Status503ServiceUnavailable, "loading");
            headers.ContentLanguage = language;
            headers.CacheControl = "no-cache";
            var tag = $"{context.RequestServices.GetRequiredService<PageCache>().Tag[..^1]}-{language}\"";
            if (!HttpMethods.IsPost(context.Request.Method))
            {
                headers.ETag = tag;
                if (context.Request.Headers.IfNoneMatch.Any(had => had == "*" || had?.Split(',').Any(one => one.Trim() == tag) == true))
                {
                    context.Response.StatusCode = StatusCodes.Status304NotModified;
                    return;
                }
            }
            await answer(new(context, Viewer.Anyone(language)));
        }
        catch (Problem problem) when (!context.Response.HasStarted)
        {
            headers.Remove("ETag");
            await problem.Write(context);
        }
    }

    /// <summary>A body that is small enough to be written at once.</summary>
    public static async Task Write(HttpContext context, Action<Utf8JsonWriter> write)
    {
        await using (var json = new Utf8JsonWriter(context.Response.BodyWriter, HsdsJson.Options)) write(json);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>`lang=`, or else what the request asks for among our languages, or else Dutch.</summary>
    public static string LanguageOf(HttpRequest request)
    {
        var chosen = request.Query["lang"].ToString();
        if (chosen.Length == 0) return Languages.Asked(request) ?? Languages.Default;
        return Platform.Texts.Texts.Languages.Contains(chosen) ? chosen : throw Problem.BadParameter("lang", "choice", string.Join(", ", Platform.Texts.Texts.Languages));
    }
}

/// <summary>As for pages, and besides by language, which is not in the address here. Searches and streams are not kept.</summary>
sealed class ApiCache(PageCache pages) : IOutputCachePolicy
{
    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        await pages.CacheRequestAsync(context, cancellation);
        var request = context.HttpContext.Request;
        context.CacheVaryByRules.VaryByValues["language"] = $"{Languages.Asked(request)} {request.Query["lang"]}";
        if (request.Query.ContainsKey("search") || request.Query["format"] == "ndjson" || request.Headers.IfNoneMatch.Count > 0)
            context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = false;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => pages.ServeFromCacheAsync(context, cancellation);
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => pages.ServeResponseAsync(context, cancellation);
}
