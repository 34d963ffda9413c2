namespace Vuurtoren.Platform.Access;

/// <param name="Id">The organisation or coordination; null for the region and the server.</param>
public sealed record Scope(ScopeKind Kind, Guid? Id = null)
{
    public static readonly Scope Server = new(ScopeKind.Server), Region = new(ScopeKind.Region);
}

/// <summary>Somebody has a role from a moment, and perhaps until one. It is never edited: it ends, and another begins.</summary>
public sealed class RoleGrant
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid AccountId { get; private init; }
    public Role Role { get; private init; }
    public ScopeKind ScopeKind { get; private init; }
    public Guid? ScopeId { get; private init; }
    public DateTime FromAt { get; private init; }
    public DateTime? UntilAt { get; private set; }
    /// <summary>An account; null at the command line.</summary>
    public Guid? GivenBy { get; private init; }
    public Guid? EndedBy { get; private set; }

    public Scope Scope => new(ScopeKind, ScopeId);

    RoleGrant() { }

    /// <param name="until">UTC; null for as long as nobody ends it.</param>
    /// <param name="by">Who gives it; null at the command line.</param>
    public static RoleGrant Give(Guid account, Role role, Scope scope, DateTime now, DateTime? until, CurrentUser? by)
    {
        if (!role.Scopes().Contains(scope.Kind)) throw new RuleBroken("people.role.scope");
        if (scope.Id is null != scope.Kind is ScopeKind.Region or ScopeKind.Server) throw new RuleBroken("people.role.for-what");
        if (until <= now) throw new RuleBroken("people.role.over");
        if (by is not null && !by.MayGive(role, scope)) throw new RuleBroken("people.role.not-yours");
        return new() { AccountId = account, Role = role, ScopeKind = scope.Kind, ScopeId = scope.Id, FromAt = now, UntilAt = until, GivenBy = by?.Id };
    }

    /// <summary>The same role for the same, to who takes it over.</summary>
    /// <param name="by">Who has it and leaves, or who may give it.</param>
    public static RoleGrant HandedTo(Guid account, RoleGrant from, DateTime now, CurrentUser by)
    {
        if (by.Id != from.AccountId && !by.MayGive(from.Role, from.Scope)) throw new RuleBroken("people.role.not-yours");
        return new() { AccountId = account, Role = from.Role, ScopeKind = from.ScopeKind, ScopeId = from.ScopeId, FromAt = now, UntilAt = from.UntilAt, GivenBy = by.Id };
    }

    public void End(DateTime now, CurrentUser? by)
    {
        if (UntilAt <= now) throw new RuleBroken("people.role.over");
        if (by is not null && by.Id != AccountId && !by.MayGive(Role, Scope)) throw new RuleBroken("people.role.not-yours");
        (UntilAt, EndedBy) = (now, by?.Id);
    }

    /// <summary>In words of the code, for the log of acts: "DirectoryEditor Organization 019…".</summary>
    public string InWords() => $"{Role} {ScopeKind} {ScopeId}".TrimEnd();

    public bool Holds(DateTime now) => FromAt <= now && (UntilAt is null || now < UntilAt);
}
