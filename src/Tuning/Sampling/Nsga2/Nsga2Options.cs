namespace Tuning.Sampling.Nsga2;

/// <summary>
/// Settings of the elitist genetic algorithm for several objectives NSGA-II (Deb, Pratap, Agarwal, Meyarivan 2002), with
/// simulated binary crossover and polynomial mutation.
/// A value outside its range throws an <see cref="ArgumentOutOfRangeException"/> that names it.
/// </summary>
public sealed record Nsga2Options : ISamplerOptions
{
    /// <summary>Trials of a generation, and of the parents that are kept. Default 50, 4 to 100,000.</summary>
    public int Population { get; init => field = Allowed.Within(value, 4, 100_000); } = 50;

    /// <summary>The probability that a child has two parents. Default .9, 0 to 1.</summary>
    public double Crossover { get; init => field = Allowed.Within(value, 0, 1); } = 0.9;

    /// <summary>The crossover's distribution index: the larger, the nearer to the parents. Default 20, above 0, at most 1000.</summary>
    public double CrossoverIndex { get; init => field = Allowed.Above(value, 0, 1000); } = 20;

    /// <summary>The expected number of parameters that mutate. Default 1, above 0, at most 10,000.</summary>
    public double Mutations { get; init => field = Allowed.Above(value, 0, 10_000); } = 1;

    /// <summary>The mutation's distribution index: the larger, the smaller the changes. Default 20, above 0, at most 1000.</summary>
    public double MutationIndex { get; init => field = Allowed.Above(value, 0, 1000); } = 20;

    /// <inheritdoc/>
    public ISampler Create(SamplingContext context) => new Nsga2Sampler(context, this);
}
