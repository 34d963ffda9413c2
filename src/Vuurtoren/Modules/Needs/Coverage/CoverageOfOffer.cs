using Vuurtoren.Modules.Directory.Public;

namespace Vuurtoren.Modules.Needs.Coverage;

/// <summary>The offer as it is now: read once, then kept up to date by following the change sequence whenever somebody asks.</summary>
public sealed class CoverageOfOffer(Offers offers)
{
    readonly SemaphoreSlim one = new(1);
    OfferTable? table;
    TwoWeeks weeks;
    long seq;

    /// <summary>Asks something of the table; one at a time, as each question takes milliseconds.</summary>
    /// <param name="today">From which the two weeks that stand for all others are chosen.</param>
    internal async Task<T> Ask<T>(DateOnly today, Func<OfferTable, TwoWeeks, T> question)
    {
        await one.WaitAsync();
        try
        {
            CatchUp(TwoWeeks.From(today));
            return question(table!, weeks);
        }
        finally { one.Release(); }
    }

    void CatchUp(TwoWeeks now)
    {
        var last = offers.LastSeq(); // before reading: what changes meanwhile is read again next time
        if (table is not null && now == weeks)
        {
            if (last == seq) return;
            if (offers.ChangedSince(seq, table.ServiceOf) is { } changed)
            {
                foreach (var service in changed) table.Remove(service);
                foreach (var some in changed.Chunk(500)) foreach (var offer in offers.Of(some, now)) table.Put(offer);
                seq = last;
                return;
            }
        }
        var all = new OfferTable();
        foreach (var offer in offers.All(now)) all.Put(offer);
        (table, weeks, seq) = (all, now, last);
    }
}
