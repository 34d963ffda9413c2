namespace Vuurtoren.Platform.Web;

/// <summary>
/// How far the change sequence has come in what readers see. Who keeps the data of the pages in memory (the directory's index)
/// says so here; the page cache and /health/ready go by it.
/// </summary>
public sealed class Shown
{
    long seq = -1;

    /// <summary>The number of the last change that is on the pages; -1 as long as nothing is loaded.</summary>
    public long Seq => Interlocked.Read(ref seq);

    public bool Ready => Seq >= 0;

    public void UpTo(long change) => Interlocked.Exchange(ref seq, change);
}
