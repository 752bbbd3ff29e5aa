using System.Runtime.CompilerServices;

namespace Tuning.Arbitrage.Markets.Summaries;

/// <summary>Goes through a data set once and sums it up, in memory that does not grow with its rows.</summary>
public static class MarketSurvey
{
    private const double Bps = 1e4;
    private const double GapMedians = 5;
    private const int Bars = 24;

    /// <summary>The summary of a data set.</summary>
    /// <param name="series">At least one row.</param>
    /// <param name="costBps">Cost of a round trip that edges are compared with: all four fees, and slippage where there is any.</param>
    /// <exception cref="ArgumentException">The data set has no rows.</exception>
    public static MarketSummary Of(QuoteSeries series, double costBps)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count == 0)
        {
            throw new ArgumentException("A data set without rows has no summary.", nameof(series));
        }

        var (shortA, shortB, best) = (new EdgeCounts(), new EdgeCounts(), new EdgeCounts());
        var clearing = CountEdges(series, costBps, shortA, shortB, best);
        var time = series.TimeNs;
        var medianNs = Intervals.MedianNs(time);
        var (longestNs, gaps) = Gaps(time, medianNs);
        return new MarketSummary
        {
            Rows = series.Count,
            FirstTime = Instant.Text(time[0]),
            LastTime = Instant.Text(time[^1]),
            SpanHours = Seconds(time[^1] - time[0]) / 3600,
            MedianIntervalSeconds = medianNs / Instant.PerSecond,
            LongestGapSeconds = medianNs is null ? null : Seconds(longestNs),
            Gaps = gaps,
            VenueA = Venue(time, series.BidA, series.AskA),
            VenueB = Venue(time, series.BidB, series.AskB),
            ShortA = shortA.Quantiles(),
            ShortB = shortB.Quantiles(),
            Best = best.Quantiles(),
            BestHistogram = best.Histogram(Bars),
            CostBps = costBps,
            ClearingShare = clearing / (double)series.Count,
            OldestRateSeconds = OldestRate(series),
            Bounds = SearchBounds.Of(best, EdgeCounts.Sum(shortA, shortB)),
        };
    }

    private static double Seconds(long ns) => ns / (double)Instant.PerSecond;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long CountEdges(QuoteSeries series, double costBps, EdgeCounts shortA, EdgeCounts shortB, EdgeCounts best)
    {
        var bidA = series.BidA;
        var askA = series.AskA;
        var bidB = series.BidB;
        var askB = series.AskB;
        var fx = series.Fx;
        var clearing = 0L;
        for (var row = 0; row < series.Count; row++)
        {
            var rate = fx.IsEmpty ? 1 : fx[row];
            var edgeA = ((bidA[row] / (askB[row] * rate)) - 1) * Bps;
            var edgeB = ((bidB[row] * rate / askA[row]) - 1) * Bps;
            var (placeA, placeB) = (EdgeCounts.PlaceOf(edgeA), EdgeCounts.PlaceOf(edgeB));
            shortA.Add(placeA);
            shortB.Add(placeB);
            best.Add(Math.Max(placeA, placeB));
            clearing += Math.Max(edgeA, edgeB) >= costBps ? 1 : 0;
        }

        return clearing;
    }

    private static (long LongestNs, long Gaps) Gaps(ReadOnlySpan<long> time, double? medianNs)
    {
        var (longest, gaps) = (0L, 0L);
        for (var row = 1; row < time.Length; row++)
        {
            var interval = time[row] - time[row - 1];
            longest = Math.Max(longest, interval);
            gaps += interval > GapMedians * medianNs ? 1 : 0;
        }

        return (longest, gaps);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static VenueSummary Venue(ReadOnlySpan<long> time, ReadOnlySpan<double> bid, ReadOnlySpan<double> ask)
    {
        var (changes, longest, since, spreads) = (1L, 0L, time[0], 0.0);
        for (var row = 0; row < time.Length; row++)
        {
            spreads += (ask[row] - bid[row]) / (0.5 * (ask[row] + bid[row]));
            if (row == 0 || (bid[row] == bid[row - 1] && ask[row] == ask[row - 1]))
            {
                continue;
            }

            changes++;
            longest = Math.Max(longest, time[row] - since);
            since = time[row];
        }

        longest = Math.Max(longest, time[^1] - since);
        return new VenueSummary(changes / (double)time.Length, Seconds(longest), spreads / time.Length * Bps);
    }

    private static double? OldestRate(QuoteSeries series)
    {
        if (series.FxTimeNs.IsEmpty)
        {
            return null;
        }

        var oldest = 0L;
        for (var row = 0; row < series.Count; row++)
        {
            oldest = Math.Max(oldest, series.TimeNs[row] - series.FxTimeNs[row]);
        }

        return Seconds(oldest);
    }
}
