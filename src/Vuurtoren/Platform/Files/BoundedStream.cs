namespace Vuurtoren.Platform.Files;

/// <summary>Counts what really comes out of an archive: what its index declares can be a lie.</summary>
sealed class BoundedStream(Stream inner, string name, ZipLimits limits, long packed) : Stream
{
    long total;

    public override int Read(Span<byte> buffer)
    {
        int count;
        try { count = inner.Read(buffer); }
        catch (InvalidDataException) { throw new RuleBroken("import.unusable.zip-entry-broken", name); }
        total += count;
        if (total > limits.EntryBytes) throw new RuleBroken("import.unusable.zip-file-too-large", $"{name}: > {limits.EntryBytes}");
        if (total > limits.RatioFrom && total / Math.Max(1, packed) > limits.Ratio) throw new RuleBroken("import.unusable.zip-bomb", $"{name}: > {limits.Ratio}:1");
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
