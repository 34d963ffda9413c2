using System.Text;
using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Directory.Public;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Agenda;

/// <summary>What happened since those of this meeting met before.</summary>
static class Before
{
    /// <summary>Who never met looks back so many days.</summary>
    const int FirstTime = 60;

    /// <summary>The day of the meeting before this one, of the same body.</summary>
    public static async Task<DateOnly> Day(Db db, Meeting meeting, DateOnly today) =>
        await db.Set<Meeting>().Where(m => m.CoordinationId == meeting.CoordinationId && m.BodyId == meeting.BodyId && m.Id != meeting.Id && m.CancelledAt == null && m.Day < meeting.Day && m.Day <= today).MaxAsync(m => (DateOnly?)m.Day)
            ?? today.AddDays(-FirstTime);

    /// <summary>Tasks of earlier meetings of the same body, what is open first, then what was done since: what a working group took on is not told to others. Null: there are none.</summary>
    public static async Task<string?> Tasks(Db db, Meeting meeting, MeetingWords words, DateOnly today)
    {
        var since = (await Day(db, meeting, today)).ToDateTime(default, DateTimeKind.Utc);
        var tasks = await (from task in db.Set<MeetingTask>()
            join of in db.Set<Meeting>() on task.MeetingId equals of.Id
            where task.CoordinationId == meeting.CoordinationId && of.BodyId == meeting.BodyId && (task.State == TaskState.Open || (task.State == TaskState.Done && task.EndedAt >= since))
            select task).AsNoTracking().ToListAsync();
        if (tasks.Count == 0) return null;
        var organizations = await OrganizationNames.Of(db, [.. tasks.Select(task => task.OrganizationId).OfType<Guid>().Distinct()], words.Lang);
        var text = new StringBuilder();
        foreach (var task in tasks.OrderBy(task => task.State).ThenBy(task => task.UntilOn ?? DateOnly.MaxValue))
        {
            var line = Line(task);
            if (text.Length + line.Length > Item.LongestWords - 10) return text.Append('…').ToString();
            text.Append(line).Append('\n');
        }
        return text.ToString().TrimEnd();

        string Line(MeetingTask task)
        {
            var details = string.Join(", ", new[] { task.OrganizationId is { } id ? organizations.GetValueOrDefault(id) : task.Owner, task.UntilOn is { } until && task.State == TaskState.Open ? words["minutes.task.until", words.ShortDay(until)] : null }.OfType<string>());
            return $"{(task.State == TaskState.Done ? $"✓ {words["agenda.task.done"]}" : "–")} {task.What}{(details.Length > 0 ? $" ({details})" : "")}";
        }
    }
}
