namespace Vuurtoren.Platform.Access;

public enum Permission { ReadDirectory }

public enum Role { Visitor }

/// <summary>Who may do what. This table is the only place that says so.</summary>
public static class Permissions
{
    static readonly Dictionary<Permission, Role[]> granted = new()
    {
        [Permission.ReadDirectory] = [Role.Visitor],
    };

    public static bool Allows(this Role role, Permission permission) => granted[permission].Contains(role);
}
