namespace Tuning.Sampling.RandomSearch;

/// <summary>Random search has no settings.</summary>
public sealed record RandomOptions : ISamplerOptions
{
    /// <inheritdoc/>
    public bool ReadsResults => false;

    /// <inheritdoc/>
    public ISampler Create(SamplingContext context) => new RandomSampler(context);
}
