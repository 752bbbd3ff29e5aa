namespace Tuning.Arbitrage.Markets;

/// <summary>A reusable block of rows on its way from a source to a sink. Not safe to share between threads.</summary>
public sealed class QuoteBatch
{
    private readonly long[][] _times = new long[2][];
    private readonly double[][] _values = new double[QuoteColumns.Total][];
    private readonly long[] _line = new long[Capacity];

    /// <summary>Creates an empty batch.</summary>
    /// <param name="columns">The columns that its rows have.</param>
    public QuoteBatch(QuoteColumns columns)
    {
        Columns = columns;
        foreach (var column in columns.Ordered)
        {
            if (column is QuoteColumn.Time or QuoteColumn.FxTime)
            {
                _times[column is QuoteColumn.Time ? 0 : 1] = new long[Capacity];
            }
            else
            {
                _values[(int)column] = new double[Capacity];
            }
        }
    }

    /// <summary>The most rows that a batch holds.</summary>
    public const int Capacity = 4096;

    /// <summary>The columns that the rows have.</summary>
    public QuoteColumns Columns { get; }

    /// <summary>The number of rows in it, 0 to <see cref="Capacity"/>; set it after the columns were filled.</summary>
    public int Count { get; set; }

    /// <summary>Whether no further row fits.</summary>
    public bool IsFull => Count == Capacity;

    /// <summary>The line in the file of each row, header = 1; shape [Capacity]; 0 for rows that come from no file.</summary>
    public Span<long> Line => _line;

    /// <summary>Time of each row, nanoseconds since the Unix epoch; shape [Capacity].</summary>
    public Span<long> TimeNs => _times[0];

    /// <summary>Time of each row's rate; shape [Capacity].</summary>
    /// <exception cref="InvalidOperationException">The batch has no such column.</exception>
    public Span<long> FxTimeNs => _times[1] ?? throw Absent(QuoteColumn.FxTime);

    /// <summary>The values of a column that is not a time; shape [Capacity].</summary>
    /// <param name="column">The column.</param>
    /// <exception cref="InvalidOperationException">The batch has no such column.</exception>
    public Span<double> Values(QuoteColumn column) => _values[(int)column] ?? throw Absent(column);

    /// <summary>Moves a row to an earlier place, overwriting what stood there.</summary>
    /// <param name="from">The row to move.</param>
    /// <param name="to">Its new place, at most <paramref name="from"/>.</param>
    public void Move(int from, int to)
    {
        if (from == to)
        {
            return;
        }

        _line[to] = _line[from];
        foreach (var times in _times)
        {
            if (times is not null)
            {
                times[to] = times[from];
            }
        }

        foreach (var values in _values)
        {
            if (values is not null)
            {
                values[to] = values[from];
            }
        }
    }

    private static InvalidOperationException Absent(QuoteColumn column) => new($"The batch has no column {column}.");
}
