using Microsoft.AspNetCore.Authorization;

namespace Vuurtoren.Platform.Access;

/// <summary>What one must be allowed to do to come on this page.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class CanAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    public Permission Permission => permission;
    /// <summary>For all organisations, not for one or those of a coordination: what is done here has no bounds.</summary>
    public bool Everywhere { get; init; }
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

sealed class CanHandler : AuthorizationHandler<CanAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, CanAttribute requirement)
    {
        if (context.Resource is not HttpContext http) return Task.CompletedTask;
        var user = CurrentUser.Of(http);
        if (requirement.Everywhere ? user.CanEverywhere(requirement.Permission) : user.Can(requirement.Permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
