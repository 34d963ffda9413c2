using System.Reflection;

namespace Vuurtoren.Platform.Web;

/// <summary>The contents page of a module: all that it adds to the site. Found by its type, so that Platform names no module.</summary>
public abstract class Module
{
    public virtual void AddServices(IServiceCollection services) { }

    /// <summary>What looks at every request and answer, also at answers from the cache.</summary>
    public virtual void UseOn(WebApplication site) { }

    /// <summary>Endpoints that are no Razor Pages. Each one carries [Can] or [AllowAnonymous].</summary>
    public virtual void MapEndpoints(IEndpointRouteBuilder site) { }

    /// <summary>What the module puts in the menu.</summary>
    public virtual IEnumerable<MenuItem> Menu => [];

    /// <summary>What it puts at the foot of every page.</summary>
    public virtual IEnumerable<MenuItem> Below => [];

    internal static readonly IReadOnlyList<Module> All = [.. Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Module)) && !type.IsAbstract)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (Module)Activator.CreateInstance(type)!)];
}

/// <param name="Text">Key of the words.</param>
/// <param name="Path">After the language: "/services".</param>
/// <param name="Order">Low comes first.</param>
public sealed record MenuItem(string Text, string Path, int Order);
