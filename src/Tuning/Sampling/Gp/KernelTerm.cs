namespace Tuning.Sampling.Gp;

/// <summary>One summand of a kernel: a Matern function of the distance in some of the dimensions.</summary>
/// <param name="Dimensions">The dimensions, in ascending order.</param>
/// <param name="Weights">Inverse squared length scales, one for each of the dimensions, above 0.</param>
/// <param name="Scale">The variance that the summand contributes, above 0.</param>
internal sealed record KernelTerm(int[] Dimensions, double[] Weights, double Scale);
