namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// What the impact of unwinding a position costs at most on each block of 16 rows, in money for the square of a unit: both the
/// price that moves and the quantity that moves it are in proportion to the quantity. Immutable.
/// </summary>
internal sealed class ImpactLosses
{
    private const int AskedEachBlocks = 1 << 12;

    private readonly double[] _shortA;
    private readonly double[] _shortB;

    private ImpactLosses(double[] shortA, double[] shortB) => (_shortA, _shortB) = (shortA, shortB);

    /// <summary>The most that the unwinding of a position loses on a row of a block.</summary>
    public double Of(TradeDirection direction, int block) => (direction == TradeDirection.ShortA ? _shortA : _shortB)[block];

    public static ImpactLosses Of(Market market, ImpactCosts costs, CancellationToken cancellationToken)
    {
        var quotes = market.Quotes;
        var (buyA, sellA) = (costs.ImpactShare * (1 + costs.FeeAShare), costs.ImpactShare * (1 - costs.FeeAShare));
        var (buyB, sellB) = (costs.ImpactShare * (1 + costs.FeeBShare), costs.ImpactShare * (1 - costs.FeeBShare));
        var blocks = (market.Count + PaddedColumn.BlockRows - 1) >> PaddedColumn.BlockShift;
        var (shortA, shortB) = (new double[blocks], new double[blocks]);
        for (var block = 0; block < blocks; block++)
        {
            if (block % AskedEachBlocks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var (lossA, lossB) = (0.0, 0.0);
            var end = Math.Min(market.Count, (block + 1) << PaddedColumn.BlockShift);
            for (var row = block << PaddedColumn.BlockShift; row < end; row++)
            {
                lossA = Math.Max(lossA, Loss(quotes.AskA, quotes.Sizes.AskA, buyA, row) + Loss(market.BidB, quotes.Sizes.BidB, sellB, row));
                lossB = Math.Max(lossB, Loss(quotes.BidA, quotes.Sizes.BidA, sellA, row) + Loss(market.AskB, quotes.Sizes.AskB, buyB, row));
            }

            (shortA[block], shortB[block]) = (lossA, lossB);
        }

        return new ImpactLosses(shortA, shortB);
    }

    private static double Loss(ReadOnlySpan<double> quote, ReadOnlySpan<double> size, double share, int row) =>
        !size.IsEmpty && size[row] > 0 ? quote[row] * share / size[row] : 0;
}
