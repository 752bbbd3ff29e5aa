using System.IO.MemoryMappedFiles;
using System.Security.Cryptography;

namespace Tuning.Arbitrage.Markets.Storing;

/// <summary>A canonical file mapped into memory, shared by all readers of the process. Dispose it when no series of it is in use.</summary>
public sealed class MappedDataSet : IDisposable
{
    private const int HashBytes = 1 << 20;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly List<IDisposable> _columns = [];

    private MappedDataSet(string path, CanonicalHeader header, ContentHash hash)
    {
        Hash = hash;
        Origin = header.Origin;
        Columns = header.Columns;
        SizeBytes = header.FileBytes;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, header.FileBytes, MemoryMappedFileAccess.Read);
        Series = Map(header);
    }

    /// <summary>The name of the data set.</summary>
    public ContentHash Hash { get; }

    /// <summary>Where the quotes come from.</summary>
    public QuoteOrigin Origin { get; }

    /// <summary>The columns that it has.</summary>
    public QuoteColumns Columns { get; }

    /// <summary>The size of the file in bytes.</summary>
    public long SizeBytes { get; }

    /// <summary>The rows.</summary>
    public QuoteSeries Series { get; }

    /// <summary>Maps a canonical file after comparing its SHA-256 with the expected one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">Its hash.</param>
    /// <param name="cancellationToken">Ends the comparison early.</param>
    /// <exception cref="InvalidDataException">The file is not the one that the hash names.</exception>
    public static MappedDataSet Open(string path, ContentHash expected, CancellationToken cancellationToken = default)
    {
        CanonicalHeader? header = null;
        using (var file = File.OpenHandle(path, options: FileOptions.SequentialScan))
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[HashBytes];
            var position = 0L;
            for (int bytes; (bytes = RandomAccess.Read(file, buffer, position)) > 0; position += bytes)
            {
                cancellationToken.ThrowIfCancellationRequested();
                header ??= CanonicalHeader.Read(buffer.AsSpan(0, bytes));
                hash.AppendData(buffer.AsSpan(0, bytes));
            }

            if (ContentHash.Of(hash) != expected || header is null || header.FileBytes != position)
            {
                throw new InvalidDataException($"The stored data set {expected} is damaged: its content no longer matches its name.");
            }
        }

        return new MappedDataSet(path, header, expected);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var column in _columns)
        {
            column.Dispose();
        }

        _view.Dispose();
        _file.Dispose();
    }

    private QuoteSeries Map(CanonicalHeader header)
    {
        var rows = (int)header.Rows;
        return new QuoteSeries(
            Column<long>(QuoteColumn.Time),
            Column<double>(QuoteColumn.BidA),
            Column<double>(QuoteColumn.AskA),
            Column<double>(QuoteColumn.BidB),
            Column<double>(QuoteColumn.AskB),
            Column<double>(QuoteColumn.Fx),
            Column<long>(QuoteColumn.FxTime),
            new QuoteSizes(
                Column<double>(QuoteColumn.BidSizeA),
                Column<double>(QuoteColumn.AskSizeA),
                Column<double>(QuoteColumn.BidSizeB),
                Column<double>(QuoteColumn.AskSizeB)));

        ReadOnlyMemory<T> Column<T>(QuoteColumn column)
            where T : unmanaged
        {
            var place = header.Columns.Ordered.IndexOf(column);
            if (place < 0)
            {
                return default;
            }

            var mapped = new MappedColumn<T>(_view, CanonicalHeader.SizeBytes + (place * header.ColumnBytes), rows);
            _columns.Add(mapped);
            return mapped.Memory;
        }
    }
}
