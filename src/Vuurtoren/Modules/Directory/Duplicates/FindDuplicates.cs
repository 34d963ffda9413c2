using Vuurtoren.Modules.Directory.Duplicates.Comparing;
using Vuurtoren.Platform.Outbox.Jobs;

namespace Vuurtoren.Modules.Directory.Duplicates;

/// <summary>Looks for pairs that may be the same, once a day and when somebody asks; nothing is written before all were found.</summary>
sealed class FindDuplicates : JobOf
{
    public override TimeSpan? Every => TimeSpan.FromDays(1);

    public override async Task Run(JobContext context, CancellationToken stop)
    {
        var (found, done) = (new List<Pair>(), 0L);
        await context.Report(0, null, "duplicates.doing");
        using var connection = context.Database.Open();
        var comparison = DirectoryRead.Of(connection);
        foreach (var kind in new[] { Kinds.Organization, Kinds.Service })
        {
            var before = done;
            foreach (var pair in comparison.Pairs(kind, Pairs.Least, compared => done = before + compared))
            {
                stop.ThrowIfCancellationRequested();
                found.Add(pair);
                await context.Report(done, comparison.Count, "duplicates.doing");
            }
        }
        Pairs.Replace(context.Database, found, context.Now);
    }
}
