using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Vuurtoren.Platform.Access;

namespace Vuurtoren.Platform.Web;

/// <summary>
/// Pages are the same for every visitor as long as nothing changes: they are kept by address, language (in the address) and change
/// sequence, and a browser that has the current one gets 304. Pages with search words, or with where someone is, are never kept. A page
/// that says what is open says until when that is true (docs/adr/0007-what-is-open-now.md): no longer is it kept here, and the moment
/// stands in its ETag.
/// </summary>
sealed class PageCache(Shown shown, TimeProvider time) : IOutputCachePolicy
{
    const int MaximumBytes = 64 * 1024 * 1024, MaximumPageBytes = 512 * 1024;

    static readonly TimeSpan longest = TimeSpan.FromMinutes(2);
    static readonly string build = typeof(PageCache).Module.ModuleVersionId.ToString("N")[..8];

    /// <summary>The day here: messages that expire change a page without any change of data.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now);

    /// <summary>On the clock on the wall.</summary>
    public DateTime Now => time.Now();

    string Version => string.Create(CultureInfo.InvariantCulture, $"{build}-{shown.Seq}-{Today.DayNumber}");

    /// <summary>Changes when, and only when, a page can look different.</summary>
    public string Tag => $"W/\"{Version}\"";

    /// <summary>The same for a page that holds until a moment only (UTC): "W/"version~seconds since 1970"".</summary>
    public string TagUntil(DateTime moment) => string.Create(CultureInfo.InvariantCulture, $"W/\"{Version}~{new DateTimeOffset(moment).ToUnixTimeSeconds()}\"");

    /// <summary>Whether a page that was sent with this tag still looks the same.</summary>
    public bool IsCurrent(string tag)
    {
        if (tag == Tag) return true;
        var beginning = $"W/\"{Version}~";
        return tag.StartsWith(beginning, StringComparison.Ordinal) && tag.EndsWith('"')
            && long.TryParse(tag.AsSpan(beginning.Length, tag.Length - beginning.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            && time.GetUtcNow().ToUnixTimeSeconds() < until;
    }

    /// <summary>The page that is being made is true until this moment (UTC).</summary>
    public static void HoldsUntil(HttpContext http, DateTime moment) => http.Items[typeof(PageCache)] = moment;

    /// <summary>The page that is being made will hardly be asked again.</summary>
    public static void DoNotKeep(HttpContext http) => HoldsUntil(http, DateTime.MinValue);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var may = shown.Ready && IsForEverybody(context.HttpContext) && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && !request.Query.ContainsKey("q") && !request.Query.ContainsKey("near") && !context.HttpContext.Items.ContainsKey(typeof(FailedRequest));
        context.EnableOutputCaching = may;
        context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = may;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["version"] = Version;
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(request);
        context.ResponseExpirationTimeSpan = longest;
        return ValueTask.CompletedTask;
    }

    /// <summary>The same for every visitor: nobody is signed in, and no form stands on it (each form holds a secret of its own).</summary>
    public static bool IsForEverybody(HttpContext http) => !CurrentUser.Of(http).IsSignedIn
        && (http.GetEndpoint()?.Metadata is not { } door || (door.GetMetadata<TakesPostAttribute>() is null && door.GetMetadata<PersonalAttribute>() is null) || door.GetMetadata<PageActionDescriptor>() is null);

    static string Encoding(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        return accepted.Contains("br", StringComparison.Ordinal) ? "br" : accepted.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "";
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.ETag.Count == 0) context.AllowCacheStorage = false;
        if (context.HttpContext.Items[typeof(PageCache)] is DateTime until)
        {
            var left = until - time.GetUtcNow().UtcDateTime;
            if (left <= TimeSpan.Zero) context.AllowCacheStorage = false;
            else if (left < longest) context.ResponseExpirationTimeSpan = left;
        }
        return ValueTask.CompletedTask;
    }

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<PageCache>();
        services.AddOutputCache(options => { options.SizeLimit = MaximumBytes; options.MaximumBodySize = MaximumPageBytes; });
        services.AddOptions<OutputCacheOptions>().Configure<PageCache>((options, pages) => options.AddPolicy(nameof(PageCache), pages));
    }

    /// <summary>A browser that has the current page needs no page.</summary>
    public static void UseNotModified(WebApplication site)
    {
        var pages = site.Services.GetRequiredService<PageCache>();
        site.Use((context, next) =>
        {
            var had = context.Request.Headers.IfNoneMatch;
            if (had.Count != 1 || had[0] is not { } tag || !pages.IsCurrent(tag) || !IsForEverybody(context) || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null) return next(context);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.Headers.ETag = had;
            return Task.CompletedTask;
        });
    }
}
