namespace Tuning.Cli.SearchBench;

/// <summary>The median distance from the minimum that a published sampler reached.</summary>
/// <param name="Column">The sampler.</param>
/// <param name="Regret100">After 100 trials.</param>
/// <param name="Regret200">After 200 trials; absent where it was not measured.</param>
internal sealed record PublishedRegret(string Column, double Regret100, double? Regret200)
{
    /// <summary>The median after a number of trials; absent where it is not known.</summary>
    public double? After(int trials) => trials switch
    {
        100 => Regret100,
        200 => Regret200,
        _ => null,
    };
}
