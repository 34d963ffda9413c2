using System.Collections.Concurrent;

namespace Vuurtoren.Modules.Directory.Import.Engine;

static class ReadAhead
{
    /// <summary>Makes the next items on a second thread while the current one is being written; in the same order, at most so many ahead.</summary>
    public static IEnumerable<T> Ahead<T>(this IEnumerable<T> items, int most = 2048)
    {
        using var ready = new BlockingCollection<T>(most);
        using var stop = new CancellationTokenSource();
        var making = Task.Factory.StartNew(() =>
        {
            try
            {
                foreach (var item in items) ready.Add(item, stop.Token);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { } // nobody wants the rest
            finally { ready.CompleteAdding(); }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (var item in ready.GetConsumingEnumerable()) yield return item;
            making.GetAwaiter().GetResult(); // what went wrong while making goes wrong here
        }
        finally
        {
            stop.Cancel();
            try { making.Wait(); } catch (AggregateException) { } // already thrown above, or nobody wants it
        }
    }
}
