using System.Collections.Immutable;

namespace Tuning.Cli.SearchBench;

/// <summary>What <c>tune bench search --json</c> prints.</summary>
/// <param name="Budget">Trials of a run.</param>
/// <param name="Instances">Instances of each function.</param>
/// <param name="Seeds">Seeds of each instance.</param>
/// <param name="Rows">One row a function, dimension and sampler.</param>
/// <param name="AgainstRandom">Every other sampler against random search, where that is measured too.</param>
/// <param name="AgainstPublished">Rows beside the medians of published samplers, where such are known.</param>
/// <param name="Standings">The same in one line a sampler and number of trials.</param>
internal sealed record SearchBenchDocument(
    int Budget,
    int Instances,
    int Seeds,
    ImmutableArray<SearchBenchRow> Rows,
    ImmutableArray<SearchBenchDuel> AgainstRandom,
    ImmutableArray<SearchBenchMatch> AgainstPublished,
    ImmutableArray<SearchBenchStanding> Standings);
