using Microsoft.AspNetCore.Authorization;

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
        if (context.Resource is HttpContext http && CurrentUser.Of(http).Can(requirement.Permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
