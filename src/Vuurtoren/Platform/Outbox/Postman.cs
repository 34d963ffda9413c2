using Dapper;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Outbox;

/// <summary>
/// Sends what waits in the table, oldest first, one after the other. Of all processes on a database one sends at a time. That a mail departs is
/// committed before it goes, and what became of it after: who takes over from a process that died sends only the mail again that was in flight.
/// </summary>
sealed partial class Postman(Database database, Delivery delivery, TimeProvider time, ILogger<Postman> log) : BackgroundService
{
    static readonly TimeSpan pause = TimeSpan.FromMilliseconds(500);

    readonly string me = Lease.NewHolder();

    DateTime Now => time.GetUtcNow().UtcDateTime;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Try(async () => { if (IsDue()) await SendWhatIsDue(stoppingToken); });
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Looks only, twice a second: as long as nothing waits, nothing is written and next to nothing read.</summary>
    bool IsDue()
    {
        using var connection = database.Open();
        return connection.ExecuteScalar<long>("""
            select count(*) from mail_sender
            where (holder is null or held_until < @Now) and (resumes_at is null or resumes_at <= @Now) and exists (select 1 from mail where state = 'Waiting' and next_attempt <= @Now)
            """, new { Now }) > 0;
    }

    /// <summary>Sends until nothing is due, the mail server is away, or the site stops; the mail that is in flight then is waited for.</summary>
    /// <returns>How many arrived.</returns>
    internal async Task<int> SendWhatIsDue(CancellationToken stop = default)
    {
        var arrived = 0;
        try
        {
            for (var mail = await Next(null, null, stop); mail is not null;)
            {
                var outcome = await Deliver(mail);
                if (outcome.Verdict == Verdict.Delivered) arrived++;
                else NotDelivered(log, mail.Id, outcome.Verdict, outcome.Code);
                var gone = mail;
                // It must not go again because the database was away for a moment.
                while (!await Try(async () => mail = await Next(gone, outcome, stop)) && !stop.IsCancellationRequested) { }
                if (mail == gone) break;
            }
        }
        finally
        {
            delivery.Rest();
            await Try(async () =>
            {
                await using var db = database.Context();
                await MailSender.GiveBack(db, me);
            });
        }
        return arrived;
    }

    /// <summary>One transaction: what became of the last mail, and that the next one departs.</summary>
    async Task<Mail?> Next(Mail? gone, Outcome? outcome, CancellationToken stop)
    {
        await using var db = database.Context();
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var mine = await MailSender.Take(db, me, Now);
        var sender = await MailSender.Of(db);
        if (gone is not null && await db.Set<Mail>().SingleOrDefaultAsync(mail => mail.Id == gone.Id && mail.InFlightSince != null, CancellationToken.None) is { } back) Note(back, outcome!, sender);
        await db.SaveChangesAsync(CancellationToken.None);

        var now = Now;
        var next = !mine || outcome?.Verdict == Verdict.Down || stop.IsCancellationRequested ? null
            : await db.Set<Mail>().Where(mail => mail.State == MailState.Waiting && mail.NextAttempt <= now).OrderBy(mail => mail.NextAttempt).ThenBy(mail => mail.Id).FirstOrDefaultAsync(CancellationToken.None);
        next?.Departs(now);
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return next;
    }

    void Note(Mail mail, Outcome outcome, MailSender sender)
    {
        var now = Now;
        if (outcome.Verdict != Verdict.Down) sender.Works();
        switch (outcome.Verdict)
        {
            case Verdict.Delivered: mail.Arrived(now); break;
            case Verdict.Refused: mail.Failed(outcome.Words, now); break;
            case Verdict.Later: mail.TriesLater(outcome.Words, now); break;
            case Verdict.Down: mail.TriesLater(outcome.Words, now, sender.MeetsTrouble(outcome.Words, now)); break;
        }
    }

    /// <summary>A slow mail server does not make others think that this process died.</summary>
    async Task<Outcome> Deliver(Mail mail)
    {
        var going = delivery.Send(mail);
        while (await Task.WhenAny(going, Task.Delay(Lease.Beat)) != going)
            await Try(async () =>
            {
                await using var db = database.Context();
                await MailSender.Keep(db, me, Now);
            });
        return await going;
    }

    Task<bool> Try(Func<Task> step) => Patience.Try(step, (kind, trace) => Waits(log, kind, trace));

    [LoggerMessage(LogLevel.Warning, "Mail {Id} did not go: {Verdict} {Code}")]
    static partial void NotDelivered(ILogger log, Guid id, Verdict verdict, string code);

    [LoggerMessage(LogLevel.Error, "Mail waits, the database does not answer: {Kind}\n{Trace}")]
    static partial void Waits(ILogger log, string kind, string? trace);
}
