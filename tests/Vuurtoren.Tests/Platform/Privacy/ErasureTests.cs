using Dapper;
using Vuurtoren.Modules.Directory;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Tests.Modules.Directory.Import.Engine;

namespace Vuurtoren.Tests.Platform.Privacy;

/// <summary>Who asks to be forgotten is gone everywhere, and stays gone.</summary>
public sealed class ErasureTests
{
    static Erasure Erase(Database database, Guid? account) => Erasures.Erase(database, new(account, Peopled.Address), AskedBy.Administrator, null, Peopled.Now);

    static List<(Severity, string)> Doctor(Database database) => [.. new PrivacyChecks().Look(database).Select(found => (found.Severity, found.About))];

    [Theory, EveryDatabase]
    public void Nothing_of_a_person_who_is_erased_is_left_in_any_table(TestDatabase test)
    {
        var (database, account) = Peopled.With(test);
        Assert.True(Peopled.Traces(database, account).Count() > 15, string.Join(", ", Peopled.Traces(database, account)));
        var erasure = Erase(database, account);
        Assert.Equal(["erasure.account_id"], Peopled.Traces(database, account));
        Assert.Equal((AskedBy.Administrator, account), (erasure.AskedBy, erasure.AccountId));
        Assert.True(erasure.Cleared.Keys.Intersect(["account", "audit_entry", "change", "directory_organization", "import_quarantine", "mail", "role_grant", "session", "source_record"]).Count() == 9, string.Join(", ", erasure.Cleared.Keys));
        Assert.Contains(erasure.Records, record => record.Id == Given.Id("organization", "2"));
    }

    [Theory, EveryDatabase]
    public void The_log_of_acts_stays_whole_with_a_pseudonym_and_others_stay(TestDatabase test)
    {
        var (database, account) = Peopled.With(test);
        var erasure = Erase(database, account);
        Assert.Equal([(Severity.Fine, "doctor.audit.whole")], new AuditCheck().Look(database).Select(found => (found.Severity, found.About)));
        Assert.Equal([(Severity.Fine, "doctor.privacy.gone")], Doctor(database));
        using var db = database.Context();
        Assert.Equal(4, db.Set<AuditEntry>().Count(entry => entry.RecordId == erasure.Id)); // signed in, got a role twice, and was erased
        Assert.Equal("Bo Blijft", Assert.Single(test.All<Organization>().Single(o => o.Id == Given.Id("organization", "2")).Contacts).Name);
        Assert.Contains(Peopled.Everything(database), found => found.Text.Contains("Bea Beheer", StringComparison.Ordinal));
    }

    [Theory, EveryDatabase]
    public void Index_pages_and_feeds_follow_by_the_change_sequence(TestDatabase test)
    {
        var (database, account) = Peopled.With(test);
        using var connection = database.Open();
        var before = connection.ExecuteScalar<long>("select max(seq) from change");
        Erase(database, account);
        Assert.Equal(("organization", "privacy", before + 1), connection.QuerySingle<(string, string, long)>("select kind, cause, seq from change where seq > @before", new { before }));
        Assert.Equal(before + 1, test.All<Organization>().Single(o => o.Id == Given.Id("organization", "2")).Seq);
    }

    [Theory, EveryDatabase]
    public void Who_was_erased_does_not_come_back_with_an_older_backup(TestDatabase test)
    {
        var (database, account) = Peopled.With(test);
        var copy = test.Folder.File("before.zip");
        Vuurtoren.Platform.Backups.BackupMaker.Make(database, copy, Peopled.Now);
        Erase(database, account);
        using (var backup = Vuurtoren.Platform.Backups.BackupFile.Open(copy)) new Vuurtoren.Platform.Backups.Restoring(backup, database, replace: true, Peopled.Now.AddDays(1)).Run();
        Assert.Equal(["erasure.account_id"], Peopled.Traces(database, account));
        Assert.Equal([(Severity.Fine, "doctor.privacy.gone")], Doctor(database));
    }

    [Theory, EveryDatabase]
    public void Who_was_erased_does_not_come_back_with_the_next_import(TestDatabase test)
    {
        var (database, account) = Peopled.With(test);
        Erase(database, account);
        test.Import([Given.Organization("1", "Huis nieuw"), Peopled.Listed("2", "0400 00 00 97"), Peopled.Listed("3", "0400 00 00 97"), new Vuurtoren.Modules.Directory.Import.Quarantined("organization", "4", 4, "no-name", "x;" + Peopled.Address)], at: Peopled.Now.AddDays(1));
        Assert.Equal(["erasure.account_id"], Peopled.Traces(database, account));
        Assert.Equal("Bo Blijft", Assert.Single(test.All<Organization>().Single(o => o.Id == Given.Id("organization", "3")).Contacts).Name);
    }

