using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Audit;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Privacy;
using Vuurtoren.Tests.Platform.Outbox;

namespace Vuurtoren.Tests.Platform.Privacy;

/// <summary>What its time is over of goes by itself; before that one can see what would go, and after that what went.</summary>
public sealed class DeletionTests
{
    static readonly DateTime now = Peopled.Now;

    [Theory, EveryDatabase]
    public async Task Looking_what_would_go_changes_nothing_and_running_does_what_was_shown(TestDatabase test)
    {
        var (database, _) = Peopled.With(test);
        Assert.Empty(new Deletions(database, now).DryRun());
        var later = now.AddYears(6);
        var before = Peopled.Everything(database).Order().ToList();
        var would = new Deletions(database, later).DryRun();
        Assert.Equal(before, Peopled.Everything(database).Order().ToList());
        foreach (var code in new[] { "account-never-used", "session-over", "link-over", "audit-old", "history-old" }) Assert.Contains(would, line => line.Rule.Code == code && line.Count > 0 && line.Keys.Count > 0);
        await new Deletions(database, later).Run(null);
        Assert.Empty(new Deletions(database, later).DryRun());
        using var connection = database.Open();
        var gone = connection.Query<string>("select distinct rule from privacy_gone").ToList();
        Assert.Empty(would.Select(line => line.Rule.Code).Where(code => code is "account-never-used" or "audit-old" or "history-old" or "import-rows").Except(gone));
        Assert.Equal(connection.ExecuteScalar<long>("select gone from privacy_run"), connection.ExecuteScalar<long>("select count(*) from privacy_gone"));
        Assert.DoesNotContain(Peopled.Everything(database), found => found.Where.StartsWith("privacy", StringComparison.Ordinal) && (found.Text.Contains('@', StringComparison.Ordinal) || found.Text.Contains("Wim", StringComparison.Ordinal)));
    }

    [Theory, EveryDatabase]
    public async Task What_happened_stays_in_the_log_after_five_years_but_not_who_and_the_chain_is_whole(TestDatabase test)
    {
        var (database, _) = Peopled.With(test);
        using (var db = database.Context())
        {
            db.Add(AuditEntry.Of("signed-in", now.AddYears(6), Guid.CreateVersion7()));
            db.SaveChanges();
        }
        await new Deletions(database, now.AddYears(6)).Run(null);
        Assert.Equal([(Severity.Fine, "doctor.audit.whole")], new AuditCheck().Look(database).Select(found => (found.Severity, found.About)));
        using var connection = database.Open();
        Assert.True(connection.ExecuteScalar<long>("select count(*) from audit_entry where payload is null and actor is null") > 3);
        Assert.Equal(1, connection.ExecuteScalar<long>("select count(*) from audit_entry where payload is not null and action = 'signed-in'"));
    }

    [Theory, EveryDatabase]
    public async Task An_administrator_is_not_deleted_for_being_away(TestDatabase test)
    {
        var (database, account) = Peopled.With(test);
        using var connection = database.Open();
        connection.Execute("update account set signed_in_at = @now", new { now });
        await new Deletions(database, now.AddYears(4)).Run(null);
        Assert.Equal("beheer@voorbeeld.be", connection.QuerySingle<string>("select email from account"));
        Assert.Equal(account, connection.QuerySingle<Guid>("select account_id from erasure"));
    }

    [Theory, EveryDatabase]
    public async Task A_letter_with_a_secret_link_is_emptied_once_it_has_gone(TestDatabase test)
    {
        var (database, clock) = (test.WithTables(), new Clock { Now = now });
        foreach (var (address, secret) in new[] { ("geheim@example.org", (DateTime?)now.AddHours(1)), ("gewoon@example.org", null), ("weg@example.org", now.AddHours(1)) })
            using (var db = database.Context())
            {
                db.Add(Mail.To(address, new Letter(Outboxes.Texts, "nl", "web.privacy").Leads("web.privacy", new("https://example.org/nl/link/zqgeheim")), now, secretUntil: secret));
                db.SaveChanges();
            }
        await database.Postman(new Server(mail => mail.Address.StartsWith("weg", StringComparison.Ordinal) ? Server.Unknown : Outcome.Delivered), clock).SendWhatIsDue();
        string Of(string who) => database.Mails().Single(mail => mail.Address.StartsWith(who, StringComparison.Ordinal)) is var mail ? mail.Text + mail.Html : "";
        Assert.Equal("", Of("geheim"));
        Assert.Contains("zqgeheim", Of("gewoon"), StringComparison.Ordinal);
        Assert.Contains("zqgeheim", Of("weg"), StringComparison.Ordinal); // refused: somebody may send it again as long as the link works
        await new Deletions(database, now.AddHours(2)).Run(null);
        Assert.Equal("", Of("weg"));
        Assert.Equal("outbox.emptied", Assert.Throws<Vuurtoren.Platform.RuleBroken>(() => database.Mails().Single(mail => mail.Address.StartsWith("weg", StringComparison.Ordinal)).Resend(now)).Message);
    }

    [Theory, EveryDatabase]
    public async Task The_register_is_counted_once_a_day_and_says_what_goes_next(TestDatabase test)
    {
        var (database, _) = Peopled.With(test);
        await new Deletions(database, now).Run(null);
        using var connection = database.Open();
        var register = Register.Of(connection);
        var accounts = PersonalData.Declared.Categories.Single(category => category.Code == "accounts");
        Assert.Equal(3, register.Of(accounts).Rows); // two accounts, one preference
        Assert.InRange(register.Of(accounts).Next!.Value, now.AddDays(365).AddMinutes(-1), now.AddDays(365).AddMinutes(1));
        var audit = PersonalData.Declared.Rule("audit-old");
        Assert.InRange(register.Of(audit).Next!.Value, now.AddDays(1826).AddMinutes(-1), now.AddDays(1826).AddMinutes(1));
    }
}
