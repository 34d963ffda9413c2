using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Modules.Networks.Public;

namespace Vuurtoren.Modules.Meetings;

/// <summary>What a next coordinator must hear of meetings: those that come or have no minutes yet, questions when to meet, topics and tasks that are open.</summary>
sealed class MeetingsHandover : HandoverOf
{
    const int Most = 20;

    public override int Place => 50;

    public override async Task<HandoverPart> Of(HandoverFor handover)
    {
        var (db, of, words) = (handover.Db, handover.Coordination, new MeetingWords(handover.Texts, handover.Lang));
        var meetings = await db.Set<Meeting>().Where(m => m.CoordinationId == of && m.ClosedAt == null && m.CancelledAt == null).OrderBy(m => m.Day).Take(Most).Select(m => new { m.Id, m.Title, m.Day }).ToListAsync();
        var polls = await db.Set<Poll>().Where(p => p.CoordinationId == of && p.ClosedAt == null).OrderBy(p => p.LastDay).Take(Most).Select(p => new { p.Id, p.Title }).ToListAsync();
        var topics = await db.Set<Item>().CountAsync(i => i.CoordinationId == of && i.MeetingId == null && i.TopicOpen);
        var tasks = await db.Set<MeetingTask>().CountAsync(t => t.CoordinationId == of && t.State == TaskState.Open);
        var lines = meetings.Select(m => new HandoverLine(words["handover.meeting", m.Title.In(handover.Lang).Text, words.ShortDay(m.Day)], $"/edit/meeting/{m.Id}"))
            .Concat(polls.Select(p => new HandoverLine(words["handover.poll", p.Title.In(handover.Lang).Text], $"/edit/poll/{p.Id}"))).ToList();
        if (topics > 0) lines.Add(new(words["handover.topics", topics], "/edit/meetings"));
        if (tasks > 0) lines.Add(new(words["handover.tasks", tasks], "/edit/tasks"));
        return new(words["meetings.title"], lines);
    }
}
