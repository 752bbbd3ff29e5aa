using Tuning.Numerics;

namespace Tuning.Arbitrage.Markets.Generation;

/// <summary>
/// The levels up to L2 and the random walks: price P, a geometric Brownian motion without drift, and premium x, with the
/// mid of A at P (1 + x/2) and that of B at P (1 - x/2). The difference of the mids is P x: where x is a random walk, no
/// rule expects a gain from it; and ln(A/B) is x up to x^3/12.
/// </summary>
internal sealed class PlainBlocks : IBlockSource
{
    private const double SecondsPerYear = 365 * 86_400.0;
    private const double HalfBps = 0.5e-4;
    private const double Bps = 1e-4;

    private readonly GeneratorOptions _options;
    private readonly SpreadPath _spread;
    private readonly WalkPath _walk;
    private readonly double _stepSd;
    private readonly double[] _premium = new double[BlockGrid.Length];
    private readonly double[] _price = new double[BlockGrid.Length];

    public PlainBlocks(GeneratorOptions options, SpreadPath spread)
    {
        _options = options;
        _spread = spread;
        _walk = new WalkPath(new CounterRandom(options.Seed, (ulong)GeneratorStream.Price), options.Rows);
        _stepSd = StepSd(options.Volatility, options.IntervalNs);
    }

    /// <summary>Standard deviation of the change of a logarithm over one interval.</summary>
    public static double StepSd(double annual, long intervalNs) =>
        annual * Math.Sqrt(intervalNs / (SecondsPerYear * Instant.PerSecond));

    public void Make(int block, MarketBlock target)
    {
        _spread.Fill(block, _premium);
        _walk.Fill(block, _price);
        var (bidA, askA) = (target.Values(QuoteColumn.BidA), target.Values(QuoteColumn.AskA));
        var (bidB, askB) = (target.Values(QuoteColumn.BidB), target.Values(QuoteColumn.AskB));
        var (belowA, aboveA) = (1 - (_options.HalfSpreadABps * Bps), 1 + (_options.HalfSpreadABps * Bps));
        var (belowB, aboveB) = (1 - (_options.HalfSpreadBBps * Bps), 1 + (_options.HalfSpreadBBps * Bps));
        var firstRow = (long)block * BlockGrid.Length;
        var convexity = 0.5 * _stepSd * _stepSd;
        for (var row = 0; row < BlockGrid.Length; row++)
        {
            var price = _options.Price * Elementary.Exp((_stepSd * _price[row]) - (convexity * (firstRow + row)));
            var half = HalfBps * _premium[row];
            var midA = price * (1 + half);
            var midB = price * (1 - half);
            bidA[row] = midA * belowA;
            askA[row] = midA * aboveA;
            bidB[row] = midB * belowB;
            askB[row] = midB * aboveB;
        }
    }
}
