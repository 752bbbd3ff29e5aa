using Tuning.Numerics;

namespace Tuning.Sampling.Cmaes;

/// <summary>Recombination weights and learning rates of a population (Hansen 2016, equations 49-58).</summary>
internal sealed class CmaesWeights
{
    /// <summary>Computes the constants.</summary>
    /// <param name="dimensions">The number of dimensions, at least 1.</param>
    /// <param name="population">The trials of a generation, at least 4.</param>
    public CmaesWeights(int dimensions, int population)
    {
        double d = dimensions;
        Population = population;
        Parents = population / 2;
        Weights = new double[population];
        for (var i = 0; i < population; i++)
        {
            Weights[i] = Elementary.Log((population + 1) / 2.0) - Elementary.Log(i + 1);
        }

        EffectiveParents = Effective(Weights.AsSpan(0, Parents));
        RankOne = 2 / (((d + 1.3) * (d + 1.3)) + EffectiveParents);
        RankMu = Math.Min(
            1 - RankOne,
            2 * (0.25 + EffectiveParents + (1 / EffectiveParents) - 2) / (((d + 2) * (d + 2)) + EffectiveParents));
        PathRate = (4 + (EffectiveParents / d)) / (d + 4 + (2 * EffectiveParents / d));
        SigmaRate = (EffectiveParents + 2) / (d + EffectiveParents + 5);
        SigmaDamping = 1 + (2 * Math.Max(0, Math.Sqrt((EffectiveParents - 1) / (d + 1)) - 1)) + SigmaRate;
        ExpectedLength = Math.Sqrt(d) * (1 - (1 / (4 * d)) + (1 / (21 * d * d)));
        Normalise(d);
    }

    /// <summary>The trials of a generation.</summary>
    public int Population { get; }

    /// <summary>The trials that move the mean.</summary>
    public int Parents { get; }

    /// <summary>The weights, best trial first: the parents' sum to 1, the others are negative; shape [Population].</summary>
    public double[] Weights { get; }

    /// <summary>The variance-effective number of parents.</summary>
    public double EffectiveParents { get; }

    /// <summary>The learning rate of the rank-one update.</summary>
    public double RankOne { get; }

    /// <summary>The learning rate of the rank-mu update.</summary>
    public double RankMu { get; }

    /// <summary>The rate at which the evolution path forgets.</summary>
    public double PathRate { get; }

    /// <summary>The rate at which the path of the step size forgets.</summary>
    public double SigmaRate { get; }

    /// <summary>The damping of the step size.</summary>
    public double SigmaDamping { get; }

    /// <summary>The expected length of a standard normal vector.</summary>
    public double ExpectedLength { get; }

    private static double Effective(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        var squares = 0.0;
        foreach (var weight in weights)
        {
            sum += weight;
            squares += weight * weight;
        }

        return squares > 0 ? sum * sum / squares : 0;
    }

    private void Normalise(double d)
    {
        var others = Effective(Weights.AsSpan(Parents));
        var limit = Math.Min(
            1 + (RankOne / RankMu),
            Math.Min(1 + (2 * others / (EffectiveParents + 2)), (1 - RankOne - RankMu) / (d * RankMu)));
        var positive = Weights.Where(weight => weight > 0).Sum();
        var negative = -Weights.Where(weight => weight < 0).Sum();
        for (var i = 0; i < Weights.Length; i++)
        {
            Weights[i] *= Weights[i] > 0 ? 1 / positive : Math.Max(limit, 0) / negative;
        }
    }
}
