namespace Tuning.Arbitrage.Markets.Gating;

/// <summary>
/// The checks of every row, in one pass: finite and positive values, bid below ask, strictly increasing time, leaps and
/// gaps, venues that stand still. Rows that fail are left out; the others go on to the sink. Not safe to share between threads.
/// </summary>
public sealed partial class QuoteGate : IQuoteSink
{
    private static readonly QuoteColumn[] _prices = [QuoteColumn.BidA, QuoteColumn.AskA, QuoteColumn.BidB, QuoteColumn.AskB];

    private readonly GateLedger _ledger;
    private readonly IQuoteSink _sink;
    private readonly ValueFindings _values;
    private readonly double[] _last = new double[_prices.Length];
    private readonly StandingVenue _venueA;
    private readonly StandingVenue _venueB;
    private readonly double _maxJump;
    private readonly ulong _maxGapNs;
    private bool _hasMore;
    private long _mismatchLine;
    private long _mismatches;

    /// <summary>Creates the gate.</summary>
    /// <param name="ledger">Where findings go.</param>
    /// <param name="sink">Where accepted rows go.</param>
    public QuoteGate(GateLedger ledger, IQuoteSink sink)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(sink);
        _ledger = ledger;
        _sink = sink;
        _values = new ValueFindings(ledger);
        _maxJump = ledger.Limits.MaxJumpFactor;
        _maxGapNs = (ulong)(ledger.Limits.MaxGap.Ticks * TimeSpan.NanosecondsPerTick);
        _venueA = new StandingVenue("A", ledger);
        _venueB = new StandingVenue("B", ledger);
    }

    /// <summary>The number of rows that were accepted.</summary>
    public long AcceptedRows { get; private set; }

    /// <summary>Time of the first accepted row, nanoseconds since the Unix epoch.</summary>
    public long FirstTimeNs { get; private set; }

    /// <summary>Time of the last accepted row, nanoseconds since the Unix epoch.</summary>
    public long LastTimeNs { get; private set; }

    /// <summary>The longest time between two accepted rows, in nanoseconds.</summary>
    public long LongestGapNs { get; private set; }

    /// <summary>The line after the longest gap; 0 when the rows come from no file.</summary>
    public long LongestGapLine { get; private set; }

    /// <inheritdoc />
    public void Append(QuoteBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        _hasMore = batch.Columns != QuoteColumns.Plain;
        var kept = 0;
        var bidA = batch.Values(QuoteColumn.BidA);
        var askA = batch.Values(QuoteColumn.AskA);
        var bidB = batch.Values(QuoteColumn.BidB);
        var askB = batch.Values(QuoteColumn.AskB);
        for (var row = 0; row < batch.Count; row++)
        {
            if (RowPasses(batch, row, bidA[row], askA[row], bidB[row], askB[row]))
            {
                batch.Move(row, kept++);
            }
        }

        batch.Count = kept;
        if (kept > 0)
        {
            _sink.Append(batch);
        }
    }

    /// <summary>The checks of the data set as a whole, after its last row.</summary>
    public void Complete()
    {
        _venueA.Complete(LastTimeNs);
        _venueB.Complete(LastTimeNs);
        if (_mismatches > 0)
        {
            _ledger.Add(new GateProblem(GateCheck.VenueMismatch, ValueFindings.LineOrNone(_mismatchLine), null, null,
                $"the mids of the venues differ by a factor above {ValueFindings.Text(_ledger.Limits.MismatchFactor)} on {_mismatches} rows: "
                + "one currency, or a rate missing?", null));
        }

        if (AcceptedRows == 0)
        {
            _ledger.Add(new GateProblem(GateCheck.EmptyFile, null, null, null, "no row passes", "at least one row"));
        }
        else if (AcceptedRows < _ledger.Limits.MinimumRows)
        {
            _ledger.Add(new GateProblem(GateCheck.MinimumRows, null, null, ValueFindings.Text(AcceptedRows),
                "too few rows pass", $"at least {_ledger.Limits.MinimumRows}"));
        }
    }

    /// <summary>What was found, after <see cref="Complete"/>.</summary>
    /// <param name="rows">Rows that were read.</param>
    /// <param name="timestamps">How times are written; nothing for data that was not read from text.</param>
    /// <param name="columns">The columns of the data; nothing when its header is unusable.</param>
    public GateReport Report(long rows, string? timestamps, QuoteColumns? columns) => new()
    {
        Accepted = !_ledger.Refuses,
        Rows = rows,
        AcceptedRows = AcceptedRows,
        QuarantinedRows = rows - AcceptedRows,
        Timestamps = timestamps,
        FirstTime = AcceptedRows > 0 ? Instant.Text(FirstTimeNs) : null,
        LastTime = AcceptedRows > 0 ? Instant.Text(LastTimeNs) : null,
        LongestGapSeconds = AcceptedRows > 1 ? LongestGapNs / (double)Instant.PerSecond : null,
        LongestGapLine = AcceptedRows > 1 ? ValueFindings.LineOrNone(LongestGapLine) : null,
        Columns = columns is { } known ? [.. known.Ordered.Select(QuoteHeader.NameOf)] : [],
        Counts = _ledger.Counts,
        Problems = _ledger.Problems,
        ProblemTotal = _ledger.ProblemTotal,
        Warnings = _ledger.Warnings,
        WarningTotal = _ledger.WarningTotal,
        Waivers = _ledger.Limits.Waivers,
    };

    private bool RowPasses(QuoteBatch batch, int row, double bidA, double askA, double bidB, double askB)
    {
        var plain = bidA > 0 && bidA < askA && askA <= double.MaxValue && bidB > 0 && bidB < askB && askB <= double.MaxValue;
        if ((!plain && RefusePrices(batch, row)) || (_hasMore && RefuseOptional(batch, row)) || RefuseTime(batch, row))
        {
            return false;
        }

        if (AcceptedRows > 0)
        {
            if (Leaps(0, bidA) || Leaps(1, askA) || Leaps(2, bidB) || Leaps(3, askB))
            {
                JudgeLeap(batch, row);
            }

            // The difference is taken unsigned: two times at the ends of the range are further apart than a signed one can say.
            if ((ulong)(batch.TimeNs[row] - LastTimeNs) > _maxGapNs)
            {
                JudgeGap(batch, row);
            }
        }

        Take(batch, row, bidA, askA, bidB, askB);
        return true;
    }

    private void Take(QuoteBatch batch, int row, double bidA, double askA, double bidB, double askB)
    {
        var time = batch.TimeNs[row];
        var line = batch.Line[row];
        if (AcceptedRows == 0)
        {
            FirstTimeNs = time;
        }
        else if (time - LastTimeNs > LongestGapNs)
        {
            LongestGapNs = time - LastTimeNs;
            LongestGapLine = line;
        }

        var fx = _hasMore && batch.Columns.Contains(QuoteColumn.Fx) ? batch.Values(QuoteColumn.Fx)[row] : 1;
        var ratio = (bidA + askA) / ((bidB + askB) * fx);
        if (ratio > _ledger.Limits.MismatchFactor || ratio * _ledger.Limits.MismatchFactor < 1)
        {
            _mismatchLine = _mismatches++ == 0 ? line : _mismatchLine;
        }

        _venueA.Observe(time, line, bidA, askA);
        _venueB.Observe(time, line, bidB, askB);
        LastTimeNs = time;
        AcceptedRows++;
        _last[0] = bidA;
        _last[1] = askA;
        _last[2] = bidB;
        _last[3] = askB;
    }
}
