using Microsoft.EntityFrameworkCore;
using Vuurtoren.Modules.Meetings.Meetings;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox;
using Vuurtoren.Platform.Outbox.Jobs;
using Vuurtoren.Platform.Texts;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Meetings.Tasks;

/// <summary>Once a week one letter to each who has tasks that are late or due within two weeks, with all of them in it. Nobody gets two in one week, whatever the number of bodies.</summary>
sealed class RemindTasks : JobOf
{
    const int AheadDays = 14;

    public override TimeSpan? Every => TimeSpan.FromDays(1);

    public override bool IsWanted(Database database) => SettingsFile.In(database.Folder)["Site:Address"] is { Length: > 0 };

    public override async Task Run(JobContext context, CancellationToken stop)
    {
        var site = new Uri(context.Service<IConfiguration>()["Site:Address"]!);
        var texts = context.Service<Texts>();
        var today = LocalClock.DayOf(context.Now);
        using var db = context.Database.Context();
        var ahead = today.AddDays(AheadDays);
        var open = await db.Set<MeetingTask>().AsNoTracking().Where(t => t.State == TaskState.Open && t.Email != null && t.UntilOn != null && t.UntilOn <= ahead).OrderBy(t => t.UntilOn).ToListAsync(stop);
        var lately = context.Now.AddDays(-7).AddHours(1);
        var had = (await db.Set<Mail>().Where(m => m.AboutKind == "tasks" && m.CreatedAt > lately).Select(m => m.Address).ToListAsync(stop)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var done = 0;
        foreach (var own in open.GroupBy(task => task.Email!).Where(own => !had.Contains(own.Key)))
        {
            var (first, lang) = (own.First(), own.First().OwnerLang ?? own.First().Lang);
            var words = new MeetingWords(texts, lang);
            var letter = new Letter(texts, lang, "tasks.letter", own.Count()).Greets(first.Owner).Says("tasks.letter.what")
                .Tells(words["tasks.mine"], [.. own.Select(task => (words["minutes.task.until", words.ShortDay(task.UntilOn!.Value)], task.What))])
                .Leads("tasks.letter.go", new(site, $"/{lang}/task/{TaskLinks.Of(context.Database.Secret, first.Id)}"));
            db.Add(Mail.To(own.Key, letter, context.Now, new About("tasks", first.Id)));
            await db.SaveChangesAsync(stop);
            await context.Report(++done);
        }
    }
}
