using System.Collections.Concurrent;
using System.Text.Json;
using Tuning.Arbitrage.Markets.Csv;
using Tuning.Arbitrage.Markets.Gating;
using Tuning.Arbitrage.Markets.Joining;

namespace Tuning.Arbitrage.Markets.Storing;

/// <summary>
/// A folder of data sets by the hash of their content. A data set appears whole or not at all, and is compared with its
/// name before it is read. Safe to share between threads and processes; disposing it unmaps what it opened.
/// </summary>
public sealed partial class DataSetStore : IDisposable
{
    private const string Extension = ".quotes";

    private readonly string _folder;
    private readonly ConcurrentDictionary<ContentHash, Lazy<MappedDataSet>> _open = new();

    /// <summary>Creates the store.</summary>
    /// <param name="folder">Its folder, created on first use.</param>
    public DataSetStore(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = folder;
    }

    /// <summary>Reads a file through the gate and stores it; nothing is stored when the gate refuses it.</summary>
    /// <param name="source">CSV, plain or compressed by gzip; it may be unable to seek, and stays open.</param>
    /// <param name="options">Names, limits and waivers.</param>
    /// <param name="cancellationToken">Ends the import; nothing is stored then.</param>
    public ImportOutcome Import(Stream source, ImportOptions options, CancellationToken cancellationToken = default) =>
        Take(source, options, keep: true, cancellationToken);

    /// <summary>Reads a file through the gate and names its content, without storing it.</summary>
    /// <param name="source">CSV, plain or compressed by gzip; it may be unable to seek, and stays open.</param>
    /// <param name="options">Names, limits and waivers.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public ImportOutcome Check(Stream source, ImportOptions options, CancellationToken cancellationToken = default) =>
        Take(source, options, keep: false, cancellationToken);

    /// <summary>Joins separate streams through the gate and stores them; nothing is stored when the gate refuses them.</summary>
    /// <param name="quotesA">Quotes of A, CSV, plain or compressed by gzip.</param>
    /// <param name="quotesB">Quotes of B, likewise.</param>
    /// <param name="rates">Rates, likewise; nothing when both venues quote in one currency.</param>
    /// <param name="options">Limits and waivers.</param>
    /// <param name="cancellationToken">Ends the work; nothing is stored then.</param>
    public ImportOutcome Import(Stream quotesA, Stream quotesB, Stream? rates, JoinOptions options, CancellationToken cancellationToken = default) =>
        Take(quotesA, quotesB, rates, options, keep: true, cancellationToken);

    /// <summary>Joins separate streams through the gate and names their content, without storing it.</summary>
    /// <param name="quotesA">Quotes of A, CSV, plain or compressed by gzip.</param>
    /// <param name="quotesB">Quotes of B, likewise.</param>
    /// <param name="rates">Rates, likewise; nothing when both venues quote in one currency.</param>
    /// <param name="options">Limits and waivers.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public ImportOutcome Check(Stream quotesA, Stream quotesB, Stream? rates, JoinOptions options, CancellationToken cancellationToken = default) =>
        Take(quotesA, quotesB, rates, options, keep: false, cancellationToken);

    /// <summary>Whether the store has the data set.</summary>
    /// <param name="hash">Its name.</param>
    public bool Contains(ContentHash hash) => File.Exists(PathOf(hash, Extension));

    /// <summary>The data set, mapped once and shared by everybody who asks.</summary>
    /// <param name="hash">Its name.</param>
    /// <exception cref="FileNotFoundException">The store has no such data set.</exception>
    /// <exception cref="InvalidDataException">The stored file no longer matches its name.</exception>
    public MappedDataSet Open(ContentHash hash)
    {
        var opening = _open.GetOrAdd(hash, name => new Lazy<MappedDataSet>(() => MappedDataSet.Open(PathOf(name, Extension), name)));
        try
        {
            return opening.Value;
        }
        finally
        {
            // A failed opening is not remembered: the data set may be imported anew.
            if (!opening.IsValueCreated)
            {
                _open.TryRemove(new KeyValuePair<ContentHash, Lazy<MappedDataSet>>(hash, opening));
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var opening in _open.Values.Where(opening => opening.IsValueCreated))
        {
            opening.Value.Dispose();
        }

        _open.Clear();
    }

    private ContentHash Publish(
        IncomingFolder incoming, ColumnSpool spool, string name, QuoteOrigin origin, GateReport report, CancellationToken cancellationToken)
    {
        var written = incoming.FileOf("canonical");
        var hash = spool.WriteTo(written, origin, cancellationToken);
        var description = new DataSetDescription
        {
            ContentHash = hash.Hex,
            Name = name,
            Origin = origin,
            SizeBytes = new FileInfo(written).Length,
            Report = report with { ContentHash = hash.Hex },
        };
        Put(incoming, JsonSerializer.SerializeToUtf8Bytes(description, MarketJson.Default.DataSetDescription), PathOf(hash, DescriptionExtension));
        File.Move(written, PathOf(hash, Extension), overwrite: true);
        return hash;
    }

    private static void Put(IncomingFolder incoming, byte[] bytes, string path)
    {
        var written = incoming.FileOf("description");
        using (var file = File.OpenHandle(written, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, bytes, 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(written, path, overwrite: true);
    }

    private ImportOutcome Take(Stream source, ImportOptions options, bool keep, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Take(Read, options.Name, keep, cancellationToken);

        GateReport Read(IQuoteSink sink)
        {
            var intake = new CsvIntake(options.Mapping, options.Limits, sink);
            intake.Append(source, cancellationToken);
            return intake.Complete();
        }
    }

    private ImportOutcome Take(
        Stream quotesA, Stream quotesB, Stream? rates, JoinOptions options, bool keep, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Take(
            sink => new QuoteJoin(options, sink).Run(quotesA, quotesB, rates, cancellationToken), options.Name, keep, cancellationToken);
    }

    private ImportOutcome Take(Func<IQuoteSink, GateReport> read, string name, bool keep, CancellationToken cancellationToken)
    {
        using var incoming = keep ? IncomingFolder.In(_folder) : IncomingFolder.Aside();
        using var spool = new ColumnSpool(incoming.Path);
        var report = read(spool);
        if (!report.Accepted)
        {
            return new ImportOutcome(report, null);
        }

        var hash = keep
            ? Publish(incoming, spool, name, QuoteOrigin.Market, report, cancellationToken)
            : spool.WriteTo(incoming.FileOf("canonical"), QuoteOrigin.Market, cancellationToken);
        return new ImportOutcome(report with { ContentHash = hash.Hex }, hash);
    }

    private string PathOf(ContentHash hash, string extension) => Path.Combine(_folder, hash.Hex + extension);
}
