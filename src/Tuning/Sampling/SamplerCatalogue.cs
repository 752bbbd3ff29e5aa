using System.Collections.Immutable;
using Tuning.Sampling.Auto;
using Tuning.Sampling.Cmaes;
using Tuning.Sampling.Gp;
using Tuning.Sampling.GridSearch;
using Tuning.Sampling.Nsga2;
using Tuning.Sampling.RandomSearch;
using Tuning.Sampling.Sobol;
using Tuning.Sampling.Tpe;
using Tuning.Sessions;

namespace Tuning.Sampling;

/// <summary>The samplers by the words of a session file: the one place where a kind becomes code.</summary>
public static class SamplerCatalogue
{
    private static readonly ImmutableArray<(SamplerKind Kind, ISamplerOptions Options)> _all =
    [
        (SamplerKind.Auto, new AutoOptions()),
        (SamplerKind.Random, new RandomOptions()),
        (SamplerKind.Grid, new GridOptions()),
        (SamplerKind.Sobol, new SobolOptions()),
        (SamplerKind.Tpe, new TpeOptions()),
        (SamplerKind.Gp, new GpOptions()),
        (SamplerKind.CmaEs, new CmaesOptions()),
        (SamplerKind.Nsga2, new Nsga2Options()),
    ];

    /// <summary>The kinds that this build carries out.</summary>
    public static ImmutableArray<SamplerKind> Kinds { get; } = [.. _all.Select(entry => entry.Kind)];

    /// <summary>The settings of a kind, all at their defaults.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>; any other one throws an <see cref="InvalidOperationException"/>.</param>
    public static ISamplerOptions OptionsOf(SamplerKind kind) => _all.First(entry => entry.Kind == kind).Options;
}
