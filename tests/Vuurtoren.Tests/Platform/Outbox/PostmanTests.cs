using Vuurtoren.Platform.Outbox;

namespace Vuurtoren.Tests.Platform.Outbox;

public sealed class PostmanTests
{
    [Theory, EveryDatabase]
    public async Task All_that_waits_goes_once_and_the_oldest_first(TestDatabase test)
    {
        var (database, clock, server) = (test.WithTables(), new Clock(), new Server());
        for (var i = 0; i < 20; i++) database.Queue(1, clock.Now.AddSeconds(-i));
        database.Queue(1, clock.Now.AddHours(1));
        var postman = database.Postman(server, clock);
        Assert.Equal(20, await postman.SendWhatIsDue());
        Assert.Equal(0, await postman.SendWhatIsDue());
        Assert.Equal(database.Mails().Take(20).Select(mail => mail.Id), server.Given);
        Assert.Equal(20, database.Mails().Count(mail => mail.State == MailState.Sent && mail.EndedAt == clock.Now && mail.Attempts == 1));
        clock.Now = clock.Now.AddHours(1);
        Assert.Equal(1, await postman.SendWhatIsDue());
    }

    [Theory, EveryDatabase]
    public async Task Of_two_processes_one_sends(TestDatabase test)
    {
        var (database, clock) = (test.WithTables(), new Clock());
        database.Queue(30, clock.Now);
        var second = new Server();
        var other = database.Postman(second, clock);
        var first = new Server();
        first.Says = mail => { Assert.Equal(0, other.SendWhatIsDue().GetAwaiter().GetResult()); return Outcome.Delivered; };
        Assert.Equal(30, await database.Postman(first, clock).SendWhatIsDue());
        Assert.Empty(second.Given);
        database.Queue(1, clock.Now);
        Assert.Equal(1, await other.SendWhatIsDue()); // it was given back
    }

    [Theory, EveryDatabase]
    public async Task Two_that_begin_together_send_nothing_twice(TestDatabase test)
    {
        var (database, clock) = (test.WithTables(), new Clock());
        database.Queue(60, clock.Now);
        Server[] servers = [new(), new(), new()];
        await Task.WhenAll(servers.Select(server => Task.Run(async () =>
        {
            var postman = database.Postman(server, clock);
            for (var i = 0; i < 20; i++) await postman.SendWhatIsDue();
        })));
        var given = servers.SelectMany(server => server.Given).ToList();
        Assert.Equal(60, given.Count);
        Assert.Equal(60, given.Distinct().Count());
    }

    [Theory, EveryDatabase]
    public async Task Who_dies_is_succeeded_and_only_the_mail_in_flight_goes_again_with_the_same_message_id(TestDatabase test)
    {
        var (database, clock) = (test.WithTables(), new Clock());
        database.Queue(10, clock.Now);
        var ids = database.Mails().ToDictionary(mail => mail.Id, mail => mail.MessageId);
        var dead = new Server();
        dead.Says = _ => dead.Given.Count < 4 ? Outcome.Delivered : throw new InvalidOperationException("as if the power failed here");
        var dying = database.Postman(dead, clock);
        _ = await Record.ExceptionAsync(() => dying.SendWhatIsDue());
        using (var db = database.Context()) await MailSender.Take(db, "as it was when it died", clock.Now); // the dead give nothing back
        var (heirs, heir) = (new Server(), default(Postman));
        heir = database.Postman(heirs, clock);
        Assert.Equal(0, await heir.SendWhatIsDue());
        clock.Now = clock.Now.AddSeconds(21);
        Assert.Equal(7, await heir.SendWhatIsDue());
        Assert.Equal(dead.Given[3], heirs.Given[0]);
        Assert.Equal(10, dead.Given.Concat(heirs.Given).Distinct().Count());
        Assert.All(database.Mails(), mail => Assert.Equal((MailState.Sent, ids[mail.Id]), (mail.State, mail.MessageId)));
    }

    [Theory, EveryDatabase]
    public async Task A_refusal_for_good_is_not_tried_again_and_another_one_is(TestDatabase test)
    {
        var (database, clock) = (test.WithTables(), new Clock());
        database.Queue(3, clock.Now);
        var server = new Server(mail => mail.Address[5] switch { '0' => Server.Unknown, '1' => Server.Busy, _ => Outcome.Delivered });
        var postman = database.Postman(server, clock);
        Assert.Equal(1, await postman.SendWhatIsDue());
        server.Says = _ => Outcome.Delivered;
        clock.Now = clock.Now.AddSeconds(59);
        Assert.Equal(0, await postman.SendWhatIsDue());
        clock.Now = clock.Now.AddSeconds(1);
        Assert.Equal(1, await postman.SendWhatIsDue());
        clock.Now = clock.Now.AddDays(30);
        Assert.Equal(0, await postman.SendWhatIsDue());
        var refused = Assert.Single(database.Mails(), mail => mail.State == MailState.Failed);
        Assert.Equal("550 No such user", refused.Refusal);
        Assert.Equal(4, server.Given.Count);
    }

    [Theory, EveryDatabase]
    public async Task A_server_that_is_down_for_a_day_is_asked_gently_and_then_gets_all_mails_within_a_quarter_of_an_hour(TestDatabase test)
    {
        var (database, clock, server) = (test.WithTables(), new Clock(), new Server(_ => Server.Away));
        var postman = database.Postman(server, clock);
        database.Queue(100, clock.Now);
        var end = clock.Now.AddDays(1);
        for (; clock.Now < end; clock.Now = clock.Now.AddMinutes(1))
        {
            if (clock.Now.Minute == 0) database.Queue(1, clock.Now);
            Assert.Equal(0, await postman.SendWhatIsDue());
        }
        Assert.InRange(server.Given.Count, 90, 105);
        using (var db = database.Context()) Assert.Equal("outbox.trouble.unreachable", (await MailSender.Of(db)).Trouble);
        server.Says = _ => Outcome.Delivered;
        server.Given.Clear();
        for (var minute = 0; minute <= 15; minute++, clock.Now = clock.Now.AddMinutes(1)) await postman.SendWhatIsDue();
        Assert.Equal(124, server.Given.Distinct().Count());
        Assert.Equal(124, server.Given.Count);
        Assert.All(database.Mails(), mail => Assert.Equal(MailState.Sent, mail.State));
        using (var db = database.Context()) Assert.Null((await MailSender.Of(db)).DownSince);
    }

    [Theory, EveryDatabase]
    public async Task A_mail_that_breaks_the_connection_does_not_keep_the_others(TestDatabase test)
    {
        var (database, clock) = (test.WithTables(), new Clock());
        database.Queue(5, clock.Now);
        var server = new Server(mail => mail.Address.StartsWith("lezer3", StringComparison.Ordinal) ? Server.Away : Outcome.Delivered);
        var postman = database.Postman(server, clock);
        for (var minute = 0; minute < 3; minute++, clock.Now = clock.Now.AddMinutes(1)) await postman.SendWhatIsDue();
        Assert.Equal(4, database.Mails().Count(mail => mail.State == MailState.Sent));
    }
}
