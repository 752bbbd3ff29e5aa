using Tuning.Arbitrage.Markets.Csv;
using Tuning.Arbitrage.Markets.Gating;

namespace Tuning.Arbitrage.Markets.Joining;

/// <summary>
/// Walks through one stream row by row: what is known at a time, and when the next row comes. Rows that fail are left out;
/// several rows of one time are legal, the last counts. Not safe to share between threads.
/// </summary>
internal sealed class StreamCursor : IQuoteSink, IDisposable
{
    private const int PieceBytes = 1 << 18;

    private readonly StreamLayout _layout;
    private readonly GateLedger _ledger;
    private readonly ValueFindings _values;
    private readonly QuoteText _text;
    private readonly CsvQuoteReader _reader;
    private readonly byte[] _piece = new byte[PieceBytes];
    private readonly Queue<Row> _rows = new();
    private long _lastTimeNs = long.MinValue;
    private bool _ended;

    public StreamCursor(StreamLayout layout, CsvMapping named, Stream source, GateLedger ledger)
    {
        _layout = layout;
        _ledger = ledger;
        _values = new ValueFindings(ledger);
        _text = new QuoteText(source);
        _reader = new CsvQuoteReader(layout.MappingOf(named), ledger, this);
    }

    /// <summary>What is known; nothing before the first row.</summary>
    public Row? Known { get; private set; }

    /// <summary>Rows that were read.</summary>
    public long Rows => _reader.Rows;

    /// <summary>The columns of the file; nothing when its header is unusable or not read yet.</summary>
    public QuoteColumns? Columns => _reader.Columns;

    /// <summary>The time of the next row; nothing at the end of the stream.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    public long? NextTimeNs(CancellationToken cancellationToken)
    {
        while (_rows.Count == 0 && !_ended)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Read();
        }

        return _rows.TryPeek(out var next) ? next.TimeNs : null;
    }

    /// <summary>Takes all rows up to a time.</summary>
    /// <param name="timeNs">The time, inclusive.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public void MoveTo(long timeNs, CancellationToken cancellationToken)
    {
        while (NextTimeNs(cancellationToken) <= timeNs)
        {
            Known = _rows.Dequeue();
        }
    }

    public void Append(QuoteBatch batch)
    {
        for (var row = 0; row < batch.Count; row++)
        {
            if (Refuses(batch, row))
            {
                continue;
            }

            _lastTimeNs = batch.TimeNs[row];
            _rows.Enqueue(new Row(
                _lastTimeNs,
                batch.Values(_layout.First)[row],
                ValueOf(batch, row, _layout.Second),
                ValueOf(batch, row, _layout.FirstSize),
                ValueOf(batch, row, _layout.SecondSize)));
        }
    }

    public void Dispose() => _text.Dispose();

    private static double ValueOf(QuoteBatch batch, int row, QuoteColumn? column) =>
        column is { } known && batch.Columns.Contains(known) ? batch.Values(known)[row] : double.NaN;

    private void Read()
    {
        _ledger.Stream = _layout.Name;
        try
        {
            var bytes = _text.Read(_piece);
            _reader.Append(_piece.AsSpan(0, bytes));
            _ended = bytes == 0 || _reader.IsStopped;
        }
        catch (InvalidDataException damage)
        {
            _ledger.Add(new GateProblem(GateCheck.DamagedFile, null, null, null, "the compressed file is damaged: " + damage.Message, null));
            _ended = true;
        }

        if (_ended)
        {
            _reader.Complete();
        }

        _ledger.Stream = null;
    }

    private bool Refuses(QuoteBatch batch, int row)
    {
        if (_values.Refuse(batch, row, _layout.First)
            || (_layout.Second is { } ask && (_values.Refuse(batch, row, ask) || _values.RefuseQuote(batch, row, _layout.Name, _layout.First, ask)))
            || RefusesSize(batch, row, _layout.FirstSize) || RefusesSize(batch, row, _layout.SecondSize))
        {
            return true;
        }

        if (batch.TimeNs[row] >= _lastTimeNs)
        {
            return false;
        }

        _ledger.Add(new GateProblem(GateCheck.TimeOrder, ValueFindings.LineOrNone(batch.Line[row]), QuoteHeader.NameOf(QuoteColumn.Time),
            Instant.Text(batch.TimeNs[row]), "time goes back", $"{Instant.Text(_lastTimeNs)} or later"));
        return true;
    }

    private bool RefusesSize(QuoteBatch batch, int row, QuoteColumn? column) =>
        column is { } known && batch.Columns.Contains(known) && _values.RefuseSize(batch, row, known);

    /// <summary>One row of a stream.</summary>
    /// <param name="TimeNs">Its time.</param>
    /// <param name="First">The bid, or the rate.</param>
    /// <param name="Second">The ask.</param>
    /// <param name="FirstSize">Quantity at the bid; NaN where it is missing.</param>
    /// <param name="SecondSize">Quantity at the ask; NaN where it is missing.</param>
    internal sealed record Row(long TimeNs, double First, double Second, double FirstSize, double SecondSize);
}
