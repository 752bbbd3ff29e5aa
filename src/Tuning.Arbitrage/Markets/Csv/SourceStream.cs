namespace Tuning.Arbitrage.Markets.Csv;

/// <summary>A stream with bytes put back at its front, which remembers the last four. Disposing it leaves the source open.</summary>
internal sealed class SourceStream(ReadOnlyMemory<byte> prefix, Stream source) : Stream
{
    private ReadOnlyMemory<byte> _prefix = prefix;

    /// <summary>The last four bytes read; zeros before the first ones.</summary>
    public byte[] LastBytes { get; } = new byte[sizeof(uint)];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var count = ReadNext(buffer);
        var last = Math.Min(count, LastBytes.Length);
        LastBytes.AsSpan(last).CopyTo(LastBytes);
        buffer[(count - last)..count].CopyTo(LastBytes.AsSpan(LastBytes.Length - last));
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int ReadNext(Span<byte> buffer)
    {
        if (_prefix.IsEmpty)
        {
            return source.Read(buffer);
        }

        var count = Math.Min(buffer.Length, _prefix.Length);
        _prefix.Span[..count].CopyTo(buffer);
        _prefix = _prefix[count..];
        return count;
    }
}
