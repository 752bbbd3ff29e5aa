namespace Tuning.Sampling.Gp;

/// <summary>What a fit found.</summary>
/// <param name="Hyperparameters">The kernel's parameters.</param>
/// <param name="RelativeShift">The shift of the output's warp.</param>
internal sealed record GpState(GpHyperparameters Hyperparameters, double RelativeShift);
