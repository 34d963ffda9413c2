using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Tasks;

/// <summary>Once a week one letter to each who has tasks that are late or due within two weeks, with all of them in it, and those without a day; who has only such hears of them once in four weeks. Nobody gets two in one week, whatever the number of bodies.</summary>
sealed class RemindTasks : JobOf
{
    const int AheadDays = 14, WeeksWithoutDay = 4;

    public override TimeSpan? Every => TimeSpan.FromDays(1);

    public override bool IsWanted(Database database) => SettingsFile.In(database.Folder)["Site:Address"] is { Length: > 0 };

    public override Task Run(JobContext context, CancellationToken stop) =>
        Write(context.Database, context.Service<Texts>(), new(context.Service<IConfiguration>()["Site:Address"]!), context.Now, done => context.Report(done), stop);

    /// <param name="report">Hears how many letters were written.</param>
    internal static async Task Write(Database database, Texts texts, Uri site, DateTime now, Func<int, Task> report, CancellationToken stop)
    {
        var ahead = LocalClock.DayOf(now).AddDays(AheadDays);
        using var db = database.Context();
        var open = await db.Set<MeetingTask>().AsNoTracking().Where(t => t.State == TaskState.Open && t.Email != null && (t.UntilOn == null || t.UntilOn <= ahead)).OrderBy(t => t.UntilOn == null).ThenBy(t => t.UntilOn).ToListAsync(stop);
        var (lately, longer) = (now.AddDays(-7).AddHours(1), now.AddDays(-7 * WeeksWithoutDay).AddHours(1));
        var had = (await db.Set<Mail>().Where(m => m.AboutKind == "tasks" && m.CreatedAt > longer).Select(m => new { m.Address, m.CreatedAt }).ToListAsync(stop)).ToLookup(m => m.Address, m => m.CreatedAt, StringComparer.OrdinalIgnoreCase);
        var done = 0;
        foreach (var own in open.GroupBy(task => task.Email!).Where(own => own.Any(task => task.UntilOn is not null) ? had[own.Key].All(at => at <= lately) : !had[own.Key].Any()))
        {
            var (first, lang) = (own.First(), own.First().OwnerLang ?? own.First().Lang);
            var words = new MeetingWords(texts, lang);
            var letter = new Letter(texts, lang, "tasks.letter", own.Count()).Greets(first.Owner).Says("tasks.letter.what")
                .Tells(words["tasks.mine"], [.. own.Select(task => (task.UntilOn is { } until ? words["minutes.task.until", words.ShortDay(until)] : words["report.letter.no-day"], task.What))])
                .Leads("tasks.letter.go", new(site, $"/{lang}/task/{TaskLinks.Of(database.Secret, first.Id, own.Key)}"));
            db.Add(Mail.To(own.Key, letter, now, new About("tasks", first.Id)));
            await db.SaveChangesAsync(stop);
            await report(++done);
        }
    }
}
