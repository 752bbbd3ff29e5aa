using Tuning.Numerics;

namespace Tuning.Statistics;

/// <summary>White's reality check and Hansen's test of superior predictive ability, over the same draws of one stationary bootstrap.</summary>
public static class SuperiorAbilityTest
{
    private const int UsualDraws = 1_000;

    /// <summary>Tests performance above 0; for another benchmark take it from every record first. Null without a record that
    /// varies, or with fewer than three observations.</summary>
    /// <param name="performance">The performance of each parameter set, benchmark taken out.</param>
    /// <param name="meanBlock">Mean length of a block, in observations, at least 1.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="draws">How many draws, 1 and up; default 1,000.</param>
    public static SuperiorAbility? Of(PerformanceMatrix performance, double meanBlock, ulong seed, int draws = UsualDraws)
    {
        ArgumentNullException.ThrowIfNull(performance);
        var (rows, columns) = (performance.Rows, performance.Columns);
        if (columns == 0 || rows < 3)
        {
            return null;
        }

        var (means, deviations) = (new double[columns], new double[columns]);
        var (found, studentised) = (double.NegativeInfinity, 0.0);
        var root = Math.Sqrt(rows);
        for (var column = 0; column < columns; column++)
        {
            means[column] = Moments.MeanOf(performance[column]);
            deviations[column] = Deviation(performance[column], means[column], 1 / meanBlock);
            found = Math.Max(found, root * means[column]);
            studentised = Math.Max(studentised, root * means[column] / deviations[column]);
        }

        // Below this, in deviations of the root-T mean, a set is so bad that it cannot be the best (Hansen 2005).
        var hopeless = -Math.Sqrt(2 * Elementary.Log(Elementary.Log(rows)));
        var bootstrap = new StationaryBootstrap(rows, meanBlock, seed);
        var counts = new double[rows];
        var (check, lower, consistent, upper) = (0, 0, 0, 0);
        for (var draw = 0; draw < draws; draw++)
        {
            bootstrap.Count(draw, counts);
            var (byCheck, byLower, byConsistent, byUpper) = (double.NegativeInfinity, 0.0, 0.0, 0.0);
            for (var column = 0; column < columns; column++)
            {
                var mean = means[column];
                var drawn = PerformanceMatrix.Dot(counts, performance[column]) / rows;
                var scale = root / deviations[column];
                byCheck = Math.Max(byCheck, root * (drawn - mean));
                byLower = Math.Max(byLower, scale * (drawn - Math.Max(mean, 0)));
                byConsistent = Math.Max(byConsistent, scale * (drawn - (scale * mean >= hopeless ? mean : 0)));
                byUpper = Math.Max(byUpper, scale * (drawn - mean));
            }

            check += byCheck >= found ? 1 : 0;
            lower += byLower >= studentised ? 1 : 0;
            consistent += byConsistent >= studentised ? 1 : 0;
            upper += byUpper >= studentised ? 1 : 0;
        }

        // The record itself is one draw more: finite draws never make a p of 0.
        double Share(int exceeding) => (1.0 + exceeding) / (draws + 1.0);
        return new SuperiorAbility(Share(check), Share(lower), Share(consistent), Share(upper), columns, performance.Dropped);
    }

    /// <summary>The deviation of the root-T mean under the stationary bootstrap, by its kernel
    /// ((T-i)/T)(1-p)^i + (i/T)(1-p)^(T-i).</summary>
    /// <param name="values">The record.</param>
    /// <param name="mean">Its mean.</param>
    /// <param name="restart">p, the share of observations that start a block.</param>
    internal static double Deviation(ReadOnlySpan<double> values, double mean, double restart)
    {
        var length = values.Length;
        var centred = new double[length];
        for (var i = 0; i < length; i++)
        {
            centred[i] = values[i] - mean;
        }

        var keep = new double[length + 1];
        keep[0] = 1;
        for (var i = 1; i <= length; i++)
        {
            keep[i] = keep[i - 1] * (1 - restart);
        }

        var variance = MeanTest.Lagged(centred, 0);
        for (var i = 1; i < length; i++)
        {
            var kernel = (((double)(length - i) / length) * keep[i]) + (((double)i / length) * keep[length - i]);
            if (kernel > 1e-12)
            {
                variance += 2 * kernel * PerformanceMatrix.Dot(centred.AsSpan(i), centred.AsSpan(0, length - i)) / length;
            }
        }

        return Math.Sqrt(variance);
    }
}
