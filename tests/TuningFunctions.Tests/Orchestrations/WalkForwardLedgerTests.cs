using Tuning.Validation.Gates;
using Tuning.Validation.Splits;
using TuningFunctions.Sessions;
using TuningFunctions.Tests.Sessions;

namespace TuningFunctions.Tests.Orchestrations;

public sealed class WalkForwardLedgerTests
{
    private static readonly string[] s_validated =
    [
        "validation={\"kind\":\"walkForward\",\"train\":\"PT72H\",\"test\":\"PT24H\",\"step\":\"PT24H\",\"holdout\":\"PT24H\"}",
        "sampler.batch=16",
    ];

    private static readonly Window s_holdout = new(WindowUnit.Time, 7 * 24 * WindowLength.HourNs, 8 * 24 * WindowLength.HourNs);

    [Fact]
    public async Task Run_AnotherPlanOnTheSameMarket_LeavesTheHoldoutAloneAndHasNoWinner()
    {
        using var bench = new Bench();
        var first = await bench.RunAsync(s_validated);

        var second = await bench.RunAsync([.. s_validated, "sampler.batch=8"]);

        first.Verdict!.IsWinner.ShouldBeTrue();
        first.Figures!.OverlappingSessions.ShouldBe(1);
        second.Verdict!.Kind.ShouldBe(VerdictKind.NoWinner);
        second.Figures!.OverlappingSessions.ShouldBe(2);
        Gate(second, GateNames.HoldoutPnl).Value.ShouldBeNull();
        Gate(second, GateNames.HoldoutPnl).Why.ShouldContain(first.Session);
        second.Best!.Label.ShouldBe(SessionCloser.InSample);
        bench.Windows.Tested.Count(window => window == s_holdout).ShouldBe(1);
    }

    [Fact]
    public async Task Run_TheSamePlanAgain_HasTheSameVerdict()
    {
        using var bench = new Bench();
        var first = await bench.RunAsync(s_validated);

        var second = await bench.RunAsync([.. s_validated, "budget.maxParallel=1", "name=again"]);

        second.PlanHash.ShouldBe(first.PlanHash);
        second.ResultHash.ShouldBe(first.ResultHash);
        second.Verdict!.Gates.ShouldBe(first.Verdict!.Gates);
        second.Figures!.OverlappingSessions.ShouldBe(1);
    }

    [Fact]
    public async Task Run_WithALeastNumberOfTrades_IsHeldAgainstIt()
    {
        using var bench = new Bench();

        var summary = await bench.RunAsync([.. s_validated, "validation.minTrades=5000"]);

        var gate = Gate(summary, GateNames.Trades);
        gate.Threshold.ShouldBe(5000);
        gate.Pass.ShouldBeFalse();
        summary.Verdict!.MoreDays!.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Run_Completed_StoresTheDocumentOfItsReport()
    {
        using var bench = new Bench();
        var summary = await bench.RunAsync(s_validated);

        var document = (await bench.Evidence.FindDocumentAsync(summary.Session, default))!;

        document.Verdict.Kind.ShouldBe(summary.Verdict!.Kind);
        document.Folds.Length.ShouldBe(4);
        document.Equity.Length.ShouldBe(4);
        document.Equity[2].Start.ShouldBe(DateTimeOffset.UnixEpoch.AddDays(5));
        document.Holdout!.Start.ShouldBe(DateTimeOffset.UnixEpoch.AddDays(7));
        document.Pairs.Count(pair => pair.IsChoice).ShouldBe(4);
        document.Logits.ShouldNotBeEmpty();
        document.Stress.Length.ShouldBe(9);
        var overfitting = summary.Figures!.Overfitting!;
        (overfitting.Columns + overfitting.Dropped).ShouldBe(74, "infeasible trials are part of the search too");
        summary.Figures.Overfitting!.Logits.ShouldBeEmpty("the document has them, a result does not");
        summary.Figures.Baselines.Select(baseline => baseline.Name).ShouldBe(["doNothing", "defaults", "bestStatic"]);
        (await bench.Closer.CloseAsync(summary.Session, summary.State, null, null, default)).Figures!.Superior.ShouldBe(summary.Figures.Superior);
    }

    private static GateResult Gate(SessionSummary summary, string name) =>
        summary.Verdict!.Gates.Single(gate => string.Equals(gate.Name, name, StringComparison.Ordinal));
}
