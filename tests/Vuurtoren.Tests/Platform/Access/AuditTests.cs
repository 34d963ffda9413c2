using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Tests.Platform.Access;

/// <summary>The log of acts: it is whole, and who tampers with it is found out.</summary>
public sealed class AuditTests
{
    static readonly DateTime now = new DateTime(2026, 11, 28, 12, 0, 0, DateTimeKind.Utc).AddTicks(1234567);
    static readonly Guid ann = Guid.CreateVersion7(), bo = Guid.CreateVersion7();

    [Theory, EveryDatabase]
    public void What_was_done_is_chained_and_whole(TestDatabase test)
    {
        var database = Filled(test);
        Assert.Equal([(Severity.Fine, "doctor.audit.whole")], Found(database));
        using var db = database.Context();
        Assert.Equal([1, 2, 3, 4, 5], db.Set<AuditEntry>().OrderBy(e => e.Seq).Select(e => e.Seq));
    }

    [Theory, EveryDatabase]
    public async Task Acts_at_the_same_moment_are_chained_one_after_the_other(TestDatabase test)
    {
        var database = test.WithTables();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => { for (var j = 0; j < 5; j++) Act(database, "signed-in"); })));
        Assert.Equal([(Severity.Fine, "doctor.audit.whole")], Found(database));
        using var connection = database.Open();
        Assert.Equal(40, connection.ExecuteScalar<int>("select max(seq) from audit_entry"));
    }

    [Theory, EveryDatabase]
    public void An_act_whose_cause_is_not_saved_did_not_happen(TestDatabase test)
    {
        var database = Filled(test);
        using (var db = database.Context())
        {
            using var transaction = db.Database.BeginTransaction();
            db.Add(AuditEntry.Of("closed", now, ann, "account", bo));
            db.SaveChanges();
        }
        Act(database, "signed-in");
        Assert.Equal([(Severity.Fine, "doctor.audit.whole")], Found(database));
    }

    [Theory, EveryDatabase]
    public void Tampering_is_found(TestDatabase test)
    {
        (string Sql, string Found)[] ways =
        [
            ("update audit_entry set action = 'signed-out' where seq = 3", "doctor.audit.changed"),
            ("update audit_entry set at = '2020-01-01 00:00:00+00:00' where seq = 2", "doctor.audit.changed"),
            ("update audit_entry set payload = replace(payload, 'Region', 'Member') where seq = 4", "doctor.audit.changed"),
            ("update audit_entry set actor = null where seq = 4", "doctor.audit.changed"),
            ("delete from audit_entry where seq = 3", "doctor.audit.missing"),
            ("delete from audit_entry where seq = 1", "doctor.audit.missing"),
            ("delete from audit_entry where seq = 5", "doctor.audit.end"),
            ("delete from audit_entry", "doctor.audit.end"),
            ("delete from audit_head", "doctor.audit.end"),
            ("delete from audit_entry where seq = 5; update audit_head set seq = 4, hash = (select hash from audit_entry where seq = 4)", "doctor.audit.seal"),
            ("insert into audit_entry (seq, at, action, payload_hash, hash) select 6, at, action, payload_hash, hash from audit_entry where seq = 5", "doctor.audit.changed"),
        ];
        var database = Filled(test);
        foreach (var (sql, found) in ways)
        {
            using var connection = database.Open();
            using var transaction = connection.BeginTransaction();
            connection.Execute(sql, transaction: transaction);
            transaction.Commit();
            Assert.Equal([(Severity.Wrong, found)], Found(database));
            connection.Execute("delete from audit_entry; delete from audit_head");
            Fill(database);
        }
    }

    [Theory, EveryDatabase]
    public void A_person_is_forgotten_and_the_chain_stays_whole(TestDatabase test)
    {
        var database = Filled(test);
        using (var connection = database.Open()) connection.Execute("update audit_entry set payload = null, salt = null, actor = null, record_id = null where actor = @ann or record_id = @ann", new { ann });
        Assert.Equal([(Severity.Fine, "doctor.audit.whole")], Found(database));
        using var check = database.Open();
        var left = string.Concat(check.Query<string>("select coalesce(payload, '') from audit_entry"));
        Assert.DoesNotContain(ann.ToString(), left, StringComparison.OrdinalIgnoreCase);
    }

    static Database Filled(TestDatabase test)
    {
        var database = test.WithTables();
        Fill(database);
        return database;
    }

    static void Fill(Database database)
    {
        foreach (var (action, what) in new[] { ("signed-in", null), ("invited", (string?)null), ("signed-in", null), ("role-given", "Region Region"), ("role-ended", "Member") }) Act(database, action, what);
    }

    static void Act(Database database, string action, string? what = null)
    {
        using var db = database.Context();
        db.Add(AuditEntry.Of(action, now, ann, "account", bo, what));
        db.SaveChanges();
    }

    static List<(Severity, string)> Found(Database database) => [.. new AuditCheck().Look(database).Select(f => (f.Severity, f.About))];
}
