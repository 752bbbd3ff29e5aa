using System.Collections.Immutable;
using Tuning.Spaces;
using Tuning.Validation.Evidence;
using Tuning.Validation.Search;
using Tuning.Validation.Splits;

namespace Tuning.Validation.WalkForwards;

/// <summary>
/// A walk-forward in steps that can run anywhere: each fold searches its own train window and evaluates its choice on its test
/// window, once; then the final search over everything before the holdout is evaluated on the holdout, once.
/// </summary>
public static class WalkForward
{
    private const double HoursPerDay = 24;

    /// <summary>Runs everything, fold after fold.</summary>
    /// <param name="session">The session.</param>
    /// <param name="evaluator">Who evaluates.</param>
    /// <param name="cancellationToken">Asked before each batch.</param>
    public static WalkForwardRun Run(WalkForwardSession session, IWindowEvaluator evaluator, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        ImmutableArray<FoldEvidence> folds =
            [.. session.Plan.Folds.Select(fold => RunFold(session, fold, evaluator, cancellationToken))];
        var trials = WindowSearch.Run(session.Search, session.FinalFold, session.Plan.Final, evaluator, cancellationToken);
        var choice = ChoiceRule.Choose(session.Search.Space, session.Search.Objective, trials)?.Point;
        return new WalkForwardRun(Assemble(session, folds, choice, TouchHoldout(session, choice, evaluator, cancellationToken)), trials);
    }

    /// <summary>Searches a fold's train window, chooses, and tests the choice.</summary>
    /// <param name="session">The session.</param>
    /// <param name="fold">The fold.</param>
    /// <param name="evaluator">Who evaluates.</param>
    /// <param name="cancellationToken">Asked before each batch.</param>
    public static FoldEvidence RunFold(
        WalkForwardSession session, Fold fold, IWindowEvaluator evaluator, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(fold);
        var trials = WindowSearch.Run(session.Search, fold.Number, fold.Train, evaluator, cancellationToken);
        return Test(session, fold, trials, evaluator, cancellationToken);
    }

    /// <summary>Chooses among the trials of a fold's search and tests the choice, as planned and under each scenario.</summary>
    /// <param name="session">The session.</param>
    /// <param name="fold">The fold.</param>
    /// <param name="trials">The completed trials of its search.</param>
    /// <param name="evaluator">Who evaluates.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public static FoldEvidence Test(
        WalkForwardSession session, Fold fold, ImmutableArray<SearchedTrial> trials, IWindowEvaluator evaluator, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(fold);
        ArgumentNullException.ThrowIfNull(evaluator);
        var chosen = ChoiceRule.Choose(session.Search.Space, session.Search.Objective, trials);
        var test = evaluator.Record(fold.Test, chosen?.Point, Scenario.AsPlanned, cancellationToken)
            ?? throw new InvalidOperationException("A window as planned has a record.");
        return new FoldEvidence(fold, chosen?.Point, chosen is null ? null : PerDay(chosen.Record), test)
        {
            FeasibleTrials = trials.Count(trial => trial.Score.IsFeasible),
            Scenarios =
            [
                .. session.Scenarios
                    .Select(scenario => (scenario.Name, Record: evaluator.Record(fold.Test, chosen?.Point, scenario, cancellationToken)))
                    .Where(entry => entry.Record is not null)
                    .Select(entry => new ScenarioPnl(entry.Name, entry.Record!.NetPnl)),
            ],
        };
    }

    /// <summary>Evaluates the final choice on the holdout; null without a choice, and then the holdout stays untouched.</summary>
    /// <param name="session">The session.</param>
    /// <param name="choice">The final choice.</param>
    /// <param name="evaluator">Who evaluates.</param>
    /// <param name="cancellationToken">The deadline.</param>
    public static WindowRecord? TouchHoldout(
        WalkForwardSession session, ParameterSet? choice, IWindowEvaluator evaluator, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(evaluator);
        return choice is null ? null : evaluator.Record(session.Plan.Holdout, choice, Scenario.AsPlanned, cancellationToken);
    }

    /// <summary>Puts together what the verdict is made of.</summary>
    /// <param name="session">The session.</param>
    /// <param name="folds">The evidence of all folds, in order of time.</param>
    /// <param name="choice">The final choice; null where no trial was feasible.</param>
    /// <param name="holdout">What it did on the holdout.</param>
    public static SessionEvidence Assemble(
        WalkForwardSession session, ImmutableArray<FoldEvidence> folds, ParameterSet? choice, WindowRecord? holdout)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new SessionEvidence(folds, choice, holdout)
        {
            LeastTrades = session.LeastTrades,
            OverlappingSessions = session.OverlappingSessions,
            Sensitivity = session.Sensitivity,
            WaivedFindings = session.WaivedFindings,
            IsResolutionLimited = session.IsResolutionLimited,
            IsExternal = session.IsExternal,
        };
    }

    private static double? PerDay(PointRecord record) => record.Metrics.Find("netPnlPerDay")
        ?? (record.HourlyPnl.IsEmpty ? null : record.HourlyPnl.Sum() / record.HourlyPnl.Length * HoursPerDay);
}
