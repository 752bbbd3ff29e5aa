using System.Buffers.Text;
using System.Text;

namespace Tuning.Arbitrage.Tests.Markets.Storing;

/// <summary>A CSV file of any length that is made while it is read.</summary>
internal sealed class RowsOnTheFly(long rows) : Stream
{
    private readonly byte[] _text = new byte[1 << 16];
    private long _row = -1;
    private int _from;
    private int _to;

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
        if (_from == _to)
        {
            Fill();
        }

        var count = Math.Min(buffer.Length, _to - _from);
        _text.AsSpan(_from, count).CopyTo(buffer);
        _from += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Fill()
    {
        (_from, _to) = (0, 0);
        if (_row < 0)
        {
            _row = 0;
            _to = Encoding.UTF8.GetBytes(Intake.Header, _text);
        }

        while (_row < rows && _to < _text.Length - 200)
        {
            Utf8Formatter.TryFormat(1700000000000 + (_row * 100), _text.AsSpan(_to), out var digits);
            var prices = _row % 2 == 0 ? ",30000.25,30001.5,30000.75,30002\n"u8 : ",30000.5,30001.25,30001.75,30003\n"u8;
            prices.CopyTo(_text.AsSpan(_to + digits));
            _to += digits + prices.Length;
            _row++;
        }
    }
}
