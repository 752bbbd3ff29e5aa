namespace Tuning.Sampling.Sobol;

/// <summary>A scrambled Sobol sequence has no settings.</summary>
public sealed record SobolOptions : ISamplerOptions
{
    /// <inheritdoc/>
    public bool ReadsResults => false;

    /// <inheritdoc/>
    public ISampler Create(SamplingContext context) => new SobolSampler(context);
}
