using System.Collections.Immutable;

namespace Tuning.Arbitrage.Markets.Summaries;

/// <summary>Counts edges to the nearest .01 bps between -10,000 and 10,000, in memory that does not grow with the rows. Not safe to share between threads.</summary>
internal sealed class EdgeCounts
{
    private const double PerBps = 100;
    private const int FarthestBps = 10_000;

    private readonly long[] _counts = new long[(2 * FarthestBps * (int)PerBps) + 1];
    private long _total;

    public void Add(double edgeBps)
    {
        _counts[PlaceOf(edgeBps)]++;
        _total++;
    }

    /// <summary>The smallest value that a share of the edges does not exceed.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    public double Quantile(double share)
    {
        var rank = Math.Clamp((long)Math.Ceiling(share * _total), 1, _total);
        var place = 0;
        for (var seen = _counts[0]; seen < rank; seen += _counts[place])
        {
            place++;
        }

        return (place - (FarthestBps * (int)PerBps)) / PerBps;
    }

    public EdgeQuantiles Quantiles() => new(
        Quantile(0), Quantile(.01), Quantile(.05), Quantile(.25), Quantile(.5), Quantile(.75), Quantile(.95), Quantile(.99), Quantile(.999), Quantile(1));

    /// <summary>Bins of one width over the bulk of the edges; what lies outside counts in the first and the last.</summary>
    /// <param name="bins">The number of bins.</param>
    public ImmutableArray<EdgeBin> Histogram(int bins)
    {
        var low = Math.Floor(Quantile(.005));
        var width = Math.Max(0.1, Math.Ceiling((Quantile(.995) - low) / bins * 10) / 10);
        var counts = new long[bins];
        for (var place = 0; place < _counts.Length; place++)
        {
            if (_counts[place] > 0)
            {
                var value = (place - (FarthestBps * (int)PerBps)) / PerBps;
                counts[Math.Clamp((int)Math.Floor((value - low) / width), 0, bins - 1)] += _counts[place];
            }
        }

        return [.. counts.Select((count, bin) => new EdgeBin(Math.Round(low + (bin * width), 2), Math.Round(low + ((bin + 1) * width), 2), count))];
    }

    private static int PlaceOf(double edgeBps) =>
        (int)Math.Round((Math.Clamp(edgeBps, -FarthestBps, FarthestBps) * PerBps) + (FarthestBps * PerBps));
}
