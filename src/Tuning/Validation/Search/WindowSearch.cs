using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sampling;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Splits;

namespace Tuning.Validation.Search;

/// <summary>Searches one window, batch by batch, with its own history: nothing of another fold enters.</summary>
public static class WindowSearch
{
    /// <summary>Runs a search.</summary>
    /// <param name="setup">The search.</param>
    /// <param name="fold">The fold, which keys the random numbers.</param>
    /// <param name="window">What the search sees.</param>
    /// <param name="evaluator">Who evaluates.</param>
    /// <param name="cancellationToken">Asked before each batch.</param>
    /// <returns>The trials in order of their numbers; fewer than planned where the sampler has no more points.</returns>
    public static ImmutableArray<SearchedTrial> Run(
        SearchSetup setup, int fold, Window window, IWindowEvaluator evaluator, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(evaluator);
        var sampler = setup.Sampler.Create(new SamplingContext(setup.Space, setup.Seed, fold, setup.Trials));
        var history = new TrialHistory(setup.Space);
        var trials = ImmutableArray.CreateBuilder<SearchedTrial>();
        while (trials.Count < setup.Trials)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var points = sampler.Suggest(history, [], trials.Count, Math.Min(setup.Batch, setup.Trials - trials.Count));
            if (points.Count == 0)
            {
                break;
            }

            var records = Evaluate(points, window, evaluator, cancellationToken);
            for (var i = 0; i < points.Count; i++)
            {
                var trial = new SearchedTrial(
                    trials.Count, points[i], records[points[i]], setup.Objective.Evaluate(records[points[i]].Metrics));
                trials.Add(trial);
                history.Add(Observe(trial, setup.Objective));
            }
        }

        return trials.ToImmutable();
    }

    // Equal points are evaluated once.
    private static Dictionary<ParameterSet, PointRecord> Evaluate(
        IReadOnlyList<ParameterSet> points, Window window, IWindowEvaluator evaluator, CancellationToken cancellationToken)
    {
        ParameterSet[] distinct = [.. points.Distinct()];
        var records = evaluator.Search(window, distinct, cancellationToken);
        return distinct.Select((point, i) => KeyValuePair.Create(point, records[i])).ToDictionary();
    }

    private static Observation Observe(SearchedTrial trial, Objective objective)
    {
        var metrics = trial.Record.Metrics;
        ImmutableArray<double> losses = trial.Score.Value is { } value
            ? [objective.Direction is ObjectiveDirection.Maximize ? -value : value]
            : [];
        return new Observation(
            trial.Number, trial.Point, TrialState.Completed, losses,
            [.. objective.Constraints.Select(constraint =>
                metrics.Find(constraint.Metric) is { } measured ? constraint.SignedDistance(measured) : double.NaN)]);
    }
}
