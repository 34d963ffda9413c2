using Microsoft.AspNetCore.Identity;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Demo;

/// <summary>
/// Invented colleagues to sign in as. Their password is printed and known to everybody: the demo is no place for real data. The administrator's role
/// counts after a second factor was set up, as on a real server.
/// </summary>
sealed class DemoStaff(Database database, DateTime now)
{
    public const string Password = "de vuurtoren wijst de weg";

    /// <summary>Mail address, name, language, role.</summary>
    public static readonly IReadOnlyList<(string Email, string Name, string Language, Role Role)> People =
    [
        ("bewerker@demo.example", "Bo Bewerker", "nl", Role.DirectoryEditor),
        ("gestion@demo.example", "Gaëlle Gestion", "fr", Role.DirectoryManager),
        ("coordinator@demo.example", "Cas Coördinator", "nl", Role.Coordinator),
        ("beheer@demo.example", "Bea Beheer", "nl", Role.Administrator),
    ];

    public void Load()
    {
        using var db = database.Context();
        var hasher = new PasswordHasher<Account>();
        foreach (var (email, name, language, role) in People)
        {
            var normalized = email.ToUpperInvariant();
            if (db.Set<Account>().Any(a => a.NormalizedEmail == normalized)) continue;
            var account = Account.For(email, name, language, now);
            (account.NormalizedEmail, account.EmailConfirmed, account.SecurityStamp, account.ConcurrencyStamp) = (normalized, true, Session.NewKey(), Session.NewKey());
            account.PasswordHash = hasher.HashPassword(account, Password);
            db.AddRange(account, RoleGrant.Give(account.Id, role, ScopeOf(role), now, null, null));
        }
        db.SaveChanges();
    }

    static Scope ScopeOf(Role role) => role switch
    {
        Role.DirectoryEditor => new(ScopeKind.Organization, Ids.Of("demo", Kinds.Organization, "ocmw")),
        Role.Administrator => Scope.Server,
        _ => new(ScopeKind.Coordination, Ids.Of("demo", "coordination", "bakenvoorde")),
    };
}
