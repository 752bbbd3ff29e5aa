using Tuning.Numerics;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>
/// Level L3. Each venue quotes the price as it was a lognormal lag ago, on a line between two rows; prices lie on ticks,
/// bids rounded down and asks up; B quotes in its own currency; in an outage a venue repeats its last quote.
/// </summary>
internal sealed class FullBlocks : IBlockSource
{
    private const double HalfBps = 0.5e-4;
    private const double Bps = 1e-4;
    private const double LagSpread = 0.5;

    private static readonly QuoteColumn[] _quotesA = [QuoteColumn.BidA, QuoteColumn.AskA, QuoteColumn.BidSizeA, QuoteColumn.AskSizeA];
    private static readonly QuoteColumn[] _quotesB = [QuoteColumn.BidB, QuoteColumn.AskB, QuoteColumn.BidSizeB, QuoteColumn.AskSizeB];

    private static readonly (QuoteColumn Column, GeneratorStream Stream)[] _sizes =
    [
        (QuoteColumn.BidSizeA, GeneratorStream.BidSizeA), (QuoteColumn.AskSizeA, GeneratorStream.AskSizeA),
        (QuoteColumn.BidSizeB, GeneratorStream.BidSizeB), (QuoteColumn.AskSizeB, GeneratorStream.AskSizeB),
    ];

    private readonly GeneratorOptions _options;
    private readonly SpreadPath _spread;
    private readonly GarchPath _price;
    private readonly FxPath _fx;
    private readonly double[] _premium = new double[BlockGrid.Length];
    private readonly double[] _logPrice = new double[BlockGrid.Length + 1];
    private readonly double[] _normals = new double[BlockGrid.Length];

    public FullBlocks(GeneratorOptions options, SpreadPath spread)
    {
        _options = options;
        _spread = spread;
        _price = new GarchPath(options);
        _fx = new FxPath(options);
        OutagesA = new StandstillSchedule(Stream(GeneratorStream.OutagesA), options.OutagesPerDay, options.IntervalNs);
        OutagesB = new StandstillSchedule(Stream(GeneratorStream.OutagesB), options.OutagesPerDay, options.IntervalNs);
    }

    public StandstillSchedule OutagesA { get; }

    public StandstillSchedule OutagesB { get; }

    public void Make(int block, MarketBlock target)
    {
        _spread.Fill(block, _premium);
        _price.Fill(block, _logPrice);
        MakeRates(block, target);
        MakeVenue(block, target, GeneratorStream.LagA, _options.LagAMs, _options.HalfSpreadABps, +1, QuoteColumn.BidA, QuoteColumn.AskA);
        MakeVenue(block, target, GeneratorStream.LagB, _options.LagBMs, _options.HalfSpreadBBps, -1, QuoteColumn.BidB, QuoteColumn.AskB);
        foreach (var (column, stream) in _sizes)
        {
            var sizes = target.Values(column);
            Stream(stream).FillNormal((long)block * BlockGrid.Length, sizes);
            for (var row = 0; row < sizes.Length; row++)
            {
                sizes[row] = _options.SizeMedian * Elementary.Exp(sizes[row]);
            }
        }

        StandStill(target, OutagesA.Of(block), _quotesA);
        StandStill(target, OutagesB.Of(block), _quotesB);
    }

    private static void StandStill(MarketBlock target, (int First, int End) outage, QuoteColumn[] columns)
    {
        foreach (var column in columns)
        {
            var values = target.Values(column);
            values.AsSpan(outage.First, outage.End - outage.First).Fill(values[Math.Max(0, outage.First - 1)]);
        }
    }

    private void MakeRates(int block, MarketBlock target)
    {
        var rates = target.Values(QuoteColumn.Fx);
        for (var row = 0; row < BlockGrid.Length; row++)
        {
            (rates[row], target.FxTimeNs[row]) = _fx.At(((long)block * BlockGrid.Length) + row);
        }
    }

    private void MakeVenue(
        int block, MarketBlock target, GeneratorStream lags, double lagMs, double halfSpreadBps, double side, QuoteColumn bidColumn, QuoteColumn askColumn)
    {
        var (bids, asks, rates) = (target.Values(bidColumn), target.Values(askColumn), target.Values(QuoteColumn.Fx));
        var lagShare = lagMs * Instant.PerMillisecond / _options.IntervalNs;
        Stream(lags).FillNormal((long)block * BlockGrid.Length, _normals);
        for (var row = 0; row < BlockGrid.Length; row++)
        {
            var lag = Math.Min(1, lagShare * Elementary.Exp(LagSpread * _normals[row]));
            var log = _logPrice[row + 1] - (lag * (_logPrice[row + 1] - _logPrice[row]));
            var mid = _options.Price * Elementary.Exp(log) * (1 + (side * HalfBps * _premium[row])) / (side < 0 ? rates[row] : 1);
            bids[row] = mid * (1 - (halfSpreadBps * Bps));
            asks[row] = mid * (1 + (halfSpreadBps * Bps));
        }

        if (_options.TickSize > 0)
        {
            PutOnTicks(bids, asks);
        }
    }

    private void PutOnTicks(double[] bids, double[] asks)
    {
        var tick = _options.TickSize;
        for (var row = 0; row < bids.Length; row++)
        {
            var bid = Math.Max(1, Math.Floor(bids[row] / tick));
            bids[row] = bid * tick;
            asks[row] = Math.Max(bid + 1, Math.Ceiling(asks[row] / tick)) * tick;
        }
    }

    private CounterRandom Stream(GeneratorStream stream) => new(_options.Seed, (ulong)stream);
}
