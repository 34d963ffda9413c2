using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Directory.Upkeep.Links;

/// <param name="Code">"200", "404"; or "dns", "refused", "timeout", "tls", "private", "redirects", "unclear".</param>
/// <param name="Works">Null: it says nothing about the page, such as "too many requests".</param>
public sealed record LinkAnswer(string Code, bool? Works)
{
    /// <summary>A server that answers but wants no visit of a program (403) has the page all the same.</summary>
    public static LinkAnswer Of(HttpStatusCode status) => new(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => null,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => false,
        >= HttpStatusCode.InternalServerError => false,
        _ => true,
    });
}

/// <summary>Tries one address as politely as can be: says who asks and where to complain, asks for the head only when that is enough, reads no page, follows few ways on, and never goes to a machine that is not on the open internet.</summary>
public sealed class LinkProbe : IDisposable
{
    const int MostWaysOn = 5;

    static readonly TimeSpan longest = TimeSpan.FromSeconds(15);

    readonly HttpClient client;

    /// <param name="site">Where this site says who it is.</param>
    /// <param name="contact">Address of mail of who runs it.</param>
    /// <param name="allows">Tests let it go to their own server.</param>
    public LinkProbe(string? site, string? contact, Func<IPEndPoint, bool>? allows = null)
    {
        client = new(PublicOnly.Handler(allows ?? PublicOnly.Allows, longest)) { Timeout = longest };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(Uri.TryCreate(site, UriKind.Absolute, out var home) ? $"Vuurtoren-linkcheck/1.0 (+{new Uri(home, "/nl/about")})" : "Vuurtoren-linkcheck/1.0");
        if (contact is { Length: > 0 }) client.DefaultRequestHeaders.TryAddWithoutValidation("From", contact);
    }

    public async Task<LinkAnswer> Try(string url, CancellationToken stop)
    {
        var head = await Follow(HttpMethod.Head, url, stop);
        // Many servers know no HEAD, or answer it wrongly.
        return head.Code is ['1' or '2' or '3', ..] or "429" or "503" or "private" or "dns" or "redirects" ? head : await Follow(HttpMethod.Get, url, stop);
    }

    async Task<LinkAnswer> Follow(HttpMethod method, string url, CancellationToken stop)
    {
        var at = new Uri(url);
        try
        {
            for (var ways = 0; ways <= MostWaysOn; ways++)
            {
                using var request = new HttpRequestMessage(method, at);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
                if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } to) return LinkAnswer.Of(answer.StatusCode);
                at = new Uri(at, to);
                if (at.Scheme is not ("http" or "https")) return new("unclear", false);
            }
            return new("redirects", false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested) { return new("timeout", false); }
        catch (HttpRequestException fault) { return Why(fault); }
        catch (UriFormatException) { return new("unclear", false); }
    }

    static LinkAnswer Why(Exception fault)
    {
        for (var inner = fault; inner is not null; inner = inner.InnerException)
            switch (inner)
            {
                case NotPublicException: return new("private", false);
                case AuthenticationException: return new("tls", false);
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }: return new("dns", false);
                case SocketException { SocketErrorCode: SocketError.TryAgain }: return new("dns", null); // our own name server is away
                case SocketException: return new("refused", false);
            }
        return new("unclear", false);
    }

    public void Dispose() => client.Dispose();
}
