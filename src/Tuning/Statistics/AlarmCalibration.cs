namespace Tuning.Statistics;

/// <summary>
/// Thresholds at which a record without change raises at most one false alarm a year: years are drawn from the reference in
/// blocks (stationary bootstrap), and the smallest threshold is taken whose alarms are few enough. Each is a pure function of
/// its arguments.
/// </summary>
public static class AlarmCalibration
{
    private const int HoursAYear = 365 * 24;
    private const int Halvings = 24;
    private const ulong DriftStream = 11;
    private const ulong DecayStream = 12;
    private const double DriftBlockHours = 24;

    /// <summary>The threshold of the population stability index for several checks in a row, one an hour, each over 24 hours.</summary>
    /// <param name="stability">The deciles.</param>
    /// <param name="hours">Counts of each hour of the reference, in order; shape [hours][10], at least 48 hours.</param>
    /// <param name="inARow">Checks in a row that raise an alarm, 1 and up.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="years">Years drawn, 1 and up; default 4.</param>
    public static double Drift(PopulationStability stability, IReadOnlyList<int[]> hours, int inARow, ulong seed, int years = 4)
    {
        ArgumentNullException.ThrowIfNull(stability);
        ArgumentNullException.ThrowIfNull(hours);
        var order = Draw(hours.Count, DriftBlockHours, seed, DriftStream, years);
        var window = new int[PopulationStability.Bins];
        var series = new double[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            for (var bin = 0; bin < window.Length; bin++)
            {
                window[bin] += hours[order[i]][bin] - (i >= 24 ? hours[order[i - 24]][bin] : 0);
            }

            // The first day of the drawn record is no whole window.
            series[i] = i >= 23 ? stability.Index(window) ?? 0 : 0;
        }

        return Smallest(threshold => Alarms(series, threshold, inARow), series.Max(), years);
    }

    /// <summary>The threshold of the Page-Hinkley test on hourly values, in standard deviations.</summary>
    /// <param name="reference">The hours of the reference; with variation.</param>
    /// <param name="delta">The fall that is tolerated, in standard deviations.</param>
    /// <param name="meanBlock">The mean length of a block, in hours, at least 1.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="years">Years drawn, 1 and up; default 20.</param>
    /// <exception cref="ArgumentException">The reference does not vary.</exception>
    public static double Decay(ReadOnlySpan<double> reference, double delta, double meanBlock, ulong seed, int years = 20)
    {
        var moments = Moments.Of(reference) ?? throw new ArgumentException("The reference does not vary.", nameof(reference));
        var order = Draw(reference.Length, meanBlock, seed, DecayStream, years);
        var series = new double[order.Length];
        for (var i = 0; i < series.Length; i++)
        {
            series[i] = reference[order[i]];
        }

        return Smallest(
            lambda =>
            {
                var test = new PageHinkley(moments.Mean, moments.Deviation, delta);
                var alarms = 0;
                foreach (var value in series)
                {
                    test.Add(value);
                    if (test.Statistic > lambda)
                    {
                        alarms++;
                        test.Reset();
                    }
                }

                return alarms;
            },
            HoursAYear,
            years);
    }

    private static int Alarms(double[] series, double threshold, int inARow)
    {
        var (alarms, row) = (0, 0);
        foreach (var value in series)
        {
            row = value > threshold ? row + 1 : 0;
            if (row == inARow)
            {
                alarms++;
                row = 0;
            }
        }

        return alarms;
    }

    // The number of alarms falls as the threshold grows: halving finds where it falls to one a year.
    private static double Smallest(Func<double, int> alarms, double high, int years)
    {
        var low = 0.0;
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (alarms(middle) > years)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
    }

    private static int[] Draw(int length, double meanBlock, ulong seed, ulong stream, int years)
    {
        var order = new int[years * HoursAYear];
        var bootstrap = new StationaryBootstrap(length, meanBlock, seed, stream);
        var draw = new int[length];
        for (var (filled, number) = (0, 0); filled < order.Length; filled += length, number++)
        {
            bootstrap.Places(number, draw);
            draw.AsSpan(0, Math.Min(length, order.Length - filled)).CopyTo(order.AsSpan(filled));
        }

        return order;
    }
}
