namespace Tuning.Sampling.Nsga2;

/// <summary>
/// Settings of the elitist genetic algorithm for several objectives NSGA-II (Deb, Pratap, Agarwal, Meyarivan 2002), with
/// simulated binary crossover and polynomial mutation.
/// </summary>
public sealed record Nsga2Options : ISamplerOptions
{
    /// <summary>Trials of a generation, and of the parents that are kept; 4 and up, default 50.</summary>
    public int Population { get; init; } = 50;

    /// <summary>The probability that a child has two parents; 0 to 1, default .9.</summary>
    public double Crossover { get; init; } = 0.9;

    /// <summary>The crossover's distribution index: the larger, the nearer to the parents; above 0, default 20.</summary>
    public double CrossoverIndex { get; init; } = 20;

    /// <summary>The expected number of parameters that mutate; above 0, default 1.</summary>
    public double Mutations { get; init; } = 1;

    /// <summary>The mutation's distribution index: the larger, the smaller the changes; above 0, default 20.</summary>
    public double MutationIndex { get; init; } = 20;

    /// <inheritdoc/>
    public ISampler Create(SamplingContext context) => new Nsga2Sampler(context, this);
}
