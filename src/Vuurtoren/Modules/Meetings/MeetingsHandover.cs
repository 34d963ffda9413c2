using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Polls;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings;

/// <summary>What a next coordinator must hear of meetings: those that come or have no minutes yet, minutes of this year that nobody approved, questions when to meet, topics and tasks that are open.</summary>
sealed class MeetingsHandover : HandoverOf
{
    const int Most = 20;

    public override int Place => 50;

    sealed record Coming(Guid Id, LocalText Title, DateOnly Day);
    sealed record Asked(Guid Id, LocalText Title);

    static readonly Func<Db, Guid, IAsyncEnumerable<Coming>> coming = PreparedQuery.Of((Db db, Guid of) => db.Set<Meeting>().Where(m => m.CoordinationId == of && m.ClosedAt == null && m.CancelledAt == null).OrderBy(m => m.Day).Take(Most).Select(m => new Coming(m.Id, m.Title, m.Day)));
    static readonly Func<Db, Guid, IAsyncEnumerable<Asked>> asked = PreparedQuery.Of((Db db, Guid of) => db.Set<Poll>().Where(p => p.CoordinationId == of && p.ClosedAt == null).OrderBy(p => p.LastDay).Take(Most).Select(p => new Asked(p.Id, p.Title)));
    static readonly Func<Db, Guid, IAsyncEnumerable<int>> waiting = PreparedQuery.Of((Db db, Guid of) => db.Set<Item>().Where(i => i.CoordinationId == of && i.MeetingId == null && i.TopicOpen).GroupBy(_ => 1).Select(all => all.Count()));
    static readonly Func<Db, Guid, IAsyncEnumerable<int>> open = PreparedQuery.Of((Db db, Guid of) => db.Set<MeetingTask>().Where(t => t.CoordinationId == of && t.State == TaskState.Open).GroupBy(_ => 1).Select(all => all.Count()));

    static readonly Func<Db, Guid, DateOnly, IAsyncEnumerable<int>> unapproved = PreparedQuery.Of((Db db, Guid of, DateOnly since) => db.Set<Meeting>().Where(m => m.CoordinationId == of && m.Day >= since && m.Number != null && m.ClosedAt != null && m.ApprovedAt == null).GroupBy(_ => 1).Select(all => all.Count()));

    public override async Task<HandoverPart> Of(HandoverFor handover)
    {
        var (db, of, words) = (handover.Db, handover.Coordination, new MeetingWords(handover.Texts, handover.Lang));
        var meetings = await coming(db, of).ToListAsync();
        var polls = await asked(db, of).ToListAsync();
        var (topics, tasks) = (await waiting(db, of).FirstOrDefaultAsync(), await open(db, of).FirstOrDefaultAsync());
        var lines = meetings.Select(m => new HandoverLine(words["handover.meeting", m.Title.In(handover.Lang).Text, words.ShortDay(m.Day)], $"/edit/meeting/{m.Id}"))
            .Concat(polls.Select(p => new HandoverLine(words["handover.poll", p.Title.In(handover.Lang).Text], $"/edit/poll/{p.Id}"))).ToList();
        if (await unapproved(db, of, handover.Today.AddYears(-1)).FirstOrDefaultAsync() is var minutes and > 0) lines.Add(new(words["handover.unapproved", minutes], "/edit/meetings"));
        if (topics > 0) lines.Add(new(words["handover.topics", topics], "/edit/meetings"));
        if (tasks > 0) lines.Add(new(words["handover.tasks", tasks], "/edit/tasks"));
        return new(words["meetings.title"], lines);
    }
}
