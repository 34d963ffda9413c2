using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Access;

/// <summary>Who asks: somebody who signed in, with the roles that hold now, or a visitor.</summary>
public sealed class CurrentUser
{
    readonly IReadOnlyList<(Role Role, Scope Scope)> roles;

    CurrentUser(IEnumerable<(Role, Scope)> roles) => this.roles = [.. roles];

    /// <summary>Null for a visitor.</summary>
    public Guid? Id { get; private init; }
    public Guid? SessionId { get; private init; }
    /// <summary>UTC.</summary>
    public DateTime SignedInAt { get; private init; }
    public string Name { get; private init; } = "";
    public string Language { get; private init; } = "nl";
    public bool IsSignedIn => Id is not null;
    /// <summary>Has a role that counts only with a second factor, and signed in without one.</summary>
    public bool NeedsSecondFactor { get; private init; }

    public static readonly CurrentUser Visitor = new([(Role.Visitor, Scope.Server)]);

    /// <summary>For rules that are tried without a database.</summary>
    public static CurrentUser With(Guid id, params IReadOnlyList<(Role, Scope)> roles) => With(id, default, roles);
    public static CurrentUser With(Guid id, DateTime signedInAt, params IReadOnlyList<(Role, Scope)> roles) => new([(Role.Person, Scope.Server), .. roles]) { Id = id, Name = "?", SignedInAt = signedInAt };

    public bool Can(Permission permission) => roles.Any(r => r.Role.Allows(permission));

    /// <summary>Not only for one organisation or coordination.</summary>
    public bool CanEverywhere(Permission permission) => Where(permission).Any(scope => scope.Kind is ScopeKind.Region or ScopeKind.Server);

    /// <summary>For what: the scopes of the roles that allow it.</summary>
    public IEnumerable<Scope> Where(Permission permission) => roles.Where(r => r.Role.Allows(permission)).Select(r => r.Scope);

    /// <summary>The coordinations for which it may, apart from who may everywhere.</summary>
    public List<Guid> Coordinations(Permission permission) => [.. Where(permission).Where(scope => scope.Kind == ScopeKind.Coordination).Select(scope => scope.Id).OfType<Guid>()];

    /// <summary>Region and server hold all organisations and coordinations; a coordination holds the organisations of its directory manager.</summary>
    public bool MayGive(Role role, Scope scope) => roles.Any(r => r.Role.Gives(role) && (r.Scope == scope
        || r.Scope.Kind == ScopeKind.Server || (r.Scope.Kind == ScopeKind.Region && scope.Kind != ScopeKind.Server)
        || (r.Role == Role.DirectoryManager && scope.Kind == ScopeKind.Organization)));

    /// <summary>The same user in an organisation that others went into: a role for one of them is one for all of them.</summary>
    /// <param name="same">The organisations that are one by now.</param>
    public CurrentUser InMerged(IReadOnlyCollection<Guid> same) => new(roles.Concat(roles.Where(r => r.Scope is { Kind: ScopeKind.Organization, Id: { } id } && same.Contains(id)).SelectMany(r => same.Select(one => (r.Role, new Scope(ScopeKind.Organization, one))))))
    {
        Id = Id, SessionId = SessionId, SignedInAt = SignedInAt, Name = Name, Language = Language, NeedsSecondFactor = NeedsSecondFactor,
    };

    /// <summary>The roles this user may give in any scope.</summary>
    public IEnumerable<Role> MayGive() => Permissions.Given.Where(role => roles.Any(r => r.Role.Gives(role)));

    public static CurrentUser Of(HttpContext http) => http.Items[typeof(CurrentUser)] as CurrentUser ?? Visitor;

    public static void Set(HttpContext http, CurrentUser user) => http.Items[typeof(CurrentUser)] = user;

    /// <summary>Who has this session; null when it ended, or its account was closed. One query a request.</summary>
    public static async Task<CurrentUser?> InSession(DbConnection connection, string keyHash, DateTime now)
    {
        var rows = (await connection.QueryAsync<Row>("""
            select s.id session_id, s.account_id, s.second_factor, s.started_at, s.seen_at, a.name, a.language, g.role, g.scope_kind, g.scope_id
            from session s join account a on a.id = s.account_id
            left join role_grant g on g.id in (select id from role_grant where account_id = a.id
                    union all select s.grant_id from stand_in s join role_grant of_other on of_other.id = s.grant_id join account other on other.id = of_other.account_id
                        where s.account_id = a.id and s.from_at <= @now and s.until_at > @now and other.closed_at is null)
                and g.from_at <= @now and (g.until_at is null or g.until_at > @now)
            where s.key_hash = @keyHash and s.ends_at > @now and s.seen_at > @idle and a.closed_at is null
            """, new { keyHash, now, idle = now - Session.Idle })).AsList();
        if (rows is not [var first, ..]) return null;
        if (first.Seen_At < now - Session.Fresh) await connection.ExecuteAsync("update session set seen_at = @now where id = @Session_Id", new { now, first.Session_Id });
        var given = rows.Where(r => r.Role is not null).Select(r => (Role: Enum.Parse<Role>(r.Role!), Scope: new Scope(Enum.Parse<ScopeKind>(r.Scope_Kind!), r.Scope_Id))).ToList();
        var counts = given.Where(g => first.Second_Factor || !g.Role.NeedsSecondFactor()).Prepend((Role.Person, Scope.Server));
        return new(counts)
        {
            Id = first.Account_Id, SessionId = first.Session_Id, SignedInAt = first.Started_At, Name = first.Name, Language = first.Language,
            NeedsSecondFactor = !first.Second_Factor && given.Any(g => g.Role.NeedsSecondFactor()),
        };
    }

    sealed class Row
    {
        public Guid Session_Id { get; init; }
        public Guid Account_Id { get; init; }
        public bool Second_Factor { get; init; }
        public DateTime Started_At { get; init; }
        public DateTime Seen_At { get; init; }
        public string Name { get; init; } = "";
        public string Language { get; init; } = "";
        public string? Role { get; init; }
        public string? Scope_Kind { get; init; }
        public Guid? Scope_Id { get; init; }
    }
}
