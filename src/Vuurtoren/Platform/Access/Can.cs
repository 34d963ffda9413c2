using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Vuurtoren.Platform.Access;

/// <summary>What one must be allowed to do to come on this page.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class CanAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    public Permission Permission => permission;
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

sealed class CanHandler : AuthorizationHandler<CanAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, CanAttribute requirement)
    {
        if (CurrentUser.RoleOf(context.User).Allows(requirement.Permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>Nobody can sign in yet: everybody is a visitor.</summary>
static class CurrentUser
{
    const string RoleClaim = "role";
    static readonly ClaimsPrincipal visitor = new(new ClaimsIdentity([new(RoleClaim, nameof(Role.Visitor))], "visitor"));

    public static Role RoleOf(ClaimsPrincipal user) => Enum.TryParse<Role>(user.FindFirst(RoleClaim)?.Value, out var role) ? role : Role.Visitor;

    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, CanHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusal>();
        // What says nothing about access is for nobody.
        services.AddAuthorization(options => options.FallbackPolicy = new([new NobodyRequirement()], []));
    }

    public static void UseAccess(this WebApplication site)
    {
        site.Use((context, next) =>
        {
            if (context.User.Identity is not { IsAuthenticated: true }) context.User = visitor;
            return next(context);
        });
        site.UseAuthorization();
    }

    sealed class NobodyRequirement : IAuthorizationRequirement;

    /// <summary>Without sign-in there is nothing to ask for: no permission is 403.</summary>
    sealed class Refusal : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Succeeded || context.GetEndpoint() is null) return next(context); // nothing there: 404
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
    }
}
