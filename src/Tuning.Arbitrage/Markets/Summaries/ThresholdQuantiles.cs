using Tuning.Arbitrage.Backtesting;

namespace Tuning.Arbitrage.Markets.Summaries;

/// <summary>
/// What the thresholds of a search are compared with on the rows of markets: of each row the largest edge of the directions
/// that may be traded (entryBps), and what closing would leave of the spread in each of them (exitBps). To the nearest
/// .01 bps. Not safe to share between threads.
/// </summary>
public sealed class ThresholdQuantiles
{
    private readonly EdgeCounts _entries = new();
    private readonly EdgeCounts _exits = new();

    /// <summary>Whether no row has been counted.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Counts rows of a market.</summary>
    /// <param name="edges">Its edges.</param>
    /// <param name="rows">The rows; those before edges are warm are left out, since nothing is entered on them.</param>
    /// <param name="directions">The directions that may be traded.</param>
    public void Add(EdgeColumns edges, MarketWindow rows, AllowedDirections directions)
    {
        ArgumentNullException.ThrowIfNull(edges);
        var shortA = edges.ShortA;
        var shortB = edges.ShortB;
        for (var row = Math.Max(rows.FirstRow, edges.FirstWarmRow); row < rows.EndRow; row++)
        {
            IsEmpty = false;
            _entries.Add(EdgeCounts.PlaceOf(directions switch
            {
                AllowedDirections.ShortA => shortA[row],
                AllowedDirections.ShortB => shortB[row],
                _ => Math.Max(shortA[row], shortB[row]),
            }));

            // What is sold on one venue is bought back at the edge of the other direction.
            if (directions is not AllowedDirections.ShortB)
            {
                _exits.Add(EdgeCounts.PlaceOf(-shortB[row]));
            }

            if (directions is not AllowedDirections.ShortA)
            {
                _exits.Add(EdgeCounts.PlaceOf(-shortA[row]));
            }
        }
    }

    /// <summary>The smallest value that a share of what a threshold is compared with does not exceed, in bps.</summary>
    /// <param name="parameter">entryBps or exitBps.</param>
    /// <param name="share">The share, 0 to 1.</param>
    /// <exception cref="InvalidOperationException">No row has been counted.</exception>
    /// <exception cref="ArgumentException">The parameter is no threshold.</exception>
    public double Of(string parameter, double share) => IsEmpty
        ? throw new InvalidOperationException("No rows have no quantile.")
        : parameter switch
        {
            "entryBps" => _entries.Quantile(share),
            "exitBps" => _exits.Quantile(share),
            _ => throw new ArgumentException($"{parameter} is compared with no value of the data.", nameof(parameter)),
        };
}
