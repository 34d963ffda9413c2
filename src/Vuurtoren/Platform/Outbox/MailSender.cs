using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Platform.Outbox;

/// <summary>The one row that says which process sends mail now, and whether the mail server is there.</summary>
public sealed class MailSender
{
    static readonly TimeSpan[] pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15)];

    const string Outbox = "outbox";

    MailSender() { }

    public string Name { get; private init; } = Outbox;
    public string? Holder { get; private init; }
    public DateTime? HeldUntil { get; private init; }
    /// <summary>How many times in a row the mail server was not there.</summary>
    public int Failures { get; private set; }
    public DateTime? DownSince { get; private set; }
    /// <summary>Nobody tries before.</summary>
    public DateTime? ResumesAt { get; private set; }
    /// <summary>A text key, or what the server said.</summary>
    public string? Trouble { get; private set; }

    public static Task<MailSender> Of(Db db) => db.Set<MailSender>().SingleAsync(sender => sender.Name == Outbox);

    /// <summary>Makes this process the sender for a while, or keeps it; false when another is, or when the mail server gets time to come back.</summary>
    internal static async Task<bool> Take(Db db, string holder, DateTime now) => await db.Database.ExecuteSqlAsync($"""
        update mail_sender set holder = {holder}, held_until = {now + Lease.Length}
        where name = {Outbox} and (holder is null or holder = {holder} or held_until < {now}) and (resumes_at is null or resumes_at <= {now})
        """) == 1;

    internal static Task Keep(Db db, string holder, DateTime now) =>
        db.Database.ExecuteSqlAsync($"update mail_sender set held_until = {now + Lease.Length} where name = {Outbox} and holder = {holder}");

    internal static Task GiveBack(Db db, string holder) =>
        db.Database.ExecuteSqlAsync($"update mail_sender set holder = null, held_until = null where name = {Outbox} and holder = {holder}");

    /// <returns>When to try again.</returns>
    internal DateTime MeetsTrouble(string words, DateTime now)
    {
        (DownSince, Trouble) = (DownSince ?? now, words);
        var resumes = now + pauses[Math.Min(Failures++, pauses.Length - 1)];
        ResumesAt = resumes;
        return resumes;
    }

    internal void Works() => (Failures, DownSince, ResumesAt, Trouble) = (0, null, null, null);

    /// <summary>A person does not want to wait, and neither must the mail that met the trouble.</summary>
    public static async Task TryNow(Db db, DateTime now)
    {
        var sender = await Of(db);
        foreach (var mail in await db.Set<Mail>().Where(mail => mail.State == MailState.Waiting && mail.NextAttempt == sender.ResumesAt).ToListAsync()) mail.Resend(now);
        sender.ResumesAt = null;
    }
}

/// <summary>How long a process may be silent before another takes its work over.</summary>
static class Lease
{
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(20), Beat = TimeSpan.FromSeconds(5);

    /// <summary>Another one at each start, so that a process never takes over from itself as it was before it died.</summary>
    public static string NewHolder() => $"{Environment.MachineName}:{Guid.CreateVersion7():N}";
}
