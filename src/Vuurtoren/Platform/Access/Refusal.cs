using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Platform.Access;

/// <summary>Who may not come in: a visitor is asked to sign in, who is signed in gets 403, and the log says so.</summary>
sealed partial class Refusal(ILogger<Refusal> log) : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || context.GetEndpoint() is not { } endpoint) return next(context); // nothing there: 404
        var user = CurrentUser.Of(context);
        var asks = endpoint.Metadata.GetMetadata<CanAttribute>();
        if (user.IsSignedIn && !user.NeedsSecondFactor) Log(log, user.Id, asks?.Permission, context.Request.Method, (endpoint as RouteEndpoint)?.RoutePattern.RawText);
        if (asks is not null && Languages.Of(context.Request.Path) is { } language && (!user.IsSignedIn || user.NeedsSecondFactor))
            context.Response.Redirect(user.IsSignedIn ? $"/{language}/me/second-factor" : $"/{language}/signin" + (HttpMethods.IsGet(context.Request.Method) ? QueryString.Create("to", context.Request.Path + context.Request.QueryString) : ""));
        else context.Response.StatusCode = asks is not null && !user.IsSignedIn ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>The number of an account, never a name; the pattern of the address, never what was filled in.</summary>
    [LoggerMessage(LogLevel.Warning, "Account {Account} may not {Permission}: {Method} {Route}")]
    static partial void Log(ILogger log, Guid? account, Permission? permission, string method, string? route);
}
