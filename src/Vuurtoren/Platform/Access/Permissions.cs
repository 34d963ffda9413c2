using static Vuurtoren.Platform.Access.Permission;

namespace Vuurtoren.Platform.Access;

public enum Permission { ReadDirectory, KeepOwnAccount, MakeGuides, SeeColleagues, EditSheets, ImportRecords, MergeRecords, RunCampaigns, PlanWalks, KeepMembers, PlanMeetings, KeepFigures, SendSignals, GroupSignals, ReadOffer, ReadReports, ManagePeople, OperateServer, AnswerForPrivacy }

/// <summary>Visitor is everybody, Person everybody who signed in; the others are given to somebody, from a date, for a scope.</summary>
public enum Role { Visitor, Person, DirectoryEditor, DirectoryManager, Coordinator, Member, Region, Administrator }

/// <summary>What a role is for: one organisation, one coordination, the region, or all that this server holds.</summary>
public enum ScopeKind { Organization, Coordination, Region, Server }

/// <summary>Who may do what. This table is the only place that says so.</summary>
public static class Permissions
{
    static readonly IReadOnlyDictionary<Role, Permission[]> granted = new Dictionary<Role, Permission[]>
    {
        [Role.Visitor]          = May(ReadDirectory),
        [Role.Person]           = May(ReadDirectory, KeepOwnAccount, MakeGuides, SeeColleagues),
        [Role.DirectoryEditor]  = May(EditSheets),
        [Role.DirectoryManager] = May(EditSheets, ImportRecords, MergeRecords, RunCampaigns, PlanWalks, KeepFigures, ReadOffer, ReadReports, ManagePeople, SeeColleagues),
        [Role.Coordinator]      = May(PlanWalks, KeepMembers, PlanMeetings, KeepFigures, SendSignals, GroupSignals, ReadOffer, ReadReports, ManagePeople, SeeColleagues),
        [Role.Member]           = May(SeeColleagues, SendSignals, ReadOffer),
        [Role.Region]           = May(EditSheets, ImportRecords, MergeRecords, RunCampaigns, PlanWalks, KeepMembers, PlanMeetings, KeepFigures, ReadOffer, ReadReports, ManagePeople),
        [Role.Administrator]    = May(EditSheets, ImportRecords, MergeRecords, RunCampaigns, PlanWalks, KeepMembers, PlanMeetings, KeepFigures, ReadOffer, ReadReports, ManagePeople, OperateServer, AnswerForPrivacy),
    };

    /// <summary>What each role can be for. The order is that of the list one chooses from.</summary>
    static readonly IReadOnlyDictionary<Role, ScopeKind[]> scopes = new Dictionary<Role, ScopeKind[]>
    {
        [Role.DirectoryEditor]  = [ScopeKind.Organization],
        [Role.DirectoryManager] = [ScopeKind.Coordination, ScopeKind.Region],
        [Role.Coordinator]      = [ScopeKind.Coordination],
        [Role.Member]           = [ScopeKind.Coordination],
        [Role.Region]           = [ScopeKind.Region],
        [Role.Administrator]    = [ScopeKind.Server],
    };

    /// <summary>Who gives, and takes away, which roles: within their own scope, see <see cref="CurrentUser.MayGive"/>.</summary>
    static readonly IReadOnlyDictionary<Role, Role[]> gives = new Dictionary<Role, Role[]>
    {
        [Role.DirectoryEditor]  = [Role.DirectoryEditor],
        [Role.DirectoryManager] = [Role.DirectoryEditor],
        [Role.Coordinator]      = [Role.Coordinator, Role.Member],
        [Role.Region]           = [Role.DirectoryEditor, Role.DirectoryManager, Role.Region],
        [Role.Administrator]    = [Role.DirectoryEditor, Role.DirectoryManager, Role.Coordinator, Role.Member, Role.Region, Role.Administrator],
    };

    /// <summary>Roles that may do harm count only for who signed in with a second factor.</summary>
    static readonly Role[] harmful = [Role.Administrator, Role.Region];

    public static bool Allows(this Role role, Permission permission) => granted[role].Contains(permission);
    public static bool NeedsSecondFactor(this Role role) => harmful.Contains(role);
    public static bool Gives(this Role role, Role other) => gives.TryGetValue(role, out var others) && others.Contains(other);
    public static IReadOnlyList<ScopeKind> Scopes(this Role role) => scopes.TryGetValue(role, out var kinds) ? kinds : [];

    /// <summary>The roles that are given to somebody.</summary>
    public static IEnumerable<Role> Given => scopes.Keys;

    static Permission[] May(params Permission[] permissions) => permissions;
}
