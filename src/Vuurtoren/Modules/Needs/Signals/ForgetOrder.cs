using Vuurtoren.Platform.Outbox.Jobs;

namespace Vuurtoren.Modules.Needs.Signals;

/// <summary>Each hour, whether something came or not: what the files keep of the last writing of the signals without a name says only that an hour went by.</summary>
sealed class ForgetOrder : JobOf
{
    public override TimeSpan? Every => TimeSpan.FromHours(1);

    public override Task Run(JobContext context, CancellationToken stop) => UnnamedStore.Again(context.Database);
}
