namespace Vuurtoren.Modules.Directory.Import;

public enum ImportStep { Reading, Comparing, Writing, Done }

/// <summary>How far an import is; written by the import, looked at by whoever shows it.</summary>
public sealed class ImportProgress
{
    long read, written;

    public ImportStep Step { get; set; }

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
