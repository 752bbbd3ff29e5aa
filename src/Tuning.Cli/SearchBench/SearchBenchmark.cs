using System.Collections.Immutable;
using Tuning.Numerics;
using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Sampling.Auto;
using Tuning.Sampling.Cmaes;
using Tuning.Sampling.Gp;
using Tuning.Sampling.RandomSearch;
using Tuning.Sampling.Sobol;
using Tuning.Sampling.Tpe;

namespace Tuning.Cli.SearchBench;

/// <summary>Runs samplers on functions: each run one trial after the other, several runs at a time.</summary>
/// <param name="budget">Trials of a run.</param>
/// <param name="instances">Instances of each function.</param>
/// <param name="seeds">Seeds of each instance.</param>
/// <param name="parallel">Runs at a time, at least 1.</param>
internal sealed class SearchBenchmark(int budget, int instances, int seeds, int parallel)
{
    private const int WarmUpTrials = 20;
    private const int HeldRuns = 4;
    private const ulong NoiseStream = 0x401;
    private static readonly TimeSpan _warmUp = TimeSpan.FromMilliseconds(300);

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
    /// <param name="cancellationToken">Ends each run after the trial under way.</param>
    public SearchBenchRuns Measure(string function, int dimensions, string sampler, CancellationToken cancellationToken)
    {
        var options = _samplers.Single(entry => string.Equals(entry.Name, sampler, StringComparison.Ordinal)).Options;
        WarmUp(options, TestFunctions.Create(function, dimensions, 0), cancellationToken);
        var regrets = new double[instances * seeds][];
        var held = new object?[Math.Min(regrets.Length, HeldRuns)];
        var memoryBefore = GC.GetTotalMemory(forceFullCollection: true);
        var before = Environment.CpuUsage.TotalTime;
        Parallel.For(
            0,
            regrets.Length,
            new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken },
            run =>
            {
                var (instance, seed) = Math.DivRem(run, seeds);
                var problem = TestFunctions.Create(function, dimensions, instance);
                (regrets[run], var state) = Run(options, problem, (ulong)((seed * 1000) + instance), budget, cancellationToken);
                if (run < held.Length)
                {
                    held[run] = state;
                }
            });
        var spent = Environment.CpuUsage.TotalTime - before;
        var retained = Math.Max(0, GC.GetTotalMemory(forceFullCollection: true) - memoryBefore) / held.Length;
        GC.KeepAlive(held);
        var row = new SearchBenchRow(
            function,
            dimensions,
            sampler,
            Median(regrets, 50),
            Median(regrets, 100),
            Median(regrets, 200),
            spent.TotalMilliseconds / ((double)regrets.Length * budget),
            retained);
        return new(row, [.. regrets.Select(regret => regret[^1])]);
    }

    // What the runtime spends on compiling a sampler belongs to no trial.
    private void WarmUp(ISamplerOptions options, TestFunction function, CancellationToken cancellationToken)
    {
        var end = Environment.CpuUsage.TotalTime + _warmUp;
        for (var trials = Math.Min(WarmUpTrials, budget); Environment.CpuUsage.TotalTime < end; trials = Math.Min(2 * trials, budget))
        {
            Run(options, function, 0, trials, cancellationToken);
        }
    }

    // Regret after each trial, and what the run leaves in memory. Of noisy values the best one that was told counts, with
    // its value without the noise.
    private static (double[] Regret, object State) Run(
        ISamplerOptions options, TestFunction function, ulong seed, int trials, CancellationToken cancellationToken)
    {
        var history = new TrialHistory(function.Space);
        var regret = new double[trials];
        var (best, told) = (double.PositiveInfinity, double.PositiveInfinity);
        var sampler = options.Create(new SamplingContext(function.Space, seed, Budget: trials));
        for (var trial = 0; trial < trials; trial++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var point = sampler.Suggest(history, [], trial, 1)[0];
            var value = function.Evaluate(point);
            var violation = function.Violation?.Invoke(point);
            var noisy = value + (function.Noise * new CounterRandom(seed, NoiseStream).Normal(trial));
            history.Add(new Observation(trial, point, TrialState.Completed, [noisy], violation is { } measured ? [measured] : []));
            if (violation is null or <= 0 && noisy < told)
            {
                (best, told) = (value - function.Minimum, noisy);
            }

            regret[trial] = best;
        }

        return (regret, (sampler, history));
    }

    private double? Median(double[][] regrets, int trials)
    {
        if (trials > budget)
        {
            return null;
        }

        var sorted = regrets.Select(regret => regret[trials - 1]).Order().ToArray();
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return double.IsFinite(median) ? median : null;
    }
}
