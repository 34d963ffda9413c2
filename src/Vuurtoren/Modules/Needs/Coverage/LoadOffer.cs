using System.Data.Common;
using Vuurtoren.Modules.Networks.Public;
using Vuurtoren.Platform.Data;
using Vuurtoren.Platform.Web;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>Reads the offer soon after the start, so that who first asks about it does not wait for all of it. Where no coordination is, nobody asks.</summary>
sealed class LoadOffer(Database database, CoverageOfOffer offer, Shown shown, TimeProvider time) : BackgroundService
{
    /// <summary>The first visitors come first.</summary>
    static readonly TimeSpan pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!shown.Ready && !stoppingToken.IsCancellationRequested);
        if (stoppingToken.IsCancellationRequested) return;
        try { await Now(); }
        catch (DbException) { } // a database that is away: who asks when it is back reads it
    }

    internal async Task<int> Now()
    {
        await using var db = database.Context();
        if ((await CoordinationNames.All(db, "nl")).Count == 0) return 0;
        return await offer.Ask(LocalClock.DayOf(time.GetUtcNow().UtcDateTime), (table, _) => table.Services);
    }
}
