namespace Tuning.Sampling.Gp;

/// <summary>The parameters of a Gaussian process's kernel.</summary>
/// <param name="Weights">Inverse squared length scales, one a dimension, above 0.</param>
/// <param name="Scale">The variance of the function, above 0.</param>
/// <param name="Noise">The variance of an observation, at least 1e-6.</param>
internal sealed record GpHyperparameters(double[] Weights, double Scale, double Noise);
