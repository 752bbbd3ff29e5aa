namespace Tuning.Sampling.GridSearch;

/// <summary>A grid has no settings: the space and the budget say all.</summary>
public sealed record GridOptions : ISamplerOptions
{
    /// <inheritdoc/>
    public bool ReadsResults => false;

    /// <inheritdoc/>
    public ISampler Create(SamplingContext context) => new GridSampler(context);
}
