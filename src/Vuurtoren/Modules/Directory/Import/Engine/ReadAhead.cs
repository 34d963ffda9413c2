using System.Collections.Concurrent;

namespace Vuurtoren.Modules.Directory.Import.Engine;

static class ReadAhead
{
    /// <summary>
    /// Makes the next items on another thread while the current ones are being used, in the same order. It is never far ahead: what
    /// waits long outlives the collections of the young and costs more to clear away than it took to make.
    /// </summary>
    public static IEnumerable<T> Ahead<T>(this IEnumerable<T> items)
    {
        const int Handful = 16, Handfuls = 2;
        using var ready = new BlockingCollection<T[]>(Handfuls);
        using var stop = new CancellationTokenSource();
        var making = Task.Factory.StartNew(() =>
        {
            try
            {
                foreach (var some in items.Chunk(Handful)) ready.Add(some, stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { } // nobody wants the rest
            finally { ready.CompleteAdding(); }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (var some in ready.GetConsumingEnumerable())
                foreach (var item in some) yield return item;
            making.GetAwaiter().GetResult(); // what went wrong while making goes wrong here
        }
        finally
        {
            stop.Cancel();
            try { making.Wait(); } catch (AggregateException) { } // already thrown above, or nobody wants it
        }
    }
}
