using System.Collections.Immutable;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>
/// Makes markets whose truth is known. The bytes follow from the options alone, on every machine, and any chunk of rows
/// equals that chunk of the whole. Not safe to share between threads.
/// </summary>
public sealed class QuoteGenerator
{
    private readonly RegimeSchedule _regimes;
    private readonly IBlockSource _blocks;
    private readonly MarketBlock _made = new();
    private readonly ImmutableArray<QuoteColumn> _columns;
    private int _madeBlock = -1;

    /// <summary>Creates the generator.</summary>
    /// <param name="options">What to make.</param>
    /// <exception cref="ArgumentException">An option is out of range; see <see cref="GeneratorSettings.Check"/>.</exception>
    public QuoteGenerator(GeneratorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = GeneratorSettings.Check(options);
        if (!problems.IsEmpty)
        {
            throw new ArgumentException(string.Join("; ", problems.Select(problem => $"{problem.Path} {problem.Value}, allowed {problem.Allowed}")), nameof(options));
        }

        Options = options;
        _columns = [.. options.Columns.Ordered.Where(column => column is not (QuoteColumn.Time or QuoteColumn.FxTime))];
        _regimes = new RegimeSchedule(options);
        var spread = new SpreadPath(options, _regimes);
        _blocks = options.Level is GeneratorLevel.L3 ? new FullBlocks(options, spread) : new PlainBlocks(options, spread);
    }

    /// <summary>What is made.</summary>
    public GeneratorOptions Options { get; }

    /// <summary>The regimes in their order; one usual regime for levels without them.</summary>
    public ImmutableArray<RegimeSpan> Regimes => _regimes.Spans(Options.Rows);

    /// <summary>The outages of L3, those of A first; none on other levels.</summary>
    public ImmutableArray<OutageSpan> Outages =>
        _blocks is FullBlocks full ? [.. Spans(full.OutagesA, onA: true), .. Spans(full.OutagesB, onA: false)] : [];

    /// <summary>Replaces the rows of a batch by rows of the market.</summary>
    /// <param name="firstRow">The first row, from 0.</param>
    /// <param name="count">The number of rows, 1 to <see cref="QuoteBatch.Capacity"/>.</param>
    /// <param name="batch">A batch of <see cref="GeneratorOptions.Columns"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rows do not lie in the market, or do not fit the batch.</exception>
    public void Fill(long firstRow, int count, QuoteBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, QuoteBatch.Capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstRow + count, Options.Rows, nameof(count));
        for (var done = 0; done < count;)
        {
            var block = (int)((firstRow + done) / BlockGrid.Length);
            var start = (int)((firstRow + done) % BlockGrid.Length);
            var rows = Math.Min(count - done, BlockGrid.Length - start);
            Copy(block, start, rows, batch, done);
            done += rows;
        }

        for (var row = 0; row < count; row++)
        {
            batch.TimeNs[row] = Options.StartNs + ((firstRow + row) * Options.IntervalNs);
            batch.Line[row] = 0;
        }

        batch.Count = count;
    }

    /// <summary>Makes all rows.</summary>
    /// <param name="sink">Where they go.</param>
    /// <param name="cancellationToken">Ends the work between two batches.</param>
    public void WriteTo(IQuoteSink sink, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sink);
        var batch = new QuoteBatch(Options.Columns);
        for (var row = 0L; row < Options.Rows; row += batch.Count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Fill(row, (int)Math.Min(QuoteBatch.Capacity, Options.Rows - row), batch);
            sink.Append(batch);
        }
    }

    /// <summary>Makes all rows in memory.</summary>
    public QuoteSeries ToSeries()
    {
        var rows = new QuoteAccumulator();
        WriteTo(rows);
        return rows.ToSeries();
    }

    private void Copy(int block, int start, int rows, QuoteBatch batch, int place)
    {
        if (block != _madeBlock)
        {
            _blocks.Make(block, _made);
            _madeBlock = block;
        }

        foreach (var column in _columns)
        {
            _made.Values(column).AsSpan(start, rows).CopyTo(batch.Values(column)[place..]);
        }

        if (Options.Columns.Contains(QuoteColumn.FxTime))
        {
            _made.FxTimeNs.AsSpan(start, rows).CopyTo(batch.FxTimeNs[place..]);
        }
    }

    private IEnumerable<OutageSpan> Spans(StandstillSchedule outages, bool onA)
    {
        for (var block = 0; block < BlockGrid.Starts(Options.Rows) - 1; block++)
        {
            var (first, end) = outages.Of(block);
            var firstRow = ((long)block * BlockGrid.Length) + first;
            var endRow = Math.Min(Options.Rows, ((long)block * BlockGrid.Length) + end);
            if (end > first && endRow > firstRow)
            {
                yield return new OutageSpan(onA, firstRow, endRow - firstRow);
            }
        }
    }
}
