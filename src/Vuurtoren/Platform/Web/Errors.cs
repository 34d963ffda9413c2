using System.Security.Cryptography;

namespace Vuurtoren.Platform.Web;

/// <summary>The request that went wrong, for the error page.</summary>
/// <param name="Reference">What the visitor can tell us; the log has it too.</param>
/// <param name="IsLink">Out of a letter or from a paper: what it opens is in the address.</param>
sealed record FailedRequest(PathString Path, QueryString Query, string? Reference, bool IsLink);

/// <summary>What answers need is not loaded yet; half a minute later it is.</summary>
public sealed class StillStarting() : InvalidOperationException("the index is not loaded yet");

/// <summary>Every refusal without words gets a page that says what to do, in the language of the address, with the same status.</summary>
static partial class Errors
{
    public static void UseErrorPages(this WebApplication site)
    {
        var log = site.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Vuurtoren.Errors");
        site.Use(async (context, next) =>
        {
            string? reference = null;
            try { await next(context); }
            catch (BadHttpRequestException bad) { context.Response.StatusCode = bad.StatusCode; }
            catch (StillStarting) when (!context.Response.HasStarted)
            {
                context.Response.Headers.CacheControl = "no-store";
                context.Response.Headers.RetryAfter = "30";
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested) { return; }
#pragma warning disable CA1031 // the last one who can say something sensible
            catch (Exception bug)
#pragma warning restore CA1031
            {
                reference = NewReference();
                if (UnseenAttribute.Is(context)) reference = null; // a line would say when somebody was here
                else Report(log, reference, context, bug);
                if (context.Response.HasStarted) { context.Abort(); return; }
                context.Response.Headers.CacheControl = "no-store";
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }
            var response = context.Response;
            if (response.StatusCode < 400 || response.HasStarted || response.ContentType is not null || response.ContentLength is not null) return;
            if (IsForPeople(context.Request)) await ShowPage(context, reference, next);
            else await response.WriteAsJsonAsync(new { status = response.StatusCode, reference }, options: null, contentType: "application/problem+json");
        });
    }

    static bool IsForPeople(HttpRequest request) =>
        Languages.Of(request.Path) is not null || request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    static async Task ShowPage(HttpContext context, string? reference, RequestDelegate next)
    {
        var (request, status) = (context.Request, context.Response.StatusCode);
        var failed = new FailedRequest(request.Path, request.QueryString, reference, request.RouteValues.ContainsKey("token"));
        var language = Languages.Of(request.Path) ?? Languages.Asked(request) ?? Languages.Default;
        context.Items[typeof(FailedRequest)] = failed;
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        (request.Path, request.QueryString, request.Method) = ($"/{language}/error/{status}", default, HttpMethods.IsHead(request.Method) ? HttpMethods.Head : HttpMethods.Get);
        try { await next(context); }
        finally { (request.Path, request.QueryString) = (failed.Path, failed.Query); }
    }

    /// <summary>Eight letters and digits that can be read over the phone.</summary>
    static string NewReference() => RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 8).Insert(4, "-");

    /// <summary>The message of an exception can hold what someone typed: only what kind it is and where it arose are logged.</summary>
    static void Report(ILogger log, string reference, HttpContext context, Exception bug)
    {
        var where = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        for (Exception? cause = bug; cause is not null; cause = cause.InnerException)
            Log(log, reference, where, cause.GetType().FullName!, cause.StackTrace);
    }

    [LoggerMessage(LogLevel.Error, "{Reference}: {Kind} on {Route}\n{Trace}")]
    static partial void Log(ILogger log, string reference, string? route, string kind, string? trace);
}
