using System.Globalization;
using Tuning.Arbitrage.Markets.Gating;

namespace Tuning.Arbitrage.Markets.Joining;

/// <summary>
/// Joins the quotes of two venues, and rates where prices of B need them, as of time: one row at each time at which either
/// venue quotes, with what is known then of the other. Not safe to share between threads.
/// </summary>
public sealed class QuoteJoin
{
    private readonly JoinOptions _options;
    private readonly GateLedger _ledger;
    private readonly QuoteGate _gate;
    private readonly long _maxQuoteAgeNs;
    private readonly long _maxFxAgeNs;
    private long _rows;
    private long _staleQuotes;
    private long _staleRates;

    /// <summary>Creates a join.</summary>
    /// <param name="options">Limits of age, and those of the gate.</param>
    /// <param name="sink">Where joined rows go. They count for nothing when the report refuses them.</param>
    public QuoteJoin(JoinOptions options, IQuoteSink sink)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _ledger = new GateLedger(options.Limits);
        _gate = new QuoteGate(_ledger, sink);
        _maxQuoteAgeNs = options.MaxQuoteAge.Ticks * TimeSpan.NanosecondsPerTick;
        _maxFxAgeNs = options.MaxFxAge.Ticks * TimeSpan.NanosecondsPerTick;
    }

    /// <summary>Reads the streams to their ends, each plain or compressed by gzip, and says what the gate found.</summary>
    /// <param name="quotesA">Quotes of A: timestamp,best_bid,best_ask and optionally bid_size,ask_size.</param>
    /// <param name="quotesB">Quotes of B, likewise.</param>
    /// <param name="rates">Rates: timestamp,fx; nothing when both venues quote in one currency.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public GateReport Run(Stream quotesA, Stream quotesB, Stream? rates = null, CancellationToken cancellationToken = default)
    {
        using var a = new StreamCursor(StreamLayout.A, _options.MappingA, quotesA, _ledger);
        using var b = new StreamCursor(StreamLayout.B, _options.MappingB, quotesB, _ledger);
        using var fx = rates is null ? null : new StreamCursor(StreamLayout.Fx, _options.MappingFx, rates, _ledger);
        Start(a, b, fx, cancellationToken);
        var columns = ColumnsOf(a, b, fx);
        if (columns is { } joined)
        {
            Join(a, b, fx, new QuoteBatch(joined), cancellationToken);
            Warn(_staleQuotes, "a quote", _maxQuoteAgeNs);
            Warn(_staleRates, "a rate", _maxFxAgeNs);
            _gate.Complete();
        }

        return _gate.Report(_rows, "joined streams", columns);
    }

    private static void Start(StreamCursor a, StreamCursor b, StreamCursor? fx, CancellationToken cancellationToken)
    {
        a.NextTimeNs(cancellationToken);
        b.NextTimeNs(cancellationToken);
        fx?.NextTimeNs(cancellationToken);
    }

    private static QuoteColumns? ColumnsOf(StreamCursor a, StreamCursor b, StreamCursor? fx)
    {
        if (a.Columns is not { } ofA || b.Columns is not { } ofB || (fx is not null && fx.Columns is null))
        {
            return null;
        }

        var columns = ofB.Ordered.Aggregate(ofA, (all, column) => all.With(column));
        return fx is null ? columns : columns.With(QuoteColumn.Fx).With(QuoteColumn.FxTime);
    }

    private static void Put(QuoteBatch batch, StreamLayout layout, StreamCursor.Row row)
    {
        Set(layout.First, row.First);
        Set(layout.Second, row.Second);
        Set(layout.FirstSize, row.FirstSize);
        Set(layout.SecondSize, row.SecondSize);

        void Set(QuoteColumn? column, double value)
        {
            if (column is { } known && batch.Columns.Contains(known))
            {
                batch.Values(known)[batch.Count] = value;
            }
        }
    }

    private void Join(StreamCursor a, StreamCursor b, StreamCursor? fx, QuoteBatch batch, CancellationToken cancellationToken)
    {
        while (Earlier(a.NextTimeNs(cancellationToken), b.NextTimeNs(cancellationToken)) is { } timeNs)
        {
            a.MoveTo(timeNs, cancellationToken);
            b.MoveTo(timeNs, cancellationToken);
            fx?.MoveTo(timeNs, cancellationToken);
            if (a.Known is not { } quoteA || b.Known is not { } quoteB || (fx is not null && fx.Known is null))
            {
                continue;
            }

            _rows++;
            if (IsStale(timeNs, quoteA, quoteB, fx?.Known))
            {
                continue;
            }

            batch.TimeNs[batch.Count] = timeNs;
            batch.Line[batch.Count] = 0;
            Put(batch, StreamLayout.A, quoteA);
            Put(batch, StreamLayout.B, quoteB);
            if (fx?.Known is { } rate)
            {
                Put(batch, StreamLayout.Fx, rate);
                batch.FxTimeNs[batch.Count] = rate.TimeNs;
            }

            batch.Count++;
            if (batch.IsFull)
            {
                Flush(batch);
            }
        }

        Flush(batch);
    }

    private static long? Earlier(long? left, long? right) => left is null || right < left ? right : left;

    private bool IsStale(long timeNs, StreamCursor.Row a, StreamCursor.Row b, StreamCursor.Row? rate)
    {
        if (timeNs - a.TimeNs > _maxQuoteAgeNs || timeNs - b.TimeNs > _maxQuoteAgeNs)
        {
            _staleQuotes++;
            return true;
        }

        if (rate is not null && timeNs - rate.TimeNs > _maxFxAgeNs)
        {
            _staleRates++;
            return true;
        }

        return false;
    }

    private void Flush(QuoteBatch batch)
    {
        if (batch.Count > 0)
        {
            _gate.Append(batch);
            batch.Count = 0;
        }
    }

    private void Warn(long rows, string what, long limitNs)
    {
        if (rows > 0)
        {
            _ledger.Add(new GateProblem(GateCheck.StaleStream, null, null, null, string.Create(CultureInfo.InvariantCulture,
                $"{rows} rows left out: {what} was older than {limitNs / (double)Instant.PerSecond} s"), null));
        }
    }
}
