using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Platform.Access;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Tasks;

/// <summary>What a coordinator does next: invite, send the agenda, finish the minutes, look at late tasks.</summary>
sealed class TasksDue : DueOf
{
    /// <summary>Invitations go three weeks before, the agenda one.</summary>
    const int InviteDays = 21, AgendaDays = 7;

    sealed record Coming(Guid Id, LocalText Title, DateOnly Day, DateTime MadeAt, DateTime? InvitedAt, DateTime? AgendaSentAt, DateOnly? ReadUntil);
    sealed record Late(int Count, DateOnly? First);

    static readonly Func<Db, bool, List<Guid>, DateOnly, DateOnly, IAsyncEnumerable<Coming>> coming = PreparedQuery.Of((Db db, bool all, List<Guid> mine, DateOnly soon, DateOnly today) =>
        db.Set<Meeting>().Where(m => m.ClosedAt == null && m.CancelledAt == null && m.Day <= soon && (all || mine.Contains(m.CoordinationId)))
            .OrderBy(m => m.Day).Take(20).Select(m => new Coming(m.Id, m.Title, m.Day, m.MadeAt, m.InvitedAt, m.AgendaSentAt,
                db.Set<Reading>().Where(r => r.MeetingId == m.Id && r.SaidAt == null && r.UntilOn >= today).Select(r => (DateOnly?)r.UntilOn).Max())));

    static readonly Func<Db, bool, List<Guid>, DateOnly, IAsyncEnumerable<Late>> late = PreparedQuery.Of((Db db, bool all, List<Guid> mine, DateOnly today) =>
        db.Set<MeetingTask>().Where(t => t.State == TaskState.Open && t.UntilOn < today && (all || mine.Contains(t.CoordinationId))).GroupBy(t => t.CoordinationId).Select(g => new Late(g.Count(), g.Min(t => t.UntilOn))));

    public override async Task<IEnumerable<Due>> Of(DueFor me)
    {
        if (!me.Me.Can(Permission.PlanMeetings)) return [];
        var all = me.Me.CanEverywhere(Permission.PlanMeetings);
        var mine = me.Me.Coordinations(Permission.PlanMeetings);
        var meetings = await coming(me.Db, all, mine, me.Today.AddDays(InviteDays + 7), me.Today).ToListAsync();
        var tasks = await late(me.Db, all, mine, me.Today).ToListAsync();
        return meetings.Select(m =>
        {
            var title = m.Title.In(me.Lang).Text;
            return m.ReadUntil is { } until ? new Due(until.AddDays(1), me.Texts["meetings.due.reading", title], me.Texts["meetings.due.reading.go"], $"/edit/meeting/{m.Id}/close")
                : m.Day < me.Today ? new Due(m.Day, me.Texts["meetings.due.close", title], me.Texts["meetings.due.close.go"], $"/edit/meeting/{m.Id}/minutes")
                : m.InvitedAt is null ? new(Later(m.Day.AddDays(-InviteDays), LocalClock.DayOf(m.MadeAt)), me.Texts["meetings.due.invite", title], me.Texts["meetings.go.invite"], $"/edit/meeting/{m.Id}/people")
                : m.AgendaSentAt is null ? new(Later(m.Day.AddDays(-AgendaDays), LocalClock.DayOf(m.MadeAt)), me.Texts["meetings.due.agenda", title], me.Texts["meetings.due.agenda.go"], $"/edit/meeting/{m.Id}")
                : new Due(m.Day, me.Texts["meetings.due.minutes", title], me.Texts["meetings.go.minutes"], $"/edit/meeting/{m.Id}/minutes");
        }).Concat(tasks.Select(one => new Due(one.First!.Value, me.Texts.Number("meetings.due.late", one.Count), me.Texts["meetings.due.late.go"], "/edit/tasks")));
    }

    /// <summary>What was planned today is not late since three weeks.</summary>
    static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
