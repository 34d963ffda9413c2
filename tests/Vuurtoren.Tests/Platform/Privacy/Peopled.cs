using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Modules.People;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Tests.Modules.Directory.Import.Engine;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Platform.Privacy;

/// <summary>A database in which one invented person left traces everywhere.</summary>
static class Peopled
{
    public const string Address = "Wim.Weg@voorbeeld.be", Name = "Wim Weg", Number = "0400 00 00 99";
    public static readonly DateTime Now = DateTime.UtcNow;

    public static (Database Database, Guid Account) With(TestDatabase test)
    {
        var database = test.WithTables();
        UserCommand.Add(database, "beheer@voorbeeld.be", "Bea Beheer", "nl", Role.Administrator, Now);
        UserCommand.Add(database, Address, Name, "nl", Role.Region, Now);
        using var connection = database.Open();
        var (account, other) = (connection.ExecuteScalar<Guid>("select id from account where email = @Address", new { Address }), connection.ExecuteScalar<Guid>("select id from account where email <> @Address", new { Address }));
        using (var db = database.Context())
        {
            db.AddRange(Session.Begin(account, "sleutel", "Firefox", true, true, Now), new Preference { AccountId = account, Digest = Digest.Weekly },
                Mail.To(Address.ToLowerInvariant(), new Letter(Outboxes.Texts, "nl", "web.title", Name), Now));
            foreach (var act in new[] { AuditEntry.Of("signed-in", Now, account, "account", account, device: "Firefox"), AuditEntry.Of("role-given", Now, other, "account", account, "Region"), AuditEntry.Of("signed-in", Now, other, "account", other) })
            {
                db.Add(act);
                db.SaveChanges();
            }
        }
        test.Import([Given.Organization("1", "Huis"), Listed("2")], at: Now);
        // Afterwards the source names somebody else, and somebody edited a sheet: histories and the rows of before hold the name too.
        test.Import([Given.Organization("1", "Huis"), Listed("2", phone: "0400 00 00 98")], at: Now);
        connection.Execute("""
            update change set actor = @actor where seq = 1;
            update role_grant set given_by = @account where account_id = @other;
            insert into field_state (record_id, path, lang, verified_by, pinned) values (@record, 'name', '', @actor, false);
            insert into import_quarantine (run, n, kind, source_id, line, reason, used, raw) values (@run, 1, 'organization', '9', 9, 'no-name', false, 'x;wim.weg@voorbeeld.be;y');
            insert into import_difference (record_id, path, lang, source, run, current, incoming) values (@record, 'contacts', '', 'elsewhere', @run, null, '[{"email":{"und":"wim.weg@voorbeeld.be"}}]');
            """, new { actor = account.ToString(), account, other, record = Given.Id("organization", "1"), run = Guid.CreateVersion7() });
        return (database, account);
    }

    /// <summary>An organisation on which the person stands, beside somebody else.</summary>
    public static Vuurtoren.Modules.Directory.Import.ReadRecord Listed(string id, string phone = Number) => new(new Organization
    {
        Id = Given.Id("organization", id), Name = LocalText.From("fr", "Dienst " + id)!, Identifiers = [new("elsewhere", id)],
        Contacts = [new(Name, LocalText.From("fr", "responsable"), Email: LocalText.From("und", Address), Phones: [new(phone)], Visibility: Visibility.OwnerOnly), new("Bo Blijft", Email: LocalText.From("und", "bo@voorbeeld.be"), Visibility: Visibility.OwnerOnly)],
    }, id, 1);

    /// <summary>Every text of every table, with where it stands.</summary>
    public static IEnumerable<(string Where, string Text)> Everything(Database database)
    {
        using var connection = database.Open();
        var columns = connection.Query<(string Table, string Column)>(database.IsPostgres ? "select table_name, column_name from information_schema.columns where table_schema = current_schema()"
            : "select t.name, c.name from pragma_table_list t join pragma_table_info(t.name) c where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite%'").ToList();
        foreach (var (table, column) in columns)
            foreach (var text in connection.Query<string>($"select cast(\"{column}\" as text) from \"{table}\" where \"{column}\" is not null")) yield return ($"{table}.{column}", text);
    }

    public static IEnumerable<string> Traces(Database database, Guid account) => Everything(database)
        .Where(found => new[] { Address, Name, Number, "0400 00 00 98", account.ToString() }.Any(trace => found.Text.Contains(trace, StringComparison.OrdinalIgnoreCase))).Select(found => found.Where).Distinct();
}
