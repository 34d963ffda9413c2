namespace Vuurtoren.Platform.Access;

public enum Permission { ReadDirectory, OperateServer }

public enum Role { Visitor, Administrator }

/// <summary>Who may do what. This table is the only place that says so.</summary>
public static class Permissions
{
    static readonly Dictionary<Permission, Role[]> granted = new()
    {
        [Permission.ReadDirectory] = [Role.Visitor, Role.Administrator],
        [Permission.OperateServer] = [Role.Administrator],
    };

    public static bool Allows(this Role role, Permission permission) => granted[permission].Contains(role);
}
