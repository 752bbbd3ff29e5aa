using Tuning.Objectives;
using Tuning.Pruning;
using Tuning.Pruning.Hyperband;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;

namespace TuningFunctions.Sessions;

/// <summary>
/// Stops trials at the barrier after a rung, in trial order: a pure function of the plan and the results so far, stored
/// insert-or-read, so that a repeated barrier stops the same trials.
/// </summary>
/// <param name="plans">The stored plans.</param>
/// <param name="store">Where results are kept.</param>
public sealed class RungPruner(PlanCache plans, ISessionStore store)
{
    /// <summary>Stops trials of a batch.</summary>
    /// <param name="fold">The session's fold.</param>
    /// <param name="batch">The batch, from 0.</param>
    /// <param name="rung">The rung that its trials have been measured on, from 0.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<RungReport> PruneAsync(FoldKey fold, int batch, int rung, CancellationToken cancellationToken)
    {
        var plan = await plans.ReadAsync(fold.SessionId, cancellationToken);
        var first = batch * plan.BatchSize;
        var results = await store.ReadResultsAsync(fold, new TrialRange(0, first + plan.TrialsOf(batch)), cancellationToken);
        var steps = RungLadder.StepsOf(plan.Spec.Pruning);
        var reports = new ReportLog();
        var running = new SortedDictionary<int, StoredResult>();
        foreach (var result in results.Where(result => IsCompared(plan, result)))
        {
            reports.Add(result.Key.Trial, steps[result.Key.Rung], LossOf(plan, result));
            if (result.Key.Trial >= first && result.Key.Rung == rung && result.State is TrialState.Reported)
            {
                running.Add(result.Key.Trial, result);
            }
        }

        var stopped = PrunerOf(plan.Spec.Pruning, steps[^1]).Decide(reports, steps[rung], running.Keys);
        await store.AddResultsAsync(
            [.. stopped.Select(trial => running[trial] with
            {
                Key = running[trial].Key with { Rung = rung + 1 },
                State = TrialState.Pruned,
            })],
            cancellationToken);
        return new RungReport(running.Count, stopped.Length);
    }

    // A slice is compared with slices: the whole window, which the last rung measures, is none.
    private static bool IsCompared(SessionPlan plan, StoredResult result) =>
        result.State is TrialState.Reported or TrialState.Completed
        && (plan.Spec.Pruning is not PruningKind.Wilcoxon || result.Key.Rung < plan.Rungs - 1);

    private static IPruner PrunerOf(PruningKind kind, int lastStep) => kind is PruningKind.Hyperband
        ? new HyperbandOptions { Steps = lastStep }.Create()
        : PrunerCatalogue.OptionsOf(kind).Create();

    // What is undefined on a share of the window counts as the worst.
    private static double LossOf(SessionPlan plan, StoredResult result)
    {
        var objective = plan.Spec.Objective;
        return result.Metrics.Find(objective.Metric) is { } value
            ? objective.Direction is ObjectiveDirection.Maximize ? -value : value
            : double.NaN;
    }
}
