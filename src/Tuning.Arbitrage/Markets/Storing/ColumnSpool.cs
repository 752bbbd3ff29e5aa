using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Tuning.Arbitrage.Markets.Storing;

/// <summary>
/// Keeps rows of unknown number in one temporary file a column until they are published as one canonical file, so that
/// memory does not grow with the rows. Not safe to share between threads.
/// </summary>
internal sealed class ColumnSpool : IQuoteSink, IDisposable
{
    private const int CopyBytes = 1 << 20;

    private readonly string _folder;
    private readonly SafeFileHandle?[] _files = new SafeFileHandle?[QuoteColumns.Total];
    private long _rows;

    /// <summary>Creates the spool in an existing folder that belongs to it alone.</summary>
    /// <param name="folder">The folder; whoever made it removes it.</param>
    public ColumnSpool(string folder)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Canonical files are little-endian, and so must the machine be.");
        }

        _folder = folder;
    }

    public QuoteColumns Columns { get; private set; }

    public void Append(QuoteBatch batch)
    {
        if (_rows == 0)
        {
            Open(batch.Columns);
        }

        foreach (var column in Columns.Ordered)
        {
            var bytes = column switch
            {
                QuoteColumn.Time => MemoryMarshal.AsBytes(batch.TimeNs[..batch.Count]),
                QuoteColumn.FxTime => MemoryMarshal.AsBytes(batch.FxTimeNs[..batch.Count]),
                _ => MemoryMarshal.AsBytes(batch.Values(column)[..batch.Count]),
            };
            RandomAccess.Write(_files[(int)column]!, bytes, _rows * CanonicalHeader.ValueBytes);
        }

        _rows += batch.Count;
        if (_rows > int.MaxValue)
        {
            throw new NotSupportedException($"A data set has at most {int.MaxValue} rows.");
        }
    }

    /// <summary>Writes the canonical file, flushed to the disk, and returns its hash.</summary>
    /// <param name="path">The file to create.</param>
    /// <param name="origin">Where the quotes come from.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public ContentHash WriteTo(string path, QuoteOrigin origin, CancellationToken cancellationToken)
    {
        var header = new CanonicalHeader(Columns, _rows, origin);
        using var target = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, preallocationSize: header.FileBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var position = 0L;
        Put(header.ToBytes());
        var buffer = new byte[CopyBytes];
        var padding = new byte[header.ColumnBytes - (_rows * CanonicalHeader.ValueBytes)];
        foreach (var column in Columns.Ordered)
        {
            for (var read = 0L; read < _rows * CanonicalHeader.ValueBytes;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var bytes = RandomAccess.Read(_files[(int)column]!, buffer, read);
                if (bytes == 0)
                {
                    throw new EndOfStreamException($"The temporary column {column} is shorter than it was written.");
                }

                Put(buffer.AsSpan(0, bytes));
                read += bytes;
            }

            Put(padding);
        }

        RandomAccess.FlushToDisk(target);
        return ContentHash.Of(hash);

        void Put(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            RandomAccess.Write(target, bytes, position);
            position += bytes.Length;
        }
    }

    public void Dispose()
    {
        foreach (var file in _files)
        {
            file?.Dispose();
        }
    }

    private void Open(QuoteColumns columns)
    {
        Columns = columns;
        foreach (var column in columns.Ordered)
        {
            _files[(int)column] = File.OpenHandle(Path.Combine(_folder, $"{column}.column"), FileMode.CreateNew, FileAccess.ReadWrite);
        }
    }
}
