using System.Data.Common;
using Dapper;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Privacy;

/// <summary>People who sign in: their account with all that hangs from it, their letters, and their name in the log of acts and in histories.</summary>
sealed class AccountPersons : HoldsPersons
{
    public override IEnumerable<string> Addresses(DbConnection connection) =>
        connection.Query<string>("select email from account union select email from account_link where email is not null union select address from mail");

    public override void Erase(Erasing erasing)
    {
        Letters(erasing);
        if (erasing.Person.Account is null) return;
        Account(erasing);
        Acts(erasing);
    }

    static void Letters(Erasing erasing)
    {
        var about = new { erasing.Person.Account, erasing.Person.Address };
        const string theirs = "lower(address) = lower(@Address) or (about_kind = 'account' and about_id = @Account)";
        foreach (var id in erasing.Connection.Query<Guid>($"select id from mail where {theirs}", about, erasing.Transaction))
            if (Path.Combine(erasing.Database.Folder, "mail", $"{id:N}.eml") is var file && File.Exists(file)) File.Delete(file);
        erasing.Count("mail", erasing.Connection.Execute($"delete from mail where {theirs}", about, erasing.Transaction));
    }

    static void Account(Erasing erasing)
    {
        var about = new { erasing.Person.Account };
        foreach (var (table, column) in new[] { ("session", "account_id"), ("account_link", "account_id"), ("stand_in", "account_id"), ("role_grant", "account_id"), ("account_token", "user_id"), ("account_login", "user_id"), ("account_passkey", "user_id"), ("preference", "account_id"), ("account", "id") })
            erasing.Count(table, erasing.Connection.Execute($"delete from {table} where {column} = @Account", about, erasing.Transaction));
        erasing.Connection.Execute("""
            update role_grant set given_by = null where given_by = @Account;
            update role_grant set ended_by = null where ended_by = @Account;
            update stand_in set given_by = null where given_by = @Account;
            update stand_in set ended_by = null where ended_by = @Account;
            update privacy_run set started_by = null where started_by = @Account;
            """, about, erasing.Transaction);
        erasing.Count("job", erasing.Connection.Execute("update job set arguments = '{}', saved = null where lower(arguments) like @within", new { within = $"%{erasing.Person.Actor}%" }, erasing.Transaction));
    }

    /// <summary>That something was done stays; who did it, or to whom, becomes the number of the erasing. The chain is whole without what is emptied.</summary>
    static void Acts(Erasing erasing)
    {
        var about = new { erasing.Person.Account, erasing.Person.Actor, erasing.Pseudonym, name = erasing.Pseudonym.ToString() };
        erasing.Count("audit_entry", erasing.Connection.Execute("""
            update audit_entry set payload = null, salt = null,
                actor = case when actor = @Account then @Pseudonym else actor end, record_id = case when record_id = @Account then @Pseudonym else record_id end
            where actor = @Account or record_id = @Account
            """, about, erasing.Transaction));
        erasing.Count("change", erasing.Connection.Execute("update change set actor = @name where actor = @Actor and actor <> 'operator'", about, erasing.Transaction));
        erasing.Count("field_state", erasing.Connection.Execute("update field_state set verified_by = null where verified_by = @Actor", about, erasing.Transaction));
    }
}
