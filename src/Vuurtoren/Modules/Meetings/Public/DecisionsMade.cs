using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Minutes;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Public;

/// <summary>A decision out of minutes that were sent.</summary>
/// <param name="Id">Of its line.</param>
/// <param name="Body">Null: of a meeting of all members.</param>
/// <param name="Said">With its translation, where there is one.</param>
/// <param name="ForEverybody">Its point was let out to everybody: its words may stand on a public page.</param>
public sealed record DecisionMade(Guid Id, DateOnly Day, string Words, string Lang, Guid? Body, LocalText Said, bool ForEverybody);

/// <summary>What somebody took on at a meeting. Never who.</summary>
/// <param name="Id">Of its line.</param>
public sealed record TaskTaken(Guid Id, DateOnly Day, string Words, string Lang, DateOnly? Until, bool Done, bool Dropped);

/// <summary>Decisions and tasks of a coordination, for modules that rest something on them.</summary>
public static class DecisionsMade
{
    const int Most = 200, LeastPresent = 2;

    /// <summary>The last first. What was written down of a meeting where nobody else was is no decision of a body, nor is what was not carried, what nobody said how, or what too few decided; what was said in an intervision stays there.</summary>
    public static async Task<IReadOnlyList<DecisionMade>> Of(Db db, Guid coordination, DateOnly since) =>
        [.. (await (from line in db.Set<Line>().AsNoTracking()
            join meeting in db.Set<Meeting>() on line.MeetingId equals meeting.Id
            join item in db.Set<Item>() on line.ItemId equals item.Id
            where meeting.CoordinationId == coordination && meeting.ClosedAt != null && meeting.Number != null && meeting.Day >= since && line.Kind == LineKind.Decision && line.GoneAt == null
                && line.Agreed != null && !line.Rejected && !meeting.WithoutQuorum && !meeting.Intervision && item.Kind != ItemKind.Intervision
                && db.Set<Attendee>().Count(a => a.MeetingId == meeting.Id && a.Present == true) >= LeastPresent
            orderby meeting.Day descending, line.Place
            select new { line, meeting.Day, meeting.BodyId, item.ForEverybody }).Take(Most).ToListAsync()).Select(one => new DecisionMade(one.line.Id, one.Day, one.line.Written, one.line.Lang, one.BodyId, one.line.InAll, one.ForEverybody))];

    /// <summary>The last first.</summary>
    public static async Task<IReadOnlyList<TaskTaken>> Tasks(Db db, Guid coordination, DateOnly since) =>
        [.. (await (from task in db.Set<MeetingTask>().AsNoTracking()
            join meeting in db.Set<Meeting>() on task.MeetingId equals meeting.Id
            where task.CoordinationId == coordination && meeting.ClosedAt != null && meeting.Day >= since
            orderby meeting.Day descending
            select new { task, meeting.Day }).Take(Most).ToListAsync()).Select(one => new TaskTaken(one.task.Id, one.Day, one.task.What, one.task.Lang, one.task.UntilOn, one.task.State == TaskState.Done, one.task.State == TaskState.Dropped))];
}
