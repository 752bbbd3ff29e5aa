using Tuning.External;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Sensitivity;
using Tuning.Spaces;
using Tuning.Strategies;
using TuningFunctions.Trials;

namespace TuningFunctions.Sessions;

/// <summary>Says what a session will cost before it runs.</summary>
/// <param name="evaluators">What evaluates points.</param>
/// <param name="searches">What knows the space of a plan.</param>
/// <param name="time">The clock of the measurement.</param>
public sealed class SessionEstimator(IEvaluatorSource evaluators, SearchCache searches, TimeProvider time)
{
    /// <summary>Estimates a plan by one job of its points on the first window that it searches.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    public SessionEstimate Estimate(SessionPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var evaluations = (long)plan.TotalTrials * Math.Max(1, plan.Datasets.Length);
        var rows = plan.TotalTrials * plan.Datasets.Sum(dataset => dataset.Rows);
        var parallel = plan.Spec.Budget.MaxParallel is 0 ? Environment.ProcessorCount : plan.Spec.Budget.MaxParallel;
        if (plan.Spec.External is ExternalSpec.AskTell)
        {
            return new SessionEstimate(evaluations, rows, null, parallel);
        }

        // A trial of somebody else's strategy may be long: then one of them has to do.
        var wanted = plan.Spec.External is null ? Math.Min(plan.JobSize, plan.PlannedTrials) : 1;
        var points = SensitivityProbes.Spread(searches.SpaceOf(plan), wanted);
        if (points.IsEmpty)
        {
            return new SessionEstimate(evaluations, rows, 0, parallel);
        }

        var evaluator = evaluators.Open(plan, new EvaluationScope(plan.SearchedWindow) { Bounds = plan.SearchedBy(0) });
        // The first pass computes what is shared by all of them, and is no measure.
        evaluator.Evaluate(points[0], cancellationToken);
        var start = time.GetTimestamp();
        EvaluateAll(evaluator, points, cancellationToken);
        var perTrial = time.GetElapsedTime(start).TotalSeconds / points.Length;
        // More jobs at a time than cores are no faster, unless it is not this machine that works.
        var slots = evaluator is IExternalEvaluator external ? external.Parallelism : Math.Min(parallel, Environment.ProcessorCount);
        return new SessionEstimate(evaluations, rows, plan.TotalTrials * perTrial / slots, parallel);
    }

    private static void EvaluateAll(ITrialEvaluator evaluator, IReadOnlyList<ParameterSet> points, CancellationToken cancellationToken)
    {
        if (evaluator is IBatchEvaluator batch)
        {
            batch.EvaluateAll(points, cancellationToken);
            return;
        }

        foreach (var point in points)
        {
            evaluator.Evaluate(point, cancellationToken);
        }
    }
}
