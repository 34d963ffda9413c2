using Vuurtoren.Platform;
using Vuurtoren.Platform.Outbox;

namespace Vuurtoren.Tests.Platform.Outbox;

public sealed class MailTests
{
    static readonly DateTime now = new(2026, 11, 24, 15, 0, 0, DateTimeKind.Utc);

    [Theory, EveryDatabase]
    public void A_mail_is_there_exactly_when_its_cause_is(TestDatabase test)
    {
        var database = test.WithTables();
        using (var db = database.Context())
        using (db.Database.BeginTransaction())
        {
            db.Add(Outboxes.Mail(1, now));
            db.SaveChanges();
        } // what caused it fails: rolled back
        Assert.Empty(database.Mails());
        using (var db = database.Context())
        {
            db.Add(Mail.To("lezer@example.org", Outboxes.Letter("fr"), now, new("account", Guid.Empty), new("https://example.org/stop?a=1"), now.AddHours(2)));
            db.SaveChanges();
        }
        var mail = Assert.Single(database.Mails());
        Assert.Equal(("lezer@example.org", "fr", "account", MailState.Waiting, now.AddHours(2)), (mail.Address, mail.Lang, mail.AboutKind, mail.State, mail.NextAttempt));
    }

    [Theory]
    [InlineData("a@b.be\r\nBcc: x@example.org")]
    [InlineData("a@example.org\n")]
    [InlineData("a@example.org, b@example.org")]
    [InlineData("An <a@example.org>")]
    [InlineData("a@example.org> SIZE=1")]
    [InlineData("a@localhost")]
    [InlineData("a")]
    [InlineData("")]
    public void Only_one_plain_address_is_an_address(string address) =>
        Assert.Equal("outbox.no-address", Assert.Throws<RuleBroken>(() => Mail.To(address, Outboxes.Letter(), now)).Message);

    [Fact]
    public void A_letter_is_written_in_the_language_of_its_reader_as_text_and_as_html()
    {
        Letter Written(string lang) => new Letter(Outboxes.Texts, lang, "web.title", "<Ann & co>").Greets("An \"<b>\" Peeters").Says("web.promise").Leads("web.privacy", new("https://example.org/nl?a=1&b=2"));
        var (dutch, french) = (Written("nl"), Written("fr"));
        Assert.StartsWith("Dag An \"<b>\" Peeters,\n\nGeen cookies", dutch.AsText(null), StringComparison.Ordinal);
        Assert.StartsWith("Bonjour An \"<b>\" Peeters,\n\nPas de cookies", french.AsText(null), StringComparison.Ordinal);
        Assert.Contains("Privacy\nhttps://example.org/nl?a=1&b=2\n", dutch.AsText(null), StringComparison.Ordinal);
        var html = french.AsHtml(new("https://example.org/stop"));
        Assert.Contains("<html lang=\"fr\">", html, StringComparison.Ordinal);
        Assert.Contains("Bonjour An &quot;&lt;b&gt;&quot; Peeters,", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/nl?a=1&amp;b=2\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/stop\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Equal("nl", new Letter(Outboxes.Texts, "de", "web.name").Lang);
        Assert.Throws<ArgumentException>(() => Outboxes.Letter().Leads("web.privacy", new("javascript:alert(1)")));
    }

    [Fact]
    public void A_subject_is_one_line_and_not_endless()
    {
        Assert.Equal("a Bcc: x@example.org b · Vuurtoren", Mail.To("a@example.org", new(Outboxes.Texts, "nl", "web.title", "a\r\nBcc: x@example.org\u0085\u2028b\0"), now).Subject);
        Assert.Equal(200, Mail.To("a@example.org", new(Outboxes.Texts, "nl", "web.title", new string('é', 5000)), now).Subject.Length);
    }

    [Fact]
    public void It_is_tried_ever_less_often_for_at_least_three_days()
    {
        var (mail, at, pauses) = (Outboxes.Mail(1, now), now, new List<double>());
        while (mail.State == MailState.Waiting)
        {
            mail.Departs(at);
            mail.TriesLater("451 Busy", at);
            if (mail.State != MailState.Waiting) break;
            pauses.Add((mail.NextAttempt - at).TotalMinutes);
            at = mail.NextAttempt;
        }
        Assert.Equal([1, 5, 30, 120, 360, 720, 720], pauses.Take(7));
        Assert.Equal(MailState.GivenUp, mail.State);
        Assert.InRange((at - now).TotalDays, 3, 5);
    }

    [Fact]
    public void What_went_does_not_go_again_and_what_is_under_way_is_left_alone()
    {
        var mail = Outboxes.Mail(1, now);
        mail.Departs(now);
        Assert.Equal("outbox.in-flight", Assert.Throws<RuleBroken>(() => mail.Resend(now)).Message);
        Assert.Equal("outbox.in-flight", Assert.Throws<RuleBroken>(() => mail.GiveUp(now)).Message);
        mail.Arrived(now);
        Assert.Equal("outbox.already-sent", Assert.Throws<RuleBroken>(() => mail.Resend(now)).Message);
        Assert.Equal("outbox.not-waiting", Assert.Throws<RuleBroken>(() => mail.GiveUp(now)).Message);
    }

    [Fact]
    public void A_person_may_give_a_mail_up_and_send_it_after_all()
    {
        var mail = Outboxes.Mail(1, now);
        var id = mail.MessageId;
        mail.GiveUp(now);
        Assert.Equal(MailState.GivenUp, mail.State);
        mail.Resend(now.AddDays(9));
        Assert.Equal((MailState.Waiting, now.AddDays(9), 0, id), (mail.State, mail.NextAttempt, mail.Attempts, mail.MessageId));
    }
}
