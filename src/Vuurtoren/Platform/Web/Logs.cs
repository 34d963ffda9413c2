using System.Diagnostics;

namespace Vuurtoren.Platform.Web;

/// <summary>
/// Logs hold nothing about people: no addresses, no query strings, no words that someone searched.
/// "Log:Format" = "json" writes one JSON object per line; "Log:Requests" = true adds a line per request with its route, status and time.
/// </summary>
static partial class Logs
{
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        if (builder.Configuration["Log:Format"] == "json")
            builder.Logging.AddJsonConsole(console => { console.IncludeScopes = false; console.UseUtcTimestamp = true; console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"; });
        else
            builder.Logging.AddSimpleConsole(console => { console.IncludeScopes = false; console.SingleLine = true; });
        // The framework's own lines name paths with their query, and addresses.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error); // a page with a form is not kept, and says so
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None); // a start that fails says so in one line, see Failures
    }

    public static void UseRequestLog(this WebApplication site)
    {
        if (!site.Configuration.GetValue("Log:Requests", false)) return;
        var log = site.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Vuurtoren.Requests");
        site.Use(async (context, next) =>
        {
            var start = Stopwatch.GetTimestamp();
            await next(context);
            if (UnseenAttribute.Is(context)) return;
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-";
            Line(log, context.Request.Method, route, context.Response.StatusCode, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        });
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Route} {Status} {Milliseconds:0.0} ms")]
    static partial void Line(ILogger log, string method, string route, int status, double milliseconds);
}
