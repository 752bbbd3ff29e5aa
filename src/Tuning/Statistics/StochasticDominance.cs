namespace Tuning.Statistics;

/// <summary>Whether one sample is better than another for everybody who prefers more, or also shuns risk.</summary>
public static class StochasticDominance
{
    /// <summary>First order: the empirical distribution of the one never lies above that of the other, and somewhere below.</summary>
    /// <param name="one">The sample that may dominate, sorted.</param>
    /// <param name="other">The other sample, sorted.</param>
    public static bool FirstOrder(ReadOnlySpan<double> one, ReadOnlySpan<double> other) => Compare(one, other, integrated: false);

    /// <summary>Second order: the same of the distributions' integrals.</summary>
    /// <param name="one">The sample that may dominate, sorted.</param>
    /// <param name="other">The other sample, sorted.</param>
    public static bool SecondOrder(ReadOnlySpan<double> one, ReadOnlySpan<double> other) => Compare(one, other, integrated: true);

    private static bool Compare(ReadOnlySpan<double> one, ReadOnlySpan<double> other, bool integrated)
    {
        var (i, j) = (0, 0);
        var (area, last, isBelow) = (0.0, 0.0, false);
        while (i < one.Length || j < other.Length)
        {
            var at = i < one.Length && (j == other.Length || one[i] <= other[j]) ? one[i] : other[j];
            var difference = ((double)j / other.Length) - ((double)i / one.Length);
            area += i + j > 0 ? difference * (at - last) : 0;
            while (i < one.Length && one[i] == at)
            {
                i++;
            }

            while (j < other.Length && other[j] == at)
            {
                j++;
            }

            last = at;
            var ahead = integrated ? area : ((double)j / other.Length) - ((double)i / one.Length);
            if (ahead < 0)
            {
                return false;
            }

            isBelow |= ahead > 0;
        }

        return isBelow;
    }
}
