namespace Tuning.Cli.SearchBench;

/// <summary>What a sampler reached on a function: medians over instances and seeds.</summary>
/// <param name="Function">The function.</param>
/// <param name="Dimensions">Its dimensions.</param>
/// <param name="Sampler">The sampler.</param>
/// <param name="Regret50">
/// Distance of the best of 50 trials from the minimum, both without noise; absent beyond the budget, and where the median run
/// had no trial that holds the constraint.
/// </param>
/// <param name="Regret100">The same of 100 trials.</param>
/// <param name="Regret200">The same of 200 trials.</param>
/// <param name="CpuMillisecondsPerTrial">Processor time of all asks and tells of a run over its trials, mean over the runs.</param>
/// <param name="RetainedBytes">Memory that a sampler and its history hold at the end of a run, mean over the first runs.</param>
internal sealed record SearchBenchRow(
    string Function,
    int Dimensions,
    string Sampler,
    double? Regret50,
    double? Regret100,
    double? Regret200,
    double CpuMillisecondsPerTrial,
    long RetainedBytes);
