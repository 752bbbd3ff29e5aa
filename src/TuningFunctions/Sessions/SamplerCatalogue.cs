using System.Collections.Immutable;
using Tuning.Sampling;
using Tuning.Sampling.Auto;
using Tuning.Sampling.Cmaes;
using Tuning.Sampling.Gp;
using Tuning.Sampling.GridSearch;
using Tuning.Sampling.Nsga2;
using Tuning.Sampling.RandomSearch;
using Tuning.Sampling.Sobol;
using Tuning.Sampling.Tpe;
using Tuning.Sessions;

namespace TuningFunctions.Sessions;

/// <summary>The samplers of this build: the one place where a kind becomes code.</summary>
public static class SamplerCatalogue
{
    /// <summary>The kinds that this build carries out.</summary>
    public static ImmutableArray<SamplerKind> Kinds { get; } =
        [.. Enum.GetValues<SamplerKind>().Where(kind => OptionsOf(kind) is not null)];

    /// <summary>The settings of a kind; null when this build does not carry it out.</summary>
    /// <param name="kind">The kind.</param>
    public static ISamplerOptions? OptionsOf(SamplerKind kind) => kind switch
    {
        SamplerKind.Auto => new AutoOptions(),
        SamplerKind.Random => new RandomOptions(),
        SamplerKind.Grid => new GridOptions(),
        SamplerKind.Sobol => new SobolOptions(),
        SamplerKind.Tpe => new TpeOptions(),
        SamplerKind.Gp => new GpOptions(),
        SamplerKind.CmaEs => new CmaesOptions(),
        SamplerKind.Nsga2 => new Nsga2Options(),
        _ => null,
    };
}
