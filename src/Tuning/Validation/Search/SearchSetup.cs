using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Spaces;

namespace Tuning.Validation.Search;

/// <summary>How every window of a session is searched: the same for each fold and for the final search.</summary>
/// <param name="Space">The space.</param>
/// <param name="Objective">What is optimised.</param>
/// <param name="Sampler">Who proposes points.</param>
/// <param name="Seed">The seed of the session.</param>
/// <param name="Trials">Trials of one search, at least 1.</param>
/// <param name="Batch">Points proposed at a time, at least 1; default 32.</param>
public sealed record SearchSetup(
    Space Space, Objective Objective, ISamplerOptions Sampler, ulong Seed, int Trials, int Batch = 32);
