namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// The money that one unit of an open position would bring if it were unwound on a row at once, slippage and fees
/// included. Immutable.
/// </summary>
internal sealed class UnwindColumns
{
    private readonly double[] _shortA;
    private readonly double[] _shortB;
    private readonly Lazy<BlockExtremes> _blocksA;
    private readonly Lazy<BlockExtremes> _blocksB;

    private UnwindColumns(double[] shortA, double[] shortB)
    {
        _shortA = shortA;
        _shortB = shortB;
        _blocksA = new Lazy<BlockExtremes>(() => BlockExtremes.Of(_shortA));
        _blocksB = new Lazy<BlockExtremes>(() => BlockExtremes.Of(_shortB));
    }

    /// <summary>Of a shortA position: sell on B, buy back on A; shape [rows].</summary>
    public ReadOnlySpan<double> ShortA => _shortA;

    /// <summary>Of a shortB position: sell on A, buy back on B; shape [rows].</summary>
    public ReadOnlySpan<double> ShortB => _shortB;

    /// <summary>The extremes of blocks of <see cref="ShortA"/>.</summary>
    public BlockExtremes BlocksA => _blocksA.Value;

    /// <summary>The extremes of blocks of <see cref="ShortB"/>.</summary>
    public BlockExtremes BlocksB => _blocksB.Value;

    public static UnwindColumns Of(Market market, UnwindCosts costs)
    {
        var bidA = market.Quotes.BidA;
        var askA = market.Quotes.AskA;
        var bidB = market.BidB;
        var askB = market.AskB;
        var (buyA, sellA) = (costs.BuyFactor(Venue.A), costs.SellFactor(Venue.A));
        var (buyB, sellB) = (costs.BuyFactor(Venue.B), costs.SellFactor(Venue.B));
        var shortA = new double[bidA.Length];
        var shortB = new double[bidA.Length];
        for (var row = 0; row < shortA.Length; row++)
        {
            shortA[row] = (bidB[row] * sellB) - (askA[row] * buyA);
            shortB[row] = (bidA[row] * sellA) - (askB[row] * buyB);
        }

        return new UnwindColumns(shortA, shortB);
    }
}
