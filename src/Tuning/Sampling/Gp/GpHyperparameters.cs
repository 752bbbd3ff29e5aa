namespace Tuning.Sampling.Gp;

/// <summary>The parameters of a Gaussian process's kernel.</summary>
/// <param name="Terms">The summands of the kernel, at least one.</param>
/// <param name="Noise">The variance of an observation, at least 1e-6.</param>
internal sealed record GpHyperparameters(KernelTerm[] Terms, double Noise)
{
    /// <summary>The variance of the function before any observation.</summary>
    public double Scale { get; } = Terms.Sum(term => term.Scale);

    /// <summary>The logarithms of the weights and the scale of each term, then of the noise.</summary>
    public double[] ToLogs() =>
    [
        .. Terms.SelectMany(term => term.Weights.Append(term.Scale)).Append(Noise).Select(Numerics.Elementary.Log),
    ];

    /// <summary>The same terms with other numbers.</summary>
    /// <param name="logs">Logarithms in the order of <see cref="ToLogs"/>.</param>
    public GpHyperparameters WithLogs(ReadOnlySpan<double> logs)
    {
        var terms = new KernelTerm[Terms.Length];
        var next = 0;
        for (var t = 0; t < terms.Length; t++)
        {
            var weights = new double[Terms[t].Dimensions.Length];
            for (var j = 0; j < weights.Length; j++)
            {
                weights[j] = Numerics.Elementary.Exp(logs[next++]);
            }

            terms[t] = new(Terms[t].Dimensions, weights, Numerics.Elementary.Exp(logs[next++]));
        }

        return new(terms, Numerics.Elementary.Exp(logs[next]));
    }
}
