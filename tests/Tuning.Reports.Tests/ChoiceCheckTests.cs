using FsCheck;
using FsCheck.Fluent;
using Tuning.Analysis;
using Tuning.Objectives;
using Tuning.Spaces;
using Tuning.Validation.Gates;

namespace Tuning.Reports.Tests;

public sealed class ChoiceCheckTests
{
    private const int Hours = 6;

    // Hours differ by trial, so that the rule often chooses another trial than the best one.
    [Fact]
    public void Difference_WhatTheRuleChooses_IsNone() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(-20, 20).ArrayOf(Hours).ListOf().Where(trials => trials.Count > 1).ToArbitrary(),
        drawn =>
        {
            var report = ReportOf([.. drawn.Select(hours => hours.Average())]);
            var chosen = Plateau.Choose(report.Space, [.. report.Trials.Zip(drawn, (trial, hours) =>
                new PlateauTrial(trial.Point, hours.Average(), [.. hours.Select(hour => (double)hour)]))])!.Value;
            return ChoiceCheck.Difference(Choosing(report, chosen)) is null;
        }));

    [Fact]
    public void Difference_TrialOnALonelySlope_IsNamed()
    {
        var report = ReportOf([1, 2, 9, 9.5, 9, 2, 1, -5, -9, -9]);

        ChoiceCheck.Difference(Choosing(report, 3)).ShouldBeNull();
        ChoiceCheck.Difference(Choosing(report, 9)).ShouldNotBeNull().ShouldStartWith("trial 9 was chosen, and what surrounds it");
    }

    [Fact]
    public void Difference_ChoiceThatIsNotTheVerdicts_IsNamed()
    {
        var report = Choosing(ReportOf([1, 2, 9, 9.5, 9, 2, 1]), 3);

        ChoiceCheck.Difference(report with { Best = null }).ShouldBe("there is a winner, and no stored trial was chosen");
        ChoiceCheck.Difference(report with { Best = 2 }).ShouldNotBeNull().ShouldStartWith("the winner is told to be");
        ChoiceCheck.Difference(report with { Trials = report.Trials.SetItem(3, report.Trials[3] with { State = TrialState.Failed }) })
            .ShouldBe("trial 3 was chosen, and it is not feasible");
    }

    private static SessionReport Choosing(SessionReport report, int number) => report with
    {
        Best = number,
        Verdict = new Verdict(VerdictKind.Winner, report.Trials[number].Point, []),
    };

    private static SessionReport ReportOf(double[] values) => MadeReport.Of(MadeReport.Thresholds, 0) with
    {
        Trials =
        [
            .. values.Select((value, number) => new ReportTrial(
                number,
                new ParameterSet([new("entryBps", 5 + (50.0 * number / values.Length)), new("exitBps", 0)]),
                TrialState.Completed,
                MetricSet.From([new("netPnlPerDay", value), new("closedTrades", 100)]))),
        ],
    };
}
