using System.Collections.Immutable;

namespace Tuning.Cli.SearchBench;

/// <summary>A sampler against random search, paired by instance and seed, at the end of the runs.</summary>
/// <param name="Function">The function.</param>
/// <param name="Dimensions">Its dimensions.</param>
/// <param name="Sampler">The sampler.</param>
/// <param name="Better">Pairs in which it ended nearer to the minimum.</param>
/// <param name="Worse">Pairs in which random search did.</param>
/// <param name="Probability">The probability of as many better pairs if both were alike: the one-sided sign test.</param>
internal sealed record SearchBenchDuel(
    string Function, int Dimensions, string Sampler, int Better, int Worse, double Probability)
{
    /// <summary>Compares runs pair by pair.</summary>
    public static SearchBenchDuel Of(SearchBenchRuns runs, ImmutableArray<double> random)
    {
        var better = runs.Ends.Zip(random).Count(pair => pair.First < pair.Second);
        var worse = runs.Ends.Zip(random).Count(pair => pair.First > pair.Second);
        return new(runs.Row.Function, runs.Row.Dimensions, runs.Row.Sampler, better, worse, Tail(better, better + worse));
    }

    // Of at least so many heads in so many tosses.
    private static double Tail(int heads, int tosses)
    {
        var weight = Math.ScaleB(1, -tosses);
        var tail = 0.0;
        for (var k = 0; k <= tosses; k++)
        {
            tail += k >= heads ? weight : 0;
            weight *= (tosses - k) / (k + 1.0);
        }

        return Math.Min(tail, 1);
    }
}
