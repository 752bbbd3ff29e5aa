using System.Collections.Immutable;
using System.Diagnostics;
using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Sampling.Auto;
using Tuning.Sampling.Cmaes;
using Tuning.Sampling.Gp;
using Tuning.Sampling.RandomSearch;
using Tuning.Sampling.Sobol;
using Tuning.Sampling.Tpe;
using Tuning.Spaces;

namespace Tuning.Cli.SearchBench;

/// <summary>Runs samplers on functions, one trial after the other.</summary>
/// <param name="budget">Trials of a run.</param>
/// <param name="instances">Instances of each function.</param>
/// <param name="seeds">Seeds of each instance.</param>
internal sealed class SearchBenchmark(int budget, int instances, int seeds)
{
    private const int WarmUpTrials = 20;

    private static readonly ImmutableArray<(string Name, ISamplerOptions Options)> _samplers =
    [
        ("random", new RandomOptions()),
        ("sobol", new SobolOptions()),
        ("tpe", new TpeOptions()),
        ("gp", new GpOptions()),
        ("cmaes", new CmaesOptions()),
        ("auto", new AutoOptions()),
    ];

    /// <summary>The names of the samplers.</summary>
    public static ImmutableArray<string> Samplers { get; } = [.. _samplers.Select(sampler => sampler.Name)];

    /// <summary>Runs a sampler on all instances of a function.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="dimensions">Its dimensions.</param>
    /// <param name="sampler">The sampler's name.</param>
    /// <param name="cancellationToken">Ends the run after the trial under way.</param>
    public SearchBenchRow Measure(string function, int dimensions, string sampler, CancellationToken cancellationToken)
    {
        var options = _samplers.Single(entry => string.Equals(entry.Name, sampler, StringComparison.Ordinal)).Options;
        Run(options, TestFunctions.Create(function, dimensions, 0), 0, Math.Min(WarmUpTrials, budget), cancellationToken);
        var regrets = new List<double[]>();
        var milliseconds = 0.0;
        for (var instance = 0; instance < instances; instance++)
        {
            for (var seed = 0; seed < seeds; seed++)
            {
                var (regret, spent) = Run(
                    options, TestFunctions.Create(function, dimensions, instance), (ulong)((seed * 1000) + instance), budget, cancellationToken);
                regrets.Add(regret);
                milliseconds += spent;
            }
        }

        return new(
            function,
            dimensions,
            sampler,
            Median(regrets, 50),
            Median(regrets, 100),
            Median(regrets, 200),
            milliseconds / ((double)regrets.Count * budget));
    }

    // Regret after each trial, and the processor time of asks and tells.
    private static (double[] Regret, double Milliseconds) Run(
        ISamplerOptions options, TestFunction function, ulong seed, int trials, CancellationToken cancellationToken)
    {
        var space = new Space([.. function.Low.Select((low, j) => new Parameter.Real($"x{j}", low, function.High[j]))]);
        var history = new TrialHistory(space);
        var regret = new double[trials];
        var best = double.PositiveInfinity;
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var sampler = options.Create(new SamplingContext(space, seed, Budget: trials));
        for (var trial = 0; trial < trials; trial++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var point = sampler.Suggest(history, [], trial, 1)[0];
            var value = function.Evaluate([.. space.Parameters.Select(parameter => point.NumberOf(parameter.Name)!.Value)]);
            history.Add(new Observation(trial, point, TrialState.Completed, [value], []));
            best = Math.Min(best, value - function.Minimum);
            regret[trial] = best;
        }

        process.Refresh();
        return (regret, (process.TotalProcessorTime - before).TotalMilliseconds);
    }

    private double? Median(List<double[]> regrets, int trials)
    {
        if (trials > budget)
        {
            return null;
        }

        var sorted = regrets.Select(regret => regret[trials - 1]).Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
