using System.Buffers.Binary;
using System.IO.Compression;

namespace Tuning.Arbitrage.Markets.Csv;

/// <summary>Text that may be compressed by gzip, recognised by its first two bytes. Not safe to share between threads.</summary>
internal sealed class QuoteText : IDisposable
{
    private readonly SourceStream _source;
    private readonly GZipStream? _unpacked;
    private uint _textBytes;

    /// <summary>Opens the text. The source is read from where it stands, may be unable to seek, and stays open.</summary>
    /// <param name="source">A plain or compressed stream.</param>
    public QuoteText(Stream source)
    {
        var first = new byte[2];
        var count = source.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        _source = new SourceStream(first.AsMemory(0, count), source);
        _unpacked = count == 2 && first[0] == 0x1F && first[1] == 0x8B ? new GZipStream(_source, CompressionMode.Decompress) : null;
    }

    /// <summary>Reads the next bytes of the text; 0 at its end.</summary>
    /// <param name="buffer">Where to.</param>
    /// <exception cref="InvalidDataException">The compressed file is damaged or ends early.</exception>
    public int Read(Span<byte> buffer)
    {
        if (_unpacked is null)
        {
            return _source.Read(buffer);
        }

        var bytes = _unpacked.Read(buffer);
        _textBytes = unchecked(_textBytes + (uint)bytes);

        // GZipStream takes the end of a file that was cut short for the end of the text; the length at its end does not.
        if (bytes == 0 && _textBytes != BinaryPrimitives.ReadUInt32LittleEndian(_source.LastBytes))
        {
            throw new InvalidDataException("it is cut short, or holds several parts; unpack it first.");
        }

        return bytes;
    }

    public void Dispose()
    {
        _unpacked?.Dispose();
        _source.Dispose();
    }
}
