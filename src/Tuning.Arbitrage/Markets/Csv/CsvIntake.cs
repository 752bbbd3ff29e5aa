using Tuning.Arbitrage.Markets.Gating;

namespace Tuning.Arbitrage.Markets.Csv;

/// <summary>The way of a file through the reader and the gate into a sink. Not safe to share between threads.</summary>
public sealed class CsvIntake
{
    private const int PieceBytes = 1 << 20;

    private readonly GateLedger _ledger;
    private readonly QuoteGate _gate;
    private readonly CsvQuoteReader _reader;

    /// <summary>Creates an intake at the start of a file.</summary>
    /// <param name="mapping">Names of the columns.</param>
    /// <param name="limits">What the data gate allows.</param>
    /// <param name="sink">Where accepted rows go. They count for nothing when <see cref="Complete"/> refuses them.</param>
    public CsvIntake(CsvMapping mapping, GateLimits limits, IQuoteSink sink)
    {
        _ledger = new GateLedger(limits);
        _gate = new QuoteGate(_ledger, sink);
        _reader = new CsvQuoteReader(mapping, _ledger, _gate);
    }

    /// <summary>Takes a whole stream, plain or compressed by gzip, piece by piece.</summary>
    /// <param name="source">The stream; it stays open.</param>
    /// <param name="cancellationToken">Ends the work between two pieces.</param>
    public void Append(Stream source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var buffer = new byte[PieceBytes];
        try
        {
            using var text = new QuoteText(source);
            for (int bytes; !_reader.IsStopped && (bytes = text.Read(buffer)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _reader.Append(buffer.AsSpan(0, bytes));
            }
        }
        catch (InvalidDataException damage)
        {
            _ledger.Add(new GateProblem(GateCheck.DamagedFile, null, null, null, "the compressed file is damaged: " + damage.Message, null));
        }
    }

    /// <summary>Takes the next piece of a file that is not compressed.</summary>
    /// <param name="piece">Bytes that follow the ones before.</param>
    public void Append(ReadOnlySpan<byte> piece) => _reader.Append(piece);

    /// <summary>Ends the file and says what the gate found. The hash is absent: it belongs to whoever stores the rows.</summary>
    public GateReport Complete()
    {
        _reader.Complete();
        if (!_reader.IsStopped)
        {
            _gate.Complete();
        }

        return _gate.Report(_reader.Rows, _reader.Timestamps is { } kind ? TimestampReader.Describe(kind) : null, _reader.Columns);
    }
}
