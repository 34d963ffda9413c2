using Microsoft.EntityFrameworkCore;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;

namespace Vuurtoren.Modules.Directory.Upkeep.Links;

/// <summary>Each day some of the web addresses that sheets name are tried: one at a time of each server, with a pause between.</summary>
sealed class CheckLinks : JobOf
{
    const int ServersAtOnce = 4, EnoughToDoubt = 5;

    public override TimeSpan? Every => TimeSpan.FromDays(1);

    /// <summary>Off until somebody wants it.</summary>
    public override bool IsWanted(Database database) =>
        LinkSettings.Of(SettingsFile.In(database.Folder)).On;

    public override async Task Run(JobContext context, CancellationToken stop)
    {
        var configuration = context.Service<IConfiguration>();
        var settings = LinkSettings.Of(configuration);
        if (!settings.On) return;
        using var probe = new LinkProbe(configuration["Site:Address"], configuration["Mail:From"]);
        await Try(context.Database, settings, probe, () => context.Now, (done, total) => context.Report(done, total, "links.doing"), stop);
    }

    internal static async Task Try(Database database, LinkSettings settings, LinkProbe probe, Func<DateTime> now, Func<long, long, Task>? report = null, CancellationToken stop = default)
    {
        LinkPlaces.Follow(database, now());
        await using var db = database.Context();
        var moment = now();
        var due = await db.Set<WebLink>().Where(link => link.NextAt <= moment).OrderBy(link => link.NextAt).ThenBy(link => link.Url).Take(settings.PerDay).ToListAsync(stop);
        var answers = await Answers(due, settings, probe, report, stop);
        // When nobody at all answers, it is our own line that is broken, and nothing is known of theirs.
        if (answers.Count >= EnoughToDoubt && answers.All(answer => answer.Answer is { Works: not true, Code: "dns" or "refused" or "timeout" })) return;
        foreach (var (link, answer) in answers) link.Note(answer, settings, now());
        await db.SaveChangesAsync(stop);
    }

    static async Task<List<(WebLink Link, LinkAnswer Answer)>> Answers(List<WebLink> due, LinkSettings settings, LinkProbe probe, Func<long, long, Task>? report, CancellationToken stop)
    {
        var answers = new List<(WebLink, LinkAnswer)>();
        using var turn = new SemaphoreSlim(1);
        await Parallel.ForEachAsync(due.GroupBy(link => new Uri(link.Url).Host), new ParallelOptions { MaxDegreeOfParallelism = ServersAtOnce, CancellationToken = stop }, async (server, ends) =>
        {
            foreach (var (n, link) in server.Index())
            {
                if (n > 0) await Task.Delay(TimeSpan.FromSeconds(settings.PauseSeconds), ends);
                var answer = await probe.Try(link.Url, ends);
                await turn.WaitAsync(ends);
                try
                {
                    answers.Add((link, answer));
                    await (report?.Invoke(answers.Count, due.Count) ?? Task.CompletedTask);
                }
                finally { turn.Release(); }
                if (answer is { Works: null }) break; // it asks for rest: the others of this server another day
            }
        });
        return answers;
    }
}
