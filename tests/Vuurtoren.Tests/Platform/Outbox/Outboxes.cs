using Microsoft.Extensions.Logging.Abstractions;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Texts;

namespace Vuurtoren.Tests.Platform.Outbox;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class Clock : TimeProvider
{
    public DateTime Now { get; set; } = new(2026, 11, 24, 15, 0, 0, DateTimeKind.Utc);
    public override DateTimeOffset GetUtcNow() => new(Now);
}

/// <summary>What tests of the outbox stand on: mails to invented readers, and a postman with a clock.</summary>
static class Outboxes
{
    public static readonly Texts Texts = new();

    public static Letter Letter(string lang = "nl") => new(Texts, lang, "web.skip");

    public static Mail Mail(int number, DateTime now) => Vuurtoren.Platform.Outbox.Mail.To($"lezer{number}@example.org", Letter().Greets("An").Says("web.promise"), now);

    public static void Queue(this Database database, int count, DateTime now)
    {
        using var db = database.Context();
        for (var i = 0; i < count; i++) db.Add(Mail(i, now));
        db.SaveChanges();
    }

    public static List<Mail> Mails(this Database database)
    {
        using var db = database.Context();
        return [.. db.Set<Mail>().OrderBy(mail => mail.NextAttempt).ThenBy(mail => mail.Id)];
    }

    public static Postman Postman(this Database database, Delivery delivery, Clock clock) => new(database, delivery, clock, NullLogger<Postman>.Instance);
}

/// <summary>A mail server that says what a test wants it to say, and remembers what it was given.</summary>
sealed class Server(Func<Mail, Outcome>? says = null) : Delivery
{
    public List<Guid> Given { get; } = [];
    public Func<Mail, Outcome> Says { get; set; } = says ?? (_ => Outcome.Delivered);

    public override Task<Outcome> Send(Mail mail)
    {
        Given.Add(mail.Id);
        return Task.FromResult(Says(mail));
    }

    public static readonly Outcome Away = new(Verdict.Down, "outbox.trouble.unreachable", "");
    public static readonly Outcome Busy = new(Verdict.Later, "451 Try later", "451");
    public static readonly Outcome Unknown = new(Verdict.Refused, "550 No such user", "550");
}
