namespace Tuning.Arbitrage.Markets;

/// <summary>Collects batches into columns in memory. Not safe to share between threads.</summary>
public sealed class QuoteAccumulator : IQuoteSink
{
    private readonly double[]?[] _values = new double[QuoteColumns.Total][];
    private long[] _time = [];
    private long[] _fxTime = [];
    private QuoteColumns _columns;
    private int _count;

    /// <inheritdoc />
    public void Append(QuoteBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (_count == 0)
        {
            _columns = batch.Columns;
        }

        Reserve(_count + batch.Count);
        batch.TimeNs[..batch.Count].CopyTo(_time.AsSpan(_count));
        foreach (var column in _columns.Ordered)
        {
            if (column is QuoteColumn.FxTime)
            {
                batch.FxTimeNs[..batch.Count].CopyTo(_fxTime.AsSpan(_count));
            }
            else if (column is not QuoteColumn.Time)
            {
                batch.Values(column)[..batch.Count].CopyTo(_values[(int)column].AsSpan(_count));
            }
        }

        _count += batch.Count;
    }

    /// <summary>The rows so far; the accumulator is not used afterwards.</summary>
    public QuoteSeries ToSeries() => new(
        _time.AsMemory(0, _count),
        Column(QuoteColumn.BidA),
        Column(QuoteColumn.AskA),
        Column(QuoteColumn.BidB),
        Column(QuoteColumn.AskB),
        Column(QuoteColumn.Fx),
        _columns.Contains(QuoteColumn.FxTime) ? _fxTime.AsMemory(0, _count) : default,
        new QuoteSizes(
            Column(QuoteColumn.BidSizeA),
            Column(QuoteColumn.AskSizeA),
            Column(QuoteColumn.BidSizeB),
            Column(QuoteColumn.AskSizeB)));

    private ReadOnlyMemory<double> Column(QuoteColumn column) =>
        _values[(int)column] is { } values ? values.AsMemory(0, _count) : default;

    private void Reserve(int rows)
    {
        if (rows <= _time.Length)
        {
            return;
        }

        var capacity = Math.Max(rows, Math.Max(QuoteBatch.Capacity, checked(_time.Length * 2)));
        Array.Resize(ref _time, capacity);
        foreach (var column in _columns.Ordered)
        {
            if (column is QuoteColumn.FxTime)
            {
                Array.Resize(ref _fxTime, capacity);
            }
            else if (column is not QuoteColumn.Time)
            {
                Array.Resize(ref _values[(int)column], capacity);
            }
        }
    }
}
