using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.StaticAssets;

namespace Vuurtoren.Platform.Web;

/// <summary>An endpoint that takes more than GET and HEAD: a page with a form, a search that is posted.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class TakesPostAttribute : Attribute;

/// <summary>How much one visitor may ask: generous for people and for offices behind one address, not for floods.</summary>
static class Limits
{
    const int Burst = 600, PerSecond = 60, Tries = 20;

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.Configure<ForwardedHeadersOptions>(options => Believe(options, builder.Configuration.GetSection("Proxy:Known").Get<string[]>() ?? []));
    }

    /// <summary>Not the framework's own middleware: that never lets go of its timers, nor of all that they hold, when a server stops in a process that goes on.</summary>
    public static void UseLimits(this WebApplication site)
    {
        var settings = site.Configuration;
        var (burst, perSecond, tries) = (settings.GetValue("Limits:Burst", Burst), settings.GetValue("Limits:PerSecond", PerSecond), settings.GetValue("Limits:TriesPerMinute", Tries));
        var attempts = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => IsAttempt(context)
            ? RateLimitPartition.GetTokenBucketLimiter(Visitor(context.Connection.RemoteIpAddress ?? IPAddress.Loopback), _ => new()
            {
                TokenLimit = tries, TokensPerPeriod = tries, ReplenishmentPeriod = TimeSpan.FromMinutes(1), AutoReplenishment = true,
            })
            : RateLimitPartition.GetNoLimiter(IPAddress.Loopback));
        var requests = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => IsFree(context)
            ? RateLimitPartition.GetNoLimiter(IPAddress.Loopback)
            : RateLimitPartition.GetTokenBucketLimiter(Visitor(context.Connection.RemoteIpAddress!), _ => new()
            {
                TokenLimit = burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), AutoReplenishment = true,
            }));
        site.Lifetime.ApplicationStopped.Register(() => { attempts.Dispose(); requests.Dispose(); });
        var wait = (burst / perSecond / 2 + 1).ToString(CultureInfo.InvariantCulture);
        site.Use((context, next) =>
        {
            using var attempt = attempts.AttemptAcquire(context);
            using var request = requests.AttemptAcquire(context);
            if (attempt.IsAcquired && request.IsAcquired) return next(context);
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (StatusCodes.Status429TooManyRequests, wait);
            return Task.CompletedTask;
        });
    }

    /// <summary>Only a proxy on this machine, or one that is named, may say who the visitor is. Every hop has to be one of them.</summary>
    /// <param name="known">Addresses and networks: "10.0.0.5", "10.0.1.0/24".</param>
    static void Believe(ForwardedHeadersOptions options, string[] known)
    {
        (options.ForwardedHeaders, options.ForwardLimit) = (ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, known.Length == 0 ? 1 : null);
        foreach (var name in known)
            if (IPAddress.TryParse(name, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(name, out var network)) options.KnownIPNetworks.Add(network);
            else throw new RuleBroken("web.proxy", name);
    }

    static bool IsAttempt(HttpContext context) => HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<AttemptsAttribute>() is not null;

    static bool IsFree(HttpContext context) =>
        context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address)
        || context.Items.ContainsKey(typeof(FailedRequest)) || context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    /// <summary>One address; of IPv6 the half that one household or office gets.</summary>
    static IPAddress Visitor(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != System.Net.Sockets.AddressFamily.InterNetworkV6) return address;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new(bytes);
    }

    /// <summary>What does not say that it takes forms, takes none.</summary>
    public static void UseReadOnly(this WebApplication site) => site.Use((context, next) =>
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)
            || (HttpMethods.IsPost(method) && context.GetEndpoint()?.Metadata.GetMetadata<TakesPostAttribute>() is not null)) return next(context);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD";
        return Task.CompletedTask;
    });
}
