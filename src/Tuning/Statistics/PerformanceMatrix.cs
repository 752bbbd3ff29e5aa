using System.Collections.Immutable;
using System.Runtime.Intrinsics;

namespace Tuning.Statistics;

/// <summary>
/// The performance of many parameter sets over the same observations, such as their hourly profit and loss. Sets whose
/// record never varies say nothing; they are dropped and counted. Immutable.
/// </summary>
public sealed class PerformanceMatrix
{
    private readonly double[][] _columns;

    /// <summary>Creates a matrix.</summary>
    /// <param name="columns">One record a parameter set, all of one length of at least 2.</param>
    /// <exception cref="ArgumentException">The records differ in length, or have fewer than two observations.</exception>
    public PerformanceMatrix(ImmutableArray<ImmutableArray<double>> columns)
    {
        Rows = columns.IsEmpty ? 0 : columns[0].Length;
        if (columns.Any(column => column.Length != Rows || column.Length < 2))
        {
            throw new ArgumentException("All records have one length of at least 2.", nameof(columns));
        }

        Kept = [.. Enumerable.Range(0, columns.Length).Where(i => Moments.Of(columns[i].AsSpan()) is not null)];
        Dropped = columns.Length - Kept.Length;
        _columns = [.. Kept.Select(i => columns[i].ToArray())];
    }

    /// <summary>The number of observations T.</summary>
    public int Rows { get; }

    /// <summary>The number of records N that vary.</summary>
    public int Columns => _columns.Length;

    /// <summary>The places of the kept records among those given.</summary>
    public ImmutableArray<int> Kept { get; }

    /// <summary>How many records never vary and were dropped.</summary>
    public int Dropped { get; }

    /// <summary>The record of a parameter set; shape [Rows].</summary>
    /// <param name="column">Its place among the kept ones.</param>
    public ReadOnlySpan<double> this[int column] => _columns[column];

    /// <summary>
    /// The mean correlation of all pairs of records; null with fewer than two. The effective number of trials is
    /// rho + (1 - rho) N (Lopez de Prado).
    /// </summary>
    public double? MeanCorrelation()
    {
        if (Columns < 2)
        {
            return null;
        }

        // The sum of all correlations is the variance of the sum of the standardised records.
        var sums = new double[Rows];
        foreach (var column in _columns)
        {
            var moments = Moments.Of(column)!.Value;
            for (var row = 0; row < Rows; row++)
            {
                sums[row] += (column[row] - moments.Mean) / moments.Deviation;
            }
        }

        var all = Dot(sums, sums) / (Rows - 1);
        return (all - Columns) / ((double)Columns * (Columns - 1));
    }

    /// <summary>The effective number of trials, rho + (1 - rho) N with rho of <see cref="MeanCorrelation"/>, at least 1; null with fewer than two records.</summary>
    public double? EffectiveTrials() =>
        MeanCorrelation() is { } rho ? Math.Max(1, rho + ((1 - rho) * Columns)) : null;

    /// <summary>The sum of products, in four lanes whatever the machine.</summary>
    internal static double Dot(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var sums = Vector256<double>.Zero;
        var i = 0;
        for (; i + 4 <= first.Length; i += 4)
        {
            sums += Vector256.Create(first.Slice(i, 4)) * Vector256.Create(second.Slice(i, 4));
        }

        var sum = sums[0] + sums[1] + (sums[2] + sums[3]);
        for (; i < first.Length; i++)
        {
            sum += first[i] * second[i];
        }

        return sum;
    }
}
