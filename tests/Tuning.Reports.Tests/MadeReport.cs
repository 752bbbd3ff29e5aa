using System.Collections.Immutable;
using Tuning.Objectives;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Spaces;

namespace Tuning.Reports.Tests;

/// <summary>Reports of made-up sessions.</summary>
internal static class MadeReport
{
    public static readonly ImmutableArray<Parameter> Thresholds = [new Parameter.Real("entryBps", 5, 60), new Parameter.Real("exitBps", -40, 20)];

    /// <summary>A session whose trials lie on a hill around entry 30 and exit -10.</summary>
    public static SessionReport Of(ImmutableArray<Parameter> parameters, int trials, Func<int, ParameterSet>? pointOf = null, string name = "made")
    {
        var objective = new Objective("netPnlPerDay", ObjectiveDirection.Maximize, [new MetricConstraint("closedTrades", 30, null)]);
        var spec = new SessionSpec(name, "arbitrage", parameters, objective) { Datasets = [] };
        var plan = new SessionPlan($"{name}-20260131T101500-4f2a", spec, [new PlannedDataset(new string('a', 64), 20_000, "quotes.csv")], "arbitrage-1")
        {
            PlannedTrials = Math.Max(1, trials),
            ForbiddenPoints = 0,
            CreatedAt = new DateTimeOffset(2026, 1, 31, 10, 15, 0, TimeSpan.Zero),
        };
        var space = new Space(parameters);
        ImmutableArray<ReportTrial> made = [.. Enumerable.Range(0, trials).Select(i => Trial(i, pointOf?.Invoke(i) ?? PointOf(space, i)))];
        return new SessionReport(plan, new string('b', 64), space, SessionState.Completed)
        {
            Accounting = new TrialAccounting(Math.Max(1, trials), trials, 0, 0, 0, trials == 0 ? 1 : 0),
            Trials = made,
            ResultHash = new string('c', 64),
            Best = BestOf(objective, made),
            Notes = ["in sample, not validated"],
            Work = new WorkRecord(["host"], 4, 1.5, plan.CreatedAt.AddSeconds(2)),
        };
    }

    public static ReportTrial Trial(int number, ParameterSet point)
    {
        var height = 10.0;
        foreach (var (_, value) in point)
        {
            height -= value is ParameterValue.Number number2 ? Math.Pow((number2.Value - 10) / 25, 2) : 0;
        }

        return new ReportTrial(number, point, TrialState.Completed, MetricSet.From(
        [
            new("netPnlPerDay", height), new("closedTrades", 20 + (number % 50)), new("maxDrawdownPct", 1 + (number % 7)),
        ]));
    }

    private static int? BestOf(Objective objective, ImmutableArray<ReportTrial> trials) =>
        new Ranking(objective.Direction).Order(trials.Select(trial => new RankedTrial(trial.Number, trial.Point.Hash, objective.Evaluate(trial.Metrics)))) is [var first, ..]
            ? first.Trial
            : null;

    // A low-discrepancy walk through the space.
    private static ParameterSet PointOf(Space space, int number) => space.Decode(
        [.. Enumerable.Range(1, space.Dimensions).Select(axis => (number + 0.5) * Math.Sqrt(axis + 1) % 1)]);
}
