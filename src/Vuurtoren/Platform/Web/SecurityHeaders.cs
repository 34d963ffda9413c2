namespace Vuurtoren.Platform.Web;

/// <summary>What the browser may do with our pages: only what comes from this site, and no script or style inside a page.</summary>
static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication site)
    {
        var tiles = MapTiles.Origin(site.Configuration);
        var policy = $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{(tiles is null ? "" : " " + tiles)}; connect-src 'self'; "
            + "font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        site.Use((context, next) =>
        {
            Write(context, policy);
            return next(context);
        });
    }

    static void Write(HttpContext context, string policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self), payment=(), usb=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        if (context.Request.Path.Value is { } path && (path.EndsWith(".css", StringComparison.Ordinal) || path.EndsWith(".js", StringComparison.Ordinal) || path.EndsWith(".svg", StringComparison.Ordinal)))
            context.Response.OnStarting(static response => SayUtf8((HttpResponse)response), context.Response);
    }

    /// <summary>Files of ours are UTF-8, and no browser has to guess that.</summary>
    static Task SayUtf8(HttpResponse response)
    {
        if (response.ContentType is "text/css" or "text/javascript" or "image/svg+xml") response.ContentType += "; charset=utf-8";
        return Task.CompletedTask;
    }
}

/// <summary>The server of map tiles, by configuration "Map:Tiles" ("https://tiles.example/{z}/{x}/{y}.png"); none by default.</summary>
static class MapTiles
{
    public static string? Template(IConfiguration configuration) => configuration["Map:Tiles"] is { Length: > 0 } tiles ? tiles : null;

    public static string? Origin(IConfiguration configuration) =>
        Template(configuration) is { } tiles && Uri.TryCreate(tiles.Replace("{s}.", "", StringComparison.Ordinal).Split('{')[0], UriKind.Absolute, out var uri)
            ? (tiles.Contains("{s}.", StringComparison.Ordinal) ? $"{uri.Scheme}://*.{uri.Authority}" : uri.GetLeftPart(UriPartial.Authority)) : null;
}
