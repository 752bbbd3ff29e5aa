using Tuning.Numerics;
using Tuning.Spaces;

namespace Tuning.Sampling;

/// <summary>What a sampler searches, and with which random numbers.</summary>
/// <param name="Space">The space.</param>
/// <param name="Seed">The seed of the session.</param>
/// <param name="Fold">The fold, 0 and up; -1 for a search that belongs to no fold.</param>
/// <param name="Budget">The number of trials planned, at least 1; only a grid depends on it.</param>
public sealed record SamplingContext(Space Space, ulong Seed, int Fold = -1, int Budget = 400)
{
    /// <summary>The random numbers of one parameter of one trial.</summary>
    /// <param name="trial">The number of the trial.</param>
    /// <param name="parameter">The index of the parameter; -1 for draws that belong to the whole trial.</param>
    public CounterRandom Random(int trial, int parameter) => new(Seed, Fold, trial, parameter);
}
