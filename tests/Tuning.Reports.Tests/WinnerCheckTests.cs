using FsCheck;
using FsCheck.Fluent;
using Tuning.Objectives;
using Tuning.Spaces;

namespace Tuning.Reports.Tests;

public sealed class WinnerCheckTests
{
    private static readonly double?[] s_values = [null, -1, 0, 1, 2];

    // Ties, undefined values and violations are common here, so that every step of the order decides somewhere.
    [Fact]
    public void Difference_AnyTrials_AgreesWithTheRankingAndWithNothingElse() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 4).Two().ListOf().ToArbitrary(),
        drawn =>
        {
            var report = MadeReport.Of(MadeReport.Thresholds, 0) with { Trials = [.. drawn.Select(Trial)], Best = null };
            var objective = report.Plan.Spec.Objective;
            var ranked = new Ranking(objective.Direction).Order(report.Trials.Select(trial =>
                new RankedTrial(trial.Number, trial.Point.Hash, objective.Evaluate(trial.Metrics))));
            int? best = ranked.IsEmpty ? null : ranked[0].Trial;
            return WinnerCheck.Difference(report with { Best = best }) is null
                && report.Trials.All(trial => trial.Number == best || WinnerCheck.Difference(report with { Best = trial.Number }) is not null);
        }));

    private static ReportTrial Trial((int Value, int Trades) drawn, int number) => new(
        number,
        new ParameterSet([new("entryBps", 5 + number), new("exitBps", 0)]),
        TrialState.Completed,
        MetricSet.FromDefined([new("netPnlPerDay", s_values[drawn.Value]), new("closedTrades", s_values[drawn.Trades] is { } trades ? 29 + trades : null)]));
}
