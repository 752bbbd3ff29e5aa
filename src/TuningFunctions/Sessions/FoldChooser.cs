using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Search;
using TuningFunctions.Trials;

namespace TuningFunctions.Sessions;

/// <summary>
/// Reads what a search came to, with the hours that its choice is made from. They are computed again rather than stored: a
/// pass over the window costs less than keeping the hours of every trial.
/// </summary>
/// <param name="windows">What evaluates points on windows.</param>
/// <param name="store">Where results are kept.</param>
public sealed class FoldChooser(IWindowSource windows, ISessionStore store)
{
    /// <summary>The completed trials of a search in the order of their numbers; those that are feasible have their hours.</summary>
    /// <param name="plan">The plan, with windows.</param>
    /// <param name="fold">The search, from 0.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InvalidOperationException">A trial gives another value than the one that is stored.</exception>
    public async Task<ImmutableArray<SearchedTrial>> ReadAsync(SessionPlan plan, int fold, CancellationToken cancellationToken)
    {
        var completed = await ReadScoresAsync(plan, fold, cancellationToken);
        return WithHours(plan, fold, completed, [.. completed.Where(trial => trial.Score.IsFeasible)], cancellationToken);
    }

    /// <summary>The completed trials of a search in the order of their numbers, without their hours.</summary>
    /// <param name="plan">The plan, with windows.</param>
    /// <param name="fold">The search, from 0.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<ImmutableArray<SearchedTrial>> ReadScoresAsync(SessionPlan plan, int fold, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var key = new FoldKey(plan.SessionId, fold);
        var points = (await store.ReadTrialsAsync(key, TrialRange.All, cancellationToken)).Select(SearchCache.PointOf).ToArray();
        var results = await store.ReadResultsAsync(key, TrialRange.All, cancellationToken);
        return
        [
            .. results
                .Where(result => result.State is TrialState.Completed
                    && string.Equals(result.Key.Window, plan.SearchedWindow, StringComparison.Ordinal))
                .Select(result => new SearchedTrial(
                    result.Key.Trial, points[result.Key.Trial], new PointRecord(result.Metrics, []), plan.Spec.Objective.Evaluate(result.Metrics))),
        ];
    }

    /// <summary>The trials of a search, of which some have their hours.</summary>
    /// <param name="plan">The plan, with windows.</param>
    /// <param name="fold">The search, from 0.</param>
    /// <param name="trials">The trials.</param>
    /// <param name="wanted">Those whose hours are wanted.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InvalidOperationException">A trial gives another value than the one that is stored.</exception>
    public ImmutableArray<SearchedTrial> WithHours(
        SessionPlan plan,
        int fold,
        ImmutableArray<SearchedTrial> trials,
        ImmutableArray<SearchedTrial> wanted,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var hours = HoursOf(plan, fold, wanted, cancellationToken);
        return
        [
            .. trials.Select(trial => hours.TryGetValue(trial.Point, out var record)
                ? trial with { Record = trial.Record with { HourlyPnl = record.HourlyPnl } }
                : trial),
        ];
    }

    private Dictionary<ParameterSet, PointRecord> HoursOf(
        SessionPlan plan, int fold, ImmutableArray<SearchedTrial> wanted, CancellationToken cancellationToken)
    {
        var evaluator = windows.Open(plan);
        var window = plan.SearchedBy(fold)
            ?? throw new InvalidOperationException($"The plan of {plan.SessionId} has no windows.");
        var records = new Dictionary<ParameterSet, PointRecord>();
        foreach (var pass in wanted.DistinctBy(trial => trial.Point).Chunk(JobEvaluator.TrialsAPass))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = evaluator.Search(window, [.. pass.Select(trial => trial.Point)], cancellationToken);
            for (var i = 0; i < pass.Length; i++)
            {
                // A choice from hours that do not belong to the stored scores would be no choice among the trials.
                if (plan.Spec.Objective.Evaluate(found[i].Metrics) != pass[i].Score)
                {
                    throw new InvalidOperationException(
                        $"Trial {pass[i].Number} of fold {fold} gives another value than the one that is stored.");
                }

                records.Add(pass[i].Point, found[i]);
            }
        }

        return records;
    }
}
