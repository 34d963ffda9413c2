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

    sealed record Said(Line Line, DateOnly Day, Guid? Body, bool ForEverybody);
    sealed record Taken(MeetingTask Task, DateOnly Day);

    static readonly Func<Db, Guid, DateOnly, IAsyncEnumerable<Said>> said = PreparedQuery.Of((Db db, Guid coordination, DateOnly since) => (from line in db.Set<Line>().AsNoTracking()
        join meeting in db.Set<Meeting>() on line.MeetingId equals meeting.Id
        join item in db.Set<Item>() on line.ItemId equals item.Id
        where meeting.CoordinationId == coordination && meeting.ClosedAt != null && meeting.Number != null && meeting.Day >= since && line.Kind == LineKind.Decision && line.GoneAt == null
            && line.Agreed != null && !line.Rejected && !meeting.WithoutQuorum && !meeting.Intervision && item.Kind != ItemKind.Intervision
            && db.Set<Attendee>().Count(a => a.MeetingId == meeting.Id && a.Present == true) >= LeastPresent
        orderby meeting.Day descending, line.Place
        select new Said(line, meeting.Day, meeting.BodyId, item.ForEverybody)).Take(Most));

    static readonly Func<Db, Guid, DateOnly, IAsyncEnumerable<Taken>> taken = PreparedQuery.Of((Db db, Guid coordination, DateOnly since) => (from task in db.Set<MeetingTask>().AsNoTracking()
        join meeting in db.Set<Meeting>() on task.MeetingId equals meeting.Id
        where task.CoordinationId == coordination && meeting.ClosedAt != null && meeting.Day >= since
        orderby meeting.Day descending
        select new Taken(task, meeting.Day)).Take(Most));

    /// <summary>The last first. What was written down of a meeting where nobody else was is no decision of a body, nor is what was not carried, what nobody said how, or what too few decided; what was said in an intervision stays there.</summary>
    public static async Task<IReadOnlyList<DecisionMade>> Of(Db db, Guid coordination, DateOnly since) =>
        [.. (await said(db, coordination, since).ToListAsync()).Select(one => new DecisionMade(one.Line.Id, one.Day, one.Line.Written, one.Line.Lang, one.Body, one.Line.InAll, one.ForEverybody))];

    /// <summary>The last first.</summary>
    public static async Task<IReadOnlyList<TaskTaken>> Tasks(Db db, Guid coordination, DateOnly since) =>
        [.. (await taken(db, coordination, since).ToListAsync()).Select(one => new TaskTaken(one.Task.Id, one.Day, one.Task.What, one.Task.Lang, one.Task.UntilOn, one.Task.State == TaskState.Done, one.Task.State == TaskState.Dropped))];
}
