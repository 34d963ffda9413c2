namespace Vuurtoren.Platform.Web;

/// <summary>The menu, from what all modules put in it.</summary>
public static class Menu
{
    public static readonly IReadOnlyList<MenuItem> Items = [.. Module.All.SelectMany(module => module.Menu).OrderBy(item => item.Order)];

    /// <summary>At the foot of every page.</summary>
    public static readonly IReadOnlyList<MenuItem> Below = [.. Module.All.SelectMany(module => module.Below).OrderBy(item => item.Order)];
}
