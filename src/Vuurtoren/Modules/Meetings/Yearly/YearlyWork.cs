using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vuurtoren.Modules.Meetings.Agenda;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Modules.Meetings.Tasks;
using Vuurtoren.Platform;
using Vuurtoren.Platform.Data;

namespace Vuurtoren.Modules.Meetings.Yearly;

/// <summary>Work that comes back each year, such as a cold plan or a collective day: in its month it stands by itself on the list of what waits for a meeting, with last year's tasks.</summary>
public sealed class YearlyWork
{
    public const int MostOfOneCoordination = 40, Takes = 20;

    YearlyWork() { }

    /// <summary>Also the topic of its points on agendas.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid CoordinationId { get; private init; }
    public LocalText Title { get; private init; } = null!;
    /// <summary>1 to 12.</summary>
    public int Month { get; private init; }
    /// <summary>The last year in which it came; when it is new, the year before it comes for the first time.</summary>
    public int LastYear { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <param name="others">How many there are already.</param>
    public static YearlyWork Of(Guid coordination, LocalText? title, int? month, int others, DateOnly today)
    {
        if (title is null) throw new RuleBroken("yearly.title.missing");
        if (title.Any(t => t.Value.Length > Item.LongestTitle - 5)) throw new RuleBroken("meetings.long");
        if (month is not (>= 1 and <= 12)) throw new RuleBroken("yearly.month.missing");
        if (others >= MostOfOneCoordination) throw new RuleBroken("yearly.many", MostOfOneCoordination);
        return new() { CoordinationId = coordination, Title = title, Month = month.Value, LastYear = today.Month > month ? today.Year : today.Year - 1 };
    }

    public bool IsDue(DateOnly today) => EndedAt is null && (LastYear + 1 < today.Year || (LastYear + 1 == today.Year && today.Month >= Month));

    /// <summary>The day from which it stands on the list again.</summary>
    public DateOnly Next => new(LastYear + 1, Month, 1);

    /// <param name="tasks">Those of last time.</param>
    public Item ComesBack(IReadOnlyList<MeetingTask> tasks, Func<string, MeetingWords> words, DateOnly today, DateTime now)
    {
        if (EndedAt is not null) throw new RuleBroken("yearly.ended");
        LastYear = Math.Max(LastYear + 1, today.Year);
        var lang = tasks.FirstOrDefault()?.Lang ?? Title.First().Key;
        var year = LastYear.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Item.OfTopic(Id, CoordinationId, new(Title.Select(t => KeyValuePair.Create(t.Key, (string?)$"{t.Value} {year}"))), Takes, Told(tasks, words(lang)), lang, now);
    }

    static string? Told(IReadOnlyList<MeetingTask> tasks, MeetingWords words)
    {
        if (tasks.Count == 0) return null;
        var told = words["yearly.tasks"] + "\n" + string.Join('\n', tasks.Select(task => $"– {task.What}{(task.UntilOn is { } until ? $" ({words["minutes.task.until", words.ShortDay(until)]})" : "")}"));
        return told.Length > Item.LongestWords ? told[..(Item.LongestWords - 1)] + "…" : told;
    }

    public void End(DateTime now) => EndedAt ??= now;

    /// <summary>What was taken on for it some six to eighteen months before, and not dropped.</summary>
    public static async Task<List<MeetingTask>> LastTasks(Db db, Guid work, DateOnly day)
    {
        var (first, last) = (day.AddMonths(-18), day.AddMonths(-6));
        return await (from task in db.Set<MeetingTask>().AsNoTracking()
            join line in db.Set<Minutes.Line>() on task.Id equals line.Id
            join item in db.Set<Item>() on line.ItemId equals item.Id
            join meeting in db.Set<Meeting>() on task.MeetingId equals meeting.Id
            where item.TopicId == work && meeting.Day > first && meeting.Day <= last && task.State != TaskState.Dropped
            orderby task.UntilOn, line.Place
            select task).ToListAsync();
    }
}

sealed class YearlyTables : IEntityTypeConfiguration<YearlyWork>
{
    public void Configure(EntityTypeBuilder<YearlyWork> work)
    {
        work.ToTable("meetings_yearly").Property(w => w.Id).ValueGeneratedNever();
        work.Property(w => w.LastYear).IsConcurrencyToken(); // it comes back once, also with two servers
        work.Ignore(w => w.Next);
    }
}
