using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Vuurtoren.Platform.Web;

/// <summary>
/// Pages are the same for every visitor as long as nothing changes: they are kept by address, language (in the address) and change
/// sequence, and a browser that has the current one gets 304. Pages with search words are never kept.
/// </summary>
sealed class PageCache(Shown shown, TimeProvider time) : IOutputCachePolicy
{
    const int MaximumBytes = 64 * 1024 * 1024, MaximumPageBytes = 512 * 1024;

    static readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
    static readonly string build = typeof(PageCache).Module.ModuleVersionId.ToString("N")[..8];

    /// <summary>The day here: messages that expire change a page without any change of data.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);

    string Version => string.Create(CultureInfo.InvariantCulture, $"{build}-{shown.Seq}-{Today.DayNumber}");

    /// <summary>Changes when, and only when, a page can look different.</summary>
    public string Tag => $"W/\"{Version}\"";

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var may = shown.Ready && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && !request.Query.ContainsKey("q") && !context.HttpContext.Items.ContainsKey(typeof(FailedRequest));
        context.EnableOutputCaching = may;
        context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = may;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["version"] = Version;
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(request);
        context.ResponseExpirationTimeSpan = TimeSpan.FromMinutes(2);
        return ValueTask.CompletedTask;
    }

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
            if (had.Count != 1 || had[0] != pages.Tag || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null) return next(context);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.Headers.ETag = had;
            return Task.CompletedTask;
        });
    }
}
