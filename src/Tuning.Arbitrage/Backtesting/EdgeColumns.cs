using Tuning.Numerics;

namespace Tuning.Arbitrage.Backtesting;

/// <summary>
/// The edges that triggers compare, in bps: executable prices, not mids, less the slow premium where they are centred.
/// Immutable.
/// </summary>
public sealed class EdgeColumns
{
    private const double BpsPerUnit = 1e4;
    private const double LogOf2 = 0.6931471805599453;
    private const int WarmUpHalfLives = 3;
    private const int AskedEachRows = 1 << 16;

    private readonly int _rows;
    private readonly double[] _shortA;
    private readonly double[] _shortB;
    private readonly ComputedOnce<EdgeBlocks> _blocks;

    private EdgeColumns(int rows, double[] shortA, double[] shortB, int firstWarmRow)
    {
        _rows = rows;
        _shortA = shortA;
        _shortB = shortB;
        FirstWarmRow = firstWarmRow;
        _blocks = new ComputedOnce<EdgeBlocks>(token => EdgeBlocks.Of(ShortA, ShortB, token));
    }

    /// <summary>Edge of selling A and buying B; shape [rows].</summary>
    public ReadOnlySpan<double> ShortA => _shortA.AsSpan(0, _rows);

    /// <summary>Edge of selling B and buying A; shape [rows].</summary>
    public ReadOnlySpan<double> ShortB => _shortB.AsSpan(0, _rows);

    /// <summary>The first row that may decide an entry: 3 half-lives after the first row; 0 without centring.</summary>
    public int FirstWarmRow { get; }

    /// <summary>The extremes of blocks of rows.</summary>
    internal EdgeBlocks Blocks => _blocks.Get();

    /// <summary>Computes the extremes of blocks of rows, if they are not yet.</summary>
    internal void Prepare(CancellationToken cancellationToken) => _blocks.Get(cancellationToken);

    /// <summary>The edges of a market.</summary>
    /// <param name="market">The market.</param>
    /// <param name="halfLifeMs">Half-life of the premium in ms; 0 for the edges as they are.</param>
    /// <param name="cancellationToken">Ends the computation.</param>
    internal static EdgeColumns Of(Market market, double halfLifeMs, CancellationToken cancellationToken)
    {
        var quotes = market.Quotes;
        var shortA = Premium(quotes.BidA, market.AskB);
        var shortB = Premium(market.BidB, quotes.AskA);
        var firstWarmRow = halfLifeMs == 0 ? 0 : Centre(market, halfLifeMs, shortA, shortB, cancellationToken);
        return new EdgeColumns(market.Count, shortA, shortB, firstWarmRow);
    }

    /// <summary>Takes the slow premium out of the edges.</summary>
    /// <returns>The first row that may decide an entry.</returns>
    private static int Centre(Market market, double halfLifeMs, double[] shortA, double[] shortB, CancellationToken cancellationToken)
    {
        var quotes = market.Quotes;
        var timeNs = quotes.TimeNs;
        var bidA = quotes.BidA;
        var askA = quotes.AskA;
        var bidB = market.BidB;
        var askB = market.AskB;
        var halfLifeNs = (double)Nanoseconds.FromMilliseconds(halfLifeMs);
        var centre = 0.0;
        var (weight, weightOfNs) = (0.0, 0L);
        var firstWarmRow = market.Count;
        for (var row = 0; row < market.Count; row++)
        {
            if (row % AskedEachRows == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            shortA[row] -= centre;
            shortB[row] += centre;
            var premium = Elementary.Log((bidA[row] + askA[row]) / (bidB[row] + askB[row])) * BpsPerUnit;
            if (row == 0)
            {
                centre = premium;
            }
            else
            {
                // Rows at a steady pace all have one weight.
                var passedNs = timeNs[row] - timeNs[row - 1];
                (weight, weightOfNs) = passedNs == weightOfNs
                    ? (weight, weightOfNs)
                    : (-Elementary.ExpMinusOne(-LogOf2 * (passedNs / halfLifeNs)), passedNs);
                centre += weight * (premium - centre);
            }

            if (timeNs[row] - timeNs[0] >= WarmUpHalfLives * halfLifeNs)
            {
                firstWarmRow = Math.Min(firstWarmRow, row);
            }
        }

        return firstWarmRow;
    }

    internal static double[] Convert(ReadOnlySpan<double> price, ReadOnlySpan<double> fx)
    {
        var converted = new double[price.Length];
        for (var row = 0; row < converted.Length; row++)
        {
            converted[row] = price[row] * fx[row];
        }

        return converted;
    }

    private static double[] Premium(ReadOnlySpan<double> bid, ReadOnlySpan<double> ask)
    {
        var edge = PaddedColumn.Create(bid.Length);
        for (var row = 0; row < bid.Length; row++)
        {
            edge[row] = ((bid[row] / ask[row]) - 1) * BpsPerUnit;
        }

        return edge;
    }
}
