namespace Tuning.Sessions;

/// <summary>Which sampler a session uses.</summary>
/// <param name="Kind">Who proposes points.</param>
/// <param name="Seed">Key of all its random numbers, 0 to 2^53.</param>
/// <param name="Batch">Points proposed at a time, from 1; null for the sampler's own size.</param>
public sealed record SamplerSpec(SamplerKind Kind, long Seed, int? Batch)
{
    /// <summary>Points proposed at a time: the stated batch, else 1024 where no result is waited for, else 32.</summary>
    public int BatchSize => Batch ?? Kind switch
    {
        SamplerKind.Random or SamplerKind.Grid or SamplerKind.Sobol => 1024,
        _ => 32,
    };
}
