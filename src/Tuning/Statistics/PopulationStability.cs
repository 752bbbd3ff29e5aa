using System.Collections.Immutable;

namespace Tuning.Statistics;

/// <summary>
/// The population stability index over the deciles of a reference: sum of (q - p) ln(q / p) over ten bins, p their shares in the
/// reference and q those found. 0 is the same distribution; by custom .1 is a small change and .25 a large one. Immutable.
/// </summary>
public sealed class PopulationStability
{
    /// <summary>Bins: the deciles of the reference.</summary>
    public const int Bins = 10;

    // A bin without a value counts as half of one, so that the index stays finite.
    private const double Empty = .5;

    private readonly ImmutableArray<double> _bounds;
    private readonly ImmutableArray<double> _shares;

    /// <summary>Takes the deciles of a reference.</summary>
    /// <param name="reference">The reference; at least 10 values.</param>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    public PopulationStability(ReadOnlySpan<double> reference)
    {
        if (reference.Length < Bins)
        {
            throw new ArgumentException("Deciles need ten values.", nameof(reference));
        }

        var sorted = reference.ToArray();
        Array.Sort(sorted);
        _bounds = [.. Enumerable.Range(1, Bins - 1).Select(bin => sorted[(int)((long)bin * sorted.Length / Bins)])];
        // Values that occur often make bins of other sizes than a tenth.
        _shares = [.. Count(reference).Select(count => Share(count, sorted.Length))];
    }

    /// <summary>How many values fall into each bin.</summary>
    /// <param name="values">The values.</param>
    /// <returns>Counts; shape [10].</returns>
    public int[] Count(ReadOnlySpan<double> values)
    {
        var counts = new int[Bins];
        foreach (var value in values)
        {
            var bin = 0;
            while (bin < _bounds.Length && value >= _bounds[bin])
            {
                bin++;
            }

            counts[bin]++;
        }

        return counts;
    }

    /// <summary>The index of counted values; null without any.</summary>
    /// <param name="counts">How many fall into each bin; shape [10].</param>
    public double? Index(ReadOnlySpan<int> counts)
    {
        var total = 0L;
        foreach (var count in counts)
        {
            total += count;
        }

        if (total == 0)
        {
            return null;
        }

        var sum = 0.0;
        for (var bin = 0; bin < Bins; bin++)
        {
            var share = Share(counts[bin], total);
            sum += (share - _shares[bin]) * Math.Log(share / _shares[bin]);
        }

        return sum;
    }

    private static double Share(int count, long total) => Math.Max(count, Empty) / total;
}
