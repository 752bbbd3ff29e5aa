using Tuning.Numerics;

namespace Tuning.Pruning.Wilcoxon;

/// <summary>
/// The signed-rank test (Wilcoxon 1945): zero differences are left out, ties share their mean rank. The distribution is exact
/// up to 50 differences, and normal with the correction for ties beyond.
/// </summary>
public static class SignedRankTest
{
    private const int LargestExact = 50;

    /// <summary>The probability, if differences are symmetric about 0, of a sum of positive ranks at least as large as theirs.</summary>
    /// <param name="differences">The paired differences, none NaN.</param>
    /// <returns>The one-sided probability; 1 without a difference.</returns>
    public static double Greater(IReadOnlyList<double> differences)
    {
        var signed = differences.Where(d => d != 0).OrderBy(Math.Abs).ToArray();
        if (signed.Length == 0)
        {
            return 1;
        }

        var doubledRanks = DoubledRanks(signed);
        var positive = signed.Select((d, i) => d > 0 ? doubledRanks[i] : 0).Sum();
        return signed.Length <= LargestExact ? Exact(doubledRanks, positive) : Approximate(doubledRanks, positive);
    }

    // Twice the mean rank of tied sizes is a whole number.
    private static int[] DoubledRanks(double[] signed)
    {
        var ranks = new int[signed.Length];
        for (var first = 0; first < signed.Length;)
        {
            var end = first;
            while (end < signed.Length && Math.Abs(signed[end]) == Math.Abs(signed[first]))
            {
                end++;
            }

            Array.Fill(ranks, first + 1 + end, first, end - first);
            first = end;
        }

        return ranks;
    }

    private static double Exact(int[] doubledRanks, int positive)
    {
        var probabilities = new double[doubledRanks.Sum() + 1];
        probabilities[0] = 1;
        var reach = 0;
        foreach (var rank in doubledRanks)
        {
            reach += rank;
            for (var sum = reach; sum >= 0; sum--)
            {
                probabilities[sum] = (0.5 * probabilities[sum]) + (sum >= rank ? 0.5 * probabilities[sum - rank] : 0);
            }
        }

        var tail = 0.0;
        for (var sum = probabilities.Length - 1; sum >= positive; sum--)
        {
            tail += probabilities[sum];
        }

        return Math.Min(tail, 1);
    }

    private static double Approximate(int[] doubledRanks, int positive)
    {
        var mean = doubledRanks.Sum() / 4.0;
        var variance = doubledRanks.Sum(rank => rank / 2.0 * (rank / 2.0)) / 4;
        return NormalDistribution.Survival(((positive / 2.0) - mean - 0.5) / Math.Sqrt(variance));
    }
}
