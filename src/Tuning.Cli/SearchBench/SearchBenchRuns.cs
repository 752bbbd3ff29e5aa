using System.Collections.Immutable;

namespace Tuning.Cli.SearchBench;

/// <summary>All runs of a sampler on a function.</summary>
/// <param name="Row">What is printed of them.</param>
/// <param name="Ends">The regret at the end of each run, by instance and then by seed.</param>
internal sealed record SearchBenchRuns(SearchBenchRow Row, ImmutableArray<double> Ends);
