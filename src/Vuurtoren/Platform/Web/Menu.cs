namespace Vuurtoren.Platform.Web;

/// <summary>The menu, from what all modules put in it.</summary>
public static class Menu
{
    public static readonly IReadOnlyList<MenuItem> Items = [.. Module.All.SelectMany(module => module.Menu).OrderBy(item => item.Order)];
}