    [Theory, EveryDatabase]
    public void After_an_older_copy_is_put_back_who_was_erased_since_is_erased_again(TestDatabase test)
    {
        var (database, account) = Peopled.With(test);
        var before = Peopled.Traces(database, account).ToList();
        var erasure = Erase(database, account);
        PutBack(test, account);
        Assert.Contains((Severity.Wrong, "doctor.privacy.back"), Doctor(database));
        new ErasuresWhenOpened().Do(database, Peopled.Now); // as every start does
        Assert.Equal(["erasure.account_id"], Peopled.Traces(database, account));
        Assert.Equal([(Severity.Fine, "doctor.privacy.gone")], Doctor(database));
        Assert.Equal(0, Erasures.Replay(database, Peopled.Now));
        using var connection = database.Open();
        Assert.Equal(erasure.Id, connection.QuerySingle<Guid>("select id from erasure"));
        Assert.NotEmpty(before);
    }

    /// <summary>As a copy from before the erasing would: without the row that remembers it, and with the person.</summary>
    static void PutBack(TestDatabase test, Guid account)
    {
        var database = test.WithTables();
        using var connection = database.Open();
        connection.Execute("delete from erasure");
        connection.Execute("""
            insert into account (id, email, normalized_email, name, language, security_stamp, made_at) values (@account, @Address, @normalized, @Name, 'nl', 'x', @Now);
            update directory_organization set contacts = @contacts where id = @record;
            """, new { account, Peopled.Address, normalized = Peopled.Address.ToUpperInvariant(), Peopled.Name, Peopled.Now, record = Given.Id("organization", "2"), contacts = Json.Write(((Organization)Peopled.Listed("2").Record).Contacts) });
        using var db = database.Context();
        db.Add(AuditEntry.Of("signed-in", Peopled.Now, account, "account", account));
        db.SaveChanges();
    }

    [Theory, EveryDatabase]
    public void A_line_in_the_file_that_this_server_did_not_write_erases_nobody(TestDatabase test)
    {
        var (database, account) = Peopled.With(test);
        File.WriteAllText(Path.Combine(database.Folder, "erasures"), Json.Write(new { erasure = new Erasure(Guid.CreateVersion7(), Peopled.Now, AskedBy.Operator, account, null, [], new Dictionary<string, long>()), seal = new string('0', 64) }) + "\n{cut off");
        new ErasuresWhenOpened().Do(database, Peopled.Now);
        Assert.Contains("account.email", Peopled.Traces(database, account));
        Assert.Equal([(Severity.Wrong, "doctor.privacy.foreign")], Doctor(database));
    }

    [Theory, EveryDatabase]
    public void The_only_administrator_cannot_be_erased(TestDatabase test)
    {
        var (database, _) = Peopled.With(test);
        using var connection = database.Open();
        var only = connection.ExecuteScalar<Guid>("select account_id from role_grant where role = 'Administrator'");
        Assert.Equal("privacy.erase.last-administrator", Assert.Throws<RuleBroken>(() => Erasures.Erase(database, new(only, "beheer@voorbeeld.be"), AskedBy.Self, only, Peopled.Now)).Message);
        Assert.Contains(Peopled.Everything(database), found => found.Text == "beheer@voorbeeld.be");
    }

    [Theory, EveryDatabase]
    public void What_is_emptied_in_the_log_without_a_reason_is_found(TestDatabase test)
    {
        var (database, _) = Peopled.With(test);
        using var connection = database.Open();
        connection.Execute("update audit_entry set payload = null, salt = null, actor = null where seq = 1");
        Assert.Equal([(Severity.Wrong, "doctor.privacy.emptied")], Doctor(database));
    }

    [Theory, EveryDatabase]
    public void Everything_known_of_a_person_is_in_the_file_they_take_along_but_no_secrets(TestDatabase test)
    {
        var (database, account) = Peopled.With(test);
        using var connection = database.Open();
        connection.Execute("update account set password_hash = 'zqgeheim'");
        var answer = Answer.To(connection, new(account, Peopled.Address), Peopled.Now);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(answer.Zip(Vuurtoren.Tests.Platform.Outbox.Outboxes.Texts, "fr")));
        foreach (var name in new[] { "data.json", "data.html" })
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open());
            var text = reader.ReadToEnd();
            Assert.All(["wim.weg@voorbeeld.be", "Wim Weg", "Firefox", "Weekly", "0400 00 00 98"], known => Assert.Contains(known, text, StringComparison.OrdinalIgnoreCase));
            Assert.All(["zqgeheim", "Bo Blijft", "bo@voorbeeld.be"], other => Assert.DoesNotContain(other, text, StringComparison.Ordinal));
        }
        Assert.Contains(answer.ByCategory, category => category.Category.Code == "directory");
    }
}
