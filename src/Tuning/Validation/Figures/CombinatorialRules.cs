using System.Collections.Immutable;
using Tuning.Statistics;
using Tuning.Validation.Splits;

namespace Tuning.Validation.Figures;

/// <summary>Cross-validates a search from the hours of its parameter sets: each split chooses the best Sharpe ratio on its train hours.</summary>
public static class CombinatorialRules
{
    private const int Groups = 10;
    private const int TestGroups = 2;
    private const int LeastHoursOfAGroup = 6;
    private const double EmbargoShare = .01;

    /// <summary>The paths of ten groups of hours, two of them tested at a time. Null without a set whose record varies, where a group
    /// would hold fewer than six hours, or where nothing is left to train on.</summary>
    /// <param name="matrix">Hourly profit and loss of the sets.</param>
    /// <param name="longestHoldHours">The longest hold of a trade, in hours, 0 and up.</param>
    public static CombinatorialFigure? Of(PerformanceMatrix matrix, double longestHoldHours)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.Columns == 0 || matrix.Rows < Groups * LeastHoursOfAGroup || longestHoldHours > matrix.Rows)
        {
            return null;
        }

        var (purge, embargo) = ((int)Math.Ceiling(longestHoldHours), (int)Math.Ceiling(EmbargoShare * matrix.Rows));
        var purging = new CombinatorialPurging(Groups, TestGroups, purge, embargo);
        CombinatorialSplit[] splits = [.. purging.Splits(matrix.Rows)];
        if (Array.Exists(splits, split => split.Train.IsEmpty))
        {
            return null;
        }

        var paths = new double[purging.PathCount][];
        for (var path = 0; path < paths.Length; path++)
        {
            paths[path] = new double[matrix.Rows];
        }

        foreach (var (split, places) in splits.Zip(purging.Paths(splits)))
        {
            var chosen = matrix[BestOn(matrix, split.Train)];
            foreach (var (test, path) in split.Test.Zip(places))
            {
                chosen[(int)test.Start..(int)test.End].CopyTo(paths[path].AsSpan((int)test.Start));
            }
        }

        return new CombinatorialFigure(splits.Length, purge, embargo)
        {
            Paths = [.. paths.Select(PathOf).OrderBy(path => path.NetPnl)],
        };
    }

    private static CombinatorialPath PathOf(double[] hours) =>
        new(hours.Sum(), Moments.Of(hours)?.Sharpe.Ratio * Math.Sqrt(HourlyRecord.HoursPerYear));

    // The first of equals; a set that never trades in these hours is no choice unless none does.
    private static int BestOn(PerformanceMatrix matrix, ImmutableArray<Window> train)
    {
        var (best, largest) = (0, double.NegativeInfinity);
        for (var column = 0; column < matrix.Columns; column++)
        {
            var hours = matrix[column];
            var (count, sum, square) = (0L, 0.0, 0.0);
            foreach (var window in train)
            {
                var part = hours[(int)window.Start..(int)window.End];
                count += part.Length;
                foreach (var hour in part)
                {
                    sum += hour;
                    square += hour * hour;
                }
            }

            var variance = (square / count) - (sum / count * (sum / count));
            var ratio = variance > 0 ? sum / count / Math.Sqrt(variance) : double.NegativeInfinity;
            (best, largest) = ratio > largest ? (column, ratio) : (best, largest);
        }

        return best;
    }
}
