using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.StaticAssets;

namespace Vuurtoren.Platform.Web;

/// <summary>A page that nobody can be shown to have opened: no line in the logs, no measure, and who signed in on this browser is not looked up (which would note when).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnseenAttribute : Attribute
{
    /// <summary>Also when what follows is the error page.</summary>
    public static bool Is(HttpContext http) => http.Items.ContainsKey(typeof(UnseenAttribute));
}

static class Unseen
{
    /// <summary>After the address is known, before anything that looks at who asks.</summary>
    public static void UseUnseen(this WebApplication site) => site.Use((context, next) =>
    {
        var metadata = context.GetEndpoint()?.Metadata;
        // Its style sheets would note it else; and nobody needs to sign in for a picture.
        if (metadata?.GetMetadata<StaticAssetDescriptor>() is not null) context.Request.Headers.Cookie = default;
        if (metadata?.GetMetadata<UnseenAttribute>() is null) return next(context);
        context.Items[typeof(UnseenAttribute)] = true;
        context.Request.Headers.Cookie = default;
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } measures) measures.MetricsDisabled = true;
        return next(context);
    });
}
