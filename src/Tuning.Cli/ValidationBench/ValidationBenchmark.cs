using System.Collections.Immutable;
using System.Globalization;
using Tuning.Cli.Frame;
using Tuning.Cli.Sessions;
using Tuning.Numerics;
using Tuning.Sessions.Documents;
using Tuning.Sessions.Reading;
using Tuning.Statistics;
using Tuning.Storage.Configuration;
using TuningFunctions.Sessions;

namespace Tuning.Cli.ValidationBench;

/// <summary>Measures the statistics of a verdict on one core, and a whole walk-forward on the embedded host.</summary>
/// <param name="home">An empty home.</param>
/// <param name="rows">Rows of the walk-forward's data.</param>
internal sealed class ValidationBenchmark(string home, int rows)
{
    private const int Folds = 8;
    private const int Trials = 100;
    private const int Runs = 5;
    private const int Sets = 200;
    private const int Hours = 2_000;
    private const double MeanBlockHours = 6;
    private const int RowsPerHour = 360;

    // Ten parts to train, two for each of eight tests, two held out.
    private const int PartsOfAll = 28;
    private const int PartsToTrain = 10;
    private const int PartsToTest = 2;

    private readonly ProcessorTime _processor = new();

    /// <summary>Measures.</summary>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="InvalidOperationException">The walk-forward cannot be planned.</exception>
    public async Task<ValidationSpeeds> MeasureAsync(CancellationToken cancellationToken)
    {
        var matrix = Noise();
        var splits = OverfittingTest.Of(matrix)!.Splits;
        var overfitting = MedianSeconds(() => OverfittingTest.Of(matrix));
        var superior = MedianSeconds(() => SuperiorAbilityTest.Of(matrix, MeanBlockHours, 1));
        var settings = new StorageSettings(_ => null);
        using var line = SessionLine.Open(home, settings);
        var begun = TimeProvider.System.GetTimestamp();
        var outcome = await line.Planner.PlanAsync(
            new PlanRequest(new SpecSource(Yaml(), DocumentLanguage.Yaml), null), cancellationToken);
        var plan = outcome.Plan ?? throw new InvalidOperationException(string.Join("; ", outcome.Problems));
        var planned = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        await using var host = await SessionHost.StartAsync(home, settings, url: null, log: null, cancellationToken);
        var launched = TimeProvider.System.GetTimestamp();
        await SessionLauncher.LaunchAsync(host.Client, plan.SessionId, cancellationToken);
        var summary = await host.Launcher.WaitAsync(host.Client, plan.SessionId, null, cancellationToken);
        return new ValidationSpeeds(
            Sets,
            Hours,
            splits,
            overfitting,
            superior,
            plan.FinalFold,
            plan.PlannedTrials,
            rows,
            planned,
            TimeProvider.System.GetElapsedTime(launched).TotalSeconds,
            Environment.ProcessorCount,
            summary.ResultHash ?? throw new InvalidOperationException(summary.Error));
    }

    private double MedianSeconds(Action work)
    {
        var seconds = new double[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var begun = _processor.GetTimestamp();
            work();
            seconds[run] = _processor.GetElapsedTime(begun).TotalSeconds;
        }

        Array.Sort(seconds);
        return seconds[Runs / 2];
    }

    private static PerformanceMatrix Noise()
    {
        var columns = ImmutableArray.CreateBuilder<ImmutableArray<double>>(Sets);
        var hours = new double[Hours];
        for (var set = 0; set < Sets; set++)
        {
            new CounterRandom(1, (ulong)set).FillNormal(0, hours);
            columns.Add([.. hours]);
        }

        return new PerformanceMatrix(columns.ToImmutable());
    }

    private string Yaml()
    {
        var part = rows / RowsPerHour / PartsOfAll;
        return string.Create(CultureInfo.InvariantCulture, $$$"""
            schemaVersion: 1
            name: bench
            strategy: arbitrage
            datasets: [{generate: {level: L1, rows: {{{rows}}}, seed: 7}}]
            space:
              entryBps: {type: float, low: 10, high: 60}
              exitBps: {type: float, low: -20, high: 5}
            environment: {feeABps: 5, feeBBps: 4}
            sampler: {kind: tpe}
            budget: {trials: {{{Trials}}}}
            objective: {metric: netPnlPerDay, direction: maximize}
            validation: {kind: walkForward, train: PT{{{part * PartsToTrain}}}H, test: PT{{{part * PartsToTest}}}H, step: PT{{{part * PartsToTest}}}H, holdout: PT{{{HoldoutHours(part)}}}H}
            """);
    }

    // What is left over is held out too, so that there are eight folds and no ninth.
    private int HoldoutHours(int part) => (rows / RowsPerHour) - (part * (PartsToTrain + (Folds * PartsToTest)));
}
