using System.Collections.Immutable;

namespace Tuning.Cli.SearchBench;

/// <summary>How a sampler stands against published ones over all functions of which their medians are known.</summary>
/// <param name="Sampler">The sampler.</param>
/// <param name="Trials">After how many trials.</param>
/// <param name="Rows">Functions compared.</param>
/// <param name="GeometricMean">The geometric mean of the ratios: below 1 is better.</param>
/// <param name="Largest">The largest ratio.</param>
/// <param name="Behind">Functions on which the ratio is above 1.15.</param>
internal sealed record SearchBenchStanding(string Sampler, int Trials, int Rows, double GeometricMean, double Largest, int Behind)
{
    private const double Margin = 1.15;

    /// <summary>The standing of each sampler after each number of trials.</summary>
    public static ImmutableArray<SearchBenchStanding> Of(IEnumerable<SearchBenchMatch> matches) =>
    [
        .. matches.GroupBy(match => (match.Sampler, match.Trials)).Select(group => new SearchBenchStanding(
            group.Key.Sampler,
            group.Key.Trials,
            group.Count(),
            Math.Exp(group.Average(match => Math.Log(match.Ratio))),
            group.Max(match => match.Ratio),
            group.Count(match => match.Ratio > Margin))),
    ];
}
