using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.CommandLine;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;

namespace Vuurtoren.Platform.Outbox;

/// <summary>Mails leave within a day, and those that did not arrive are looked at by someone.</summary>
sealed class MailCheck : DoctorCheck
{
    static readonly TimeSpan lately = TimeSpan.FromDays(7);

    public override string Subject => "doctor.mail";

    public override IEnumerable<Finding> Look(Database database) => Look(database, DateTime.UtcNow);

    internal static IEnumerable<Finding> Look(Database database, DateTime now)
    {
        using var db = database.Context();
        var (yesterday, since) = (now.AddDays(-1), now - lately);
        var waiting = db.Set<Mail>().Count(mail => mail.State == MailState.Waiting && mail.FirstTriedAt == null && mail.NextAttempt < yesterday)
            + db.Set<Mail>().Count(mail => mail.State == MailState.Waiting && mail.FirstTriedAt < yesterday);
        if (waiting > 0) yield return new(Severity.Wrong, "doctor.mail.waiting", waiting);
        var lost = db.Set<Mail>().Count(mail => mail.EndedAt > since && (mail.State == MailState.Failed || mail.State == MailState.GivenUp || mail.State == MailState.Bounced));
        if (lost > 0) yield return new(Severity.Note, "doctor.mail.lost", lost);
        var sender = db.Set<MailSender>().Single();
        if (sender.DownSince is { } down && sender.Trouble is { } trouble) yield return new(down < yesterday ? Severity.Wrong : Severity.Note, "doctor.mail.down", down, trouble.StartsWith("outbox.", StringComparison.Ordinal) ? Words.Say(trouble) : trouble);
        if (sender.HeldUntil < now.AddHours(-1)) yield return new(Severity.Note, "doctor.mail.left");
    }
}

/// <summary>Jobs end, and none is left by a process that died.</summary>
sealed class JobsCheck : DoctorCheck
{
    public override string Subject => "doctor.jobs";

    public override IEnumerable<Finding> Look(Database database) => Look(database, DateTime.UtcNow);

    internal static IEnumerable<Finding> Look(Database database, DateTime now)
    {
        using var db = database.Context();
        var anHourAgo = now.AddHours(-1);
        var left = db.Set<Job>().Count(job => job.State == JobState.Running && job.HeldUntil < anHourAgo);
        if (left > 0) yield return new(Severity.Note, "doctor.jobs.left", left);
        var failed = db.Set<Job>().Count(job => job.State == JobState.Failed || (job.State == JobState.Waiting && job.Error != null));
        if (failed > 0) yield return new(Severity.Note, "doctor.jobs.failed", failed);
    }
}
