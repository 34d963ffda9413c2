using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Inviting;

/// <summary>Letters about meetings that do not leave: who called thinks that everybody knows. There is nothing to do, but to call somebody where it cannot wait.</summary>
sealed class LettersDue : DueOf
{
    /// <summary>A mail server that is away for an hour comes back by itself. The words say it too.</summary>
    const int Hours = 4;

    sealed record Waiting(int Count, DateTime Since);

    // Of all mails only those that wait are looked at: they have an index of their own.
    static readonly Func<Db, bool, List<Guid>, DateTime, IAsyncEnumerable<Waiting>> waiting = PreparedQuery.Of((Db db, bool all, List<Guid> mine, DateTime before) =>
        db.Set<Mail>().Where(mail => mail.State == MailState.Waiting && mail.CreatedAt < before && mail.AboutKind == Invitations.AboutKind
                && db.Set<Meeting>().Any(m => m.Id == mail.AboutId && (all || mine.Contains(m.CoordinationId))))
            .GroupBy(mail => mail.AboutKind).Select(its => new Waiting(its.Count(), its.Min(mail => mail.CreatedAt))));

    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (!me.Me.Can(Permission.PlanMeetings)) return [];
        var before = me.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddHours(-Hours);
        return (await waiting(me.Db, me.Me.CanEverywhere(Permission.PlanMeetings), me.Me.Coordinations(Permission.PlanMeetings), before).ToListAsync())
            .Select(one => new Due(LocalClock.DayOf(one.Since), me.Texts.Number("letters.due", one.Count), me.Texts["letters.due.go"], "/edit/meetings"));
    }
}
