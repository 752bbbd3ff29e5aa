namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// The money that one unit of an open position would bring if it were unwound on a row at once, slippage and fees
/// included. Immutable.
/// </summary>
internal sealed class UnwindColumns
{
    private const int AskedEachRows = 1 << 16;

    private readonly int _rows;
    private readonly double[] _shortA;
    private readonly double[] _shortB;
    private readonly ComputedOnce<BlockExtremes> _blocksA;
    private readonly ComputedOnce<BlockExtremes> _blocksB;

    private UnwindColumns(int rows, double[] shortA, double[] shortB)
    {
        _rows = rows;
        _shortA = shortA;
        _shortB = shortB;
        _blocksA = new ComputedOnce<BlockExtremes>(token => BlockExtremes.Of(ShortA, token));
        _blocksB = new ComputedOnce<BlockExtremes>(token => BlockExtremes.Of(ShortB, token));
    }

    /// <summary>Of a shortA position: sell on B, buy back on A; shape [rows].</summary>
    public ReadOnlySpan<double> ShortA => _shortA.AsSpan(0, _rows);

    /// <summary>Of a shortB position: sell on A, buy back on B; shape [rows].</summary>
    public ReadOnlySpan<double> ShortB => _shortB.AsSpan(0, _rows);

    /// <summary>The extremes of blocks of <see cref="ShortA"/>.</summary>
    public BlockExtremes BlocksA => _blocksA.Get();

    /// <summary>The extremes of blocks of <see cref="ShortB"/>.</summary>
    public BlockExtremes BlocksB => _blocksB.Get();

    /// <summary>Computes the extremes of blocks of rows, if they are not yet.</summary>
    public void Prepare(CancellationToken cancellationToken)
    {
        _blocksA.Get(cancellationToken);
        _blocksB.Get(cancellationToken);
    }

    public static UnwindColumns Of(Market market, UnwindCosts costs, CancellationToken cancellationToken)
    {
        var bidA = market.Quotes.BidA;
        var askA = market.Quotes.AskA;
        var bidB = market.BidB;
        var askB = market.AskB;
        var (buyA, sellA) = (costs.BuyFactor(Venue.A), costs.SellFactor(Venue.A));
        var (buyB, sellB) = (costs.BuyFactor(Venue.B), costs.SellFactor(Venue.B));
        var shortA = PaddedColumn.Create(bidA.Length);
        var shortB = PaddedColumn.Create(bidA.Length);
        for (var row = 0; row < bidA.Length; row++)
        {
            if (row % AskedEachRows == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            shortA[row] = (bidB[row] * sellB) - (askA[row] * buyA);
            shortB[row] = (bidA[row] * sellA) - (askB[row] * buyB);
        }

        return new UnwindColumns(bidA.Length, shortA, shortB);
    }
}
