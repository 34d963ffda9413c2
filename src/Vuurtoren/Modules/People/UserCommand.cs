using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Modules.People;

/// <summary>`user add`: an account from the command line, for the first administrator. It prints a link with which that person chooses a password.</summary>
public sealed class UserCommand : CommandOf
{
    public override Reach Reach => Reach.Changes;

    public override Command Make()
    {
        var (data, connection, json) = (CommandOptions.Data(), CommandOptions.Database(), CommandOptions.AsJson());
        var email = new Argument<string>("email") { Description = "Mail address, also the name to sign in with" };
        var name = new Option<string>("--name") { Description = "First name and name", Required = true };
        var language = new Option<string>("--language") { Description = "Language of screens and letters: nl or fr", DefaultValueFactory = _ => "nl" };
        var role = new Option<string>("--role") { Description = "administrator or region", DefaultValueFactory = _ => "administrator" };
        var site = new Option<string>("--site") { Description = "Where the site is found, for the link", DefaultValueFactory = _ => "http://localhost:5080" };
        var add = new Command("add", "Add somebody who signs in, and print a link to choose a password") { email, name, language, role, site, data, connection, json };
        add.SetAction(parsed =>
        {
            var database = CommandOptions.Open(parsed, data, connection);
            var (path, known) = Add(database, parsed.GetValue(email)!, parsed.GetValue(name)!, parsed.GetValue(language)!, RoleOf(parsed.GetValue(role)!), DateTime.UtcNow);
            var link = path is null ? null : new Uri(new Uri(parsed.GetValue(site)!), path);
            Console.Out.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(new { email = parsed.GetValue(email), known, link }, JsonSerializerOptions.Web)
                : known ? Platform.CommandLine.Words.Say("people.add.known", parsed.GetValue(email)!) : Platform.CommandLine.Words.Say("people.add.made", parsed.GetValue(email)!, link!));
        });
        return new Command("user", "People who sign in") { add };
    }

    static Role RoleOf(string name)
    {
        Role[] may = [Role.Administrator, Role.Region];
        return may.FirstOrDefault(role => string.Equals(role.ToString(), name, StringComparison.OrdinalIgnoreCase)) is var role && role != Role.Visitor ? role
            : throw new RuleBroken("people.add.role", name, string.Join(", ", may.Select(r => r.ToString().ToLowerInvariant())));
    }

    /// <returns>The path of the link; null, and true, when the account was there already: then it only gets the role.</returns>
    internal static (string? Path, bool Known) Add(Database database, string email, string name, string language, Role role, DateTime now)
    {
        using var db = database.Context();
        var added = Add(db, email, name, language, role, now);
        db.SaveChanges();
        return added;
    }

    /// <summary>An administrator, when there is no account at all; of two who try at once, one.</summary>
    /// <returns>The path of the link; null when somebody was first.</returns>
    internal static string? AddFirst(Database database, string email, string name, string language, DateTime now)
    {
        using var db = database.Context();
        using var transaction = db.Database.BeginTransaction(); // on SQLite the only writer
        database.LockChanges(db.Database.GetDbConnection(), Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(transaction));
        if (db.Set<Account>().Any()) return null;
        var (path, _) = Add(db, email, name, language, Role.Administrator, now);
        db.SaveChanges();
        transaction.Commit();
        return path;
    }

    static (string? Path, bool Known) Add(Db db, string email, string name, string language, Role role, DateTime now)
    {
        var normalized = email.Trim().Normalize().ToUpperInvariant();
        var account = db.Set<Account>().SingleOrDefault(a => a.NormalizedEmail == normalized);
        var known = account is not null;
        account ??= Account.For(email, name, language, now);
        if (!db.Set<RoleGrant>().Any(g => g.AccountId == account.Id && g.Role == role && (g.UntilAt == null || g.UntilAt > now)))
        {
            var grant = RoleGrant.Give(account.Id, role, role == Role.Region ? Scope.Region : Scope.Server, now, null, null);
            db.AddRange(grant, AuditEntry.Of("role-given", now, (Guid?)null, "account", account.Id, grant.InWords()));
        }
        string? path = null;
        if (!known)
        {
            (account.NormalizedEmail, account.SecurityStamp, account.ConcurrencyStamp) = (normalized, Session.NewKey(), Session.NewKey());
            var (link, token) = AccountLink.Make(account.Id, LinkPurpose.Invitation, now);
            db.AddRange(account, link);
            path = $"/{account.Language}/link/{token}";
        }
        return (path, known);
    }
}
