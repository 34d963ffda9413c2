using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Outbox.Jobs;

namespace Vuurtoren.Modules.Needs.Voice;

/// <summary>Each hour the sums of what residents said are written anew, whether something came or not.</summary>
sealed class MixVoices : JobOf
{
    public override TimeSpan? Every => TimeSpan.FromHours(1);

    public override Task Run(JobContext context, CancellationToken stop) => Mix(context.Database);

    static async Task Mix(Database database)
    {
        await VoiceParts.OfClosed(database);
        await VoiceStore.Again(database);
    }
}
