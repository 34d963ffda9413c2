namespace Vuurtoren.Modules.Directory.Import;

/// <summary>Waiting: another import is writing, which only one at a time can.</summary>
public enum ImportStep { Reading, Comparing, Waiting, Writing, Done }

/// <summary>How far an import is; written by the import, looked at by whoever shows it.</summary>
public sealed class ImportProgress
{
    long read, written;

    public ImportStep Step { get; set; }

    /// <summary>Called once, when it begins to wait for others.</summary>
    public Action? Waits { get; set; }

    public void Wait()
    {
        if (Step == ImportStep.Waiting) return;
        Step = ImportStep.Waiting;
        Waits?.Invoke();
    }

    /// <summary>The part of the input that was read, 0 to 1, for formats that can tell; null for the others.</summary>
    public double? Fraction { get; set; }

    /// <summary>Things read from the input so far, and those an interrupted run had read already.</summary>
    public long Read => Interlocked.Read(ref read);
    public long ReadBefore { get; set; }

    public long Written => Interlocked.Read(ref written);
    public long ToWrite { get; set; }

    public void OneRead() => Interlocked.Increment(ref read);
    public void OneWritten() => Interlocked.Increment(ref written);
}
