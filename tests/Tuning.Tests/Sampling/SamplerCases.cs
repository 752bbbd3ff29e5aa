using Tuning.Sampling;
using Tuning.Sampling.Auto;
using Tuning.Sampling.Cmaes;
using Tuning.Sampling.Gp;
using Tuning.Sampling.GridSearch;
using Tuning.Sampling.Nsga2;
using Tuning.Sampling.RandomSearch;
using Tuning.Sampling.Sobol;
using Tuning.Sampling.Tpe;

namespace Tuning.Tests.Sampling;

/// <summary>Every sampler by its name, for the properties that all of them share.</summary>
public static class SamplerCases
{
    public static TheoryData<string> Names => [.. _options.Keys];

    private static readonly GpOptions _quickModel = new()
    {
        Candidates = 48,
        Starts = 3,
        ClimbIterations = 6,
        FirstFitIterations = 5,
        FitIterations = 3,
    };

    private static readonly Dictionary<string, ISamplerOptions> _options = new(StringComparer.Ordinal)
    {
        ["random"] = new RandomOptions(),
        ["grid"] = new GridOptions(),
        ["sobol"] = new SobolOptions(),
        ["gp"] = _quickModel,
        ["auto"] = new AutoOptions { Model = _quickModel },
        ["auto, models given up early"] = new AutoOptions { Model = _quickModel, ModelTrials = 12 },
        ["tpe"] = new TpeOptions(),
        ["cmaes"] = new CmaesOptions(),
        ["nsga2"] = new Nsga2Options { Population = 8 },
    };

    public static ISamplerOptions Options(string name) => _options[name];
}
