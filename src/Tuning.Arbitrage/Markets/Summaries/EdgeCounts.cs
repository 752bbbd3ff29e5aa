using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Tuning.Arbitrage.Markets.Summaries;

/// <summary>
/// Counts edges to the nearest .01 bps between -10,000 and 10,000, in memory that does not grow with the rows: a page for each
/// range of edges that occurs. Not safe to share between threads.
/// </summary>
internal sealed class EdgeCounts
{
    private const double PerBps = 100;
    private const int FarthestBps = 10_000;
    private const int LastPlace = 2 * FarthestBps * (int)PerBps;
    private const int PageBits = 12;
    private const int PagePlaces = 1 << PageBits;

    private readonly long[]?[] _pages = new long[]?[(LastPlace >> PageBits) + 1];

    /// <summary>Where an edge is counted: never before that of a smaller one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlaceOf(double edgeBps) =>
        (int)Math.Round((Math.Clamp(edgeBps, -FarthestBps, FarthestBps) * PerBps) + (FarthestBps * PerBps));

    /// <summary>Counts an edge.</summary>
    /// <param name="place">Its place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int place) => (_pages[place >> PageBits] ??= new long[PagePlaces])[place & (PagePlaces - 1)]++;

    /// <summary>Counts all that others have counted.</summary>
    public static EdgeCounts Sum(params ReadOnlySpan<EdgeCounts> parts)
    {
        var sum = new EdgeCounts();
        foreach (var part in parts)
        {
            foreach (var (place, count) in part.Counted())
            {
                (sum._pages[place >> PageBits] ??= new long[PagePlaces])[place & (PagePlaces - 1)] += count;
            }
        }

        return sum;
    }

    /// <summary>The smallest values that shares of the edges do not exceed.</summary>
    /// <param name="shares">The shares, 0 to 1, ascending.</param>
    public double[] QuantilesAt(params ReadOnlySpan<double> shares)
    {
        var total = Counted().Sum(entry => entry.Count);
        var (values, found, seen) = (new double[shares.Length], 0, 0L);
        foreach (var (place, count) in Counted())
        {
            seen += count;
            for (; found < shares.Length && seen >= Math.Clamp((long)Math.Ceiling(shares[found] * total), 1, total); found++)
            {
                values[found] = ValueAt(place);
            }
        }

        return values;
    }

    /// <summary>The smallest value that a share of the edges does not exceed.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    public double Quantile(double share) => QuantilesAt(share)[0];

    public EdgeQuantiles Quantiles() => QuantilesAt(0, .01, .05, .25, .5, .75, .95, .99, .999, 1) is
        [var least, var p1, var p5, var p25, var p50, var p75, var p95, var p99, var p999, var most]
            ? new EdgeQuantiles(least, p1, p5, p25, p50, p75, p95, p99, p999, most)
            : throw new InvalidOperationException("A quantile is missing.");

    /// <summary>Bins of one width over the bulk of the edges; what lies outside counts in the first and the last.</summary>
    /// <param name="bins">The number of bins.</param>
    public ImmutableArray<EdgeBin> Histogram(int bins)
    {
        var low = Math.Floor(Quantile(.005));
        var width = Math.Max(0.1, Math.Ceiling((Quantile(.995) - low) / bins * 10) / 10);
        var counts = new long[bins];
        foreach (var (place, count) in Counted())
        {
            counts[Math.Clamp((int)Math.Floor((ValueAt(place) - low) / width), 0, bins - 1)] += count;
        }

        return [.. counts.Select((count, bin) => new EdgeBin(Math.Round(low + (bin * width), 2), Math.Round(low + ((bin + 1) * width), 2), count))];
    }

    private static double ValueAt(int place) => (place - (FarthestBps * (int)PerBps)) / PerBps;

    // Ascending.
    private IEnumerable<(int Place, long Count)> Counted()
    {
        for (var page = 0; page < _pages.Length; page++)
        {
            if (_pages[page] is not { } counts)
            {
                continue;
            }

            for (var i = 0; i < PagePlaces; i++)
            {
                if (counts[i] > 0)
                {
                    yield return ((page << PageBits) + i, counts[i]);
                }
            }
        }
    }
}
