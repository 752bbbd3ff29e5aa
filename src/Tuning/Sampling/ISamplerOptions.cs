namespace Tuning.Sampling;

/// <summary>The settings of one kind of sampler, from which samplers of that kind are made.</summary>
public interface ISamplerOptions
{
    /// <summary>Whether suggestions depend on what trials came to; where they do not, the points of earlier trials are enough.</summary>
    bool ReadsResults => true;

    /// <summary>Creates a sampler.</summary>
    /// <param name="context">What it searches, and with which random numbers.</param>
    ISampler Create(SamplingContext context);
}
