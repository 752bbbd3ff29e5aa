using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tuning.Sessions;
using Tuning.Sessions.Planning;
using Tuning.Sessions.Stores;
using Tuning.Validation.Checking;
using Tuning.Validation.Gates;
using Tuning.Validation.Splits;
using TuningFunctions.Sessions;
using TuningFunctions.Tests.Hosting;
using TuningFunctions.Tests.Http;
using TuningFunctions.Tests.Sessions;

namespace TuningFunctions.Tests.Orchestrations;

public sealed class WalkForwardTests
{
    private const int Searches = 5;
    private const int TrialsOfASearch = 74;
    private const int AllTrials = Searches * TrialsOfASearch;

    private static readonly string[] s_validated =
    [
        "validation={\"kind\":\"walkForward\",\"train\":\"PT72H\",\"test\":\"PT24H\",\"step\":\"PT24H\",\"holdout\":\"PT24H\"}",
        "sampler.batch=16",
    ];

    [Fact]
    public async Task Run_OnTheHost_GivesWhatThePlainLoopGives()
    {
        using var bench = new Bench();
        var expected = await bench.RunAsync(s_validated);
        await using var app = await SessionApp.StartAsync();

        var summary = await app.RunAsync(s_validated);

        summary.State.ShouldBe(SessionState.Completed);
        summary.ResultHash.ShouldBe(expected.ResultHash);
        summary.PlanHash.ShouldBe(expected.PlanHash);
        summary.Trials.ShouldBe(new TrialCounts(AllTrials, AllTrials, 0, 0, 0, 0));
        summary.Notes.ShouldBe(expected.Notes);
        summary.Notes.Any(note => note.Contains("in sample", StringComparison.Ordinal)).ShouldBeFalse();
        summary.Verdict!.Kind.ShouldBe(VerdictKind.Winner);
        summary.Verdict.Gates.ShouldBe(expected.Verdict!.Gates);
        summary.Verdict.Gates.Length.ShouldBe(14);
        summary.Best!.Label.ShouldBe("outOfSample");
        summary.Best.Parameters.ShouldBe(summary.Verdict.Parameters);
        summary.Best.Metrics["netPnl"].ShouldBe(summary.Verdict.Gates.Single(gate => string.Equals(gate.Name, "holdoutPnl", StringComparison.Ordinal)).Value!.Value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Run_AnyParallelism_GivesTheSameResultAndTestsEachWindowOnce(int parallel)
    {
        using var bench = new Bench();
        var expected = await bench.RunAsync(s_validated);
        await using var app = await SessionApp.StartAsync(replayEveryEpisode: false);

        var summary = await app.RunAsync([.. s_validated, $"budget.maxParallel={parallel}"]);

        summary.ResultHash.ShouldBe(expected.ResultHash);
        app.Windows.Tested.Order(Comparer<Window>.Create((one, other) => one.Start.CompareTo(other.Start)))
            .ShouldBe(Enumerable.Range(3, Searches).Select(day => Day(day)));
        app.Windows.Tested.Last().ShouldBe(Day(7), "the holdout comes after every search and every test");
    }

    [Fact]
    public async Task Run_NothingIsKeptOutOfSample_HasNoWinner()
    {
        await using var app = await SessionApp.StartAsync(windows: new FakeWindows { Kept = -1 });

        var summary = await app.RunAsync(s_validated);

        summary.State.ShouldBe(SessionState.Completed);
        summary.Verdict!.Kind.ShouldBe(VerdictKind.NoWinner);
        summary.Verdict.Parameters.ShouldBeNull();
        summary.Verdict.StoppedBy.ShouldNotBeNull();
        summary.Best!.Label.ShouldBe("outOfSample");
    }

    [Fact]
    public async Task Run_NoTrialIsFeasible_LeavesTheHoldoutUntouched()
    {
        await using var app = await SessionApp.StartAsync();

        var summary = await app.RunAsync([.. s_validated, "objective.constraints=[{\"metric\":\"closedTrades\",\"min\":100000}]"]);

        summary.State.ShouldBe(SessionState.Completed);
        summary.Verdict!.Kind.ShouldBe(VerdictKind.NoWinner);
        summary.Best.ShouldBeNull();
        app.Windows.Tested.ShouldNotContain(Day(7));
    }

    [Fact]
    public async Task Run_TestCannotBeMade_FailsWithTheReasonAndEndsEverySearch()
    {
        await using var app = await SessionApp.StartAsync(
            windows: new FakeWindows { Before = _ => throw new InvalidOperationException("the market is gone") });

        var summary = await app.RunAsync(s_validated);

        summary.State.ShouldBe(SessionState.Failed);
        summary.Error!.ShouldContain("the market is gone");
        summary.Verdict.ShouldBeNull();
        (await app.Client.GetInstanceAsync(summary.Session, default))!.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_HoursOfOtherScores_FailsLoudly()
    {
        await using var app = await SessionApp.StartAsync(windows: new FakeWindows { Shift = 1 });

        var summary = await app.RunAsync(s_validated);

        summary.State.ShouldBe(SessionState.Failed);
        summary.Error!.ShouldContain("another value than the one that is stored");
    }

    [Fact]
    public async Task Pause_SeveralFolds_StandStillUntilTheyAreResumed()
    {
        using var bench = new Bench();
        var expected = await bench.RunAsync(s_validated);
        await using var app = await SessionApp.StartAsync(new FakeEvaluators { Before = (_, _) => Thread.SpinWait(10_000) });
        var id = await app.LaunchAsync(s_validated);

        using var paused = await Answer.SendAsync(app, "POST", $"api/sessions/{id}/pause");
        using var resumed = await Answer.SendAsync(app, "POST", $"api/sessions/{id}/resume");
        var summary = await app.WaitAsync(id);

        resumed.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        summary.ResultHash.ShouldBe(expected.ResultHash);
    }

    [Fact]
    public async Task Cancel_SeveralFolds_EndsCancelledAndAccountsForEveryTrial()
    {
        using var started = new SemaphoreSlim(0);
        await using var app = await SessionApp.StartAsync(new FakeEvaluators { Before = (_, _) => started.Release() });
        var id = await app.LaunchAsync([.. s_validated, "budget.maxParallel=1"]);
        (await started.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue();

        using var answer = await Answer.SendAsync(app, "POST", $"api/sessions/{id}/cancel");
        var summary = await app.WaitAsync(id);

        summary.State.ShouldBe(SessionState.Cancelled);
        summary.Trials.Planned.ShouldBe(AllTrials);
        (summary.Trials.Completed + summary.Trials.Cancelled).ShouldBe(AllTrials);
        summary.Verdict.ShouldBeNull();
    }

    [Fact]
    public async Task Test_Repeated_FindsTheEvidenceAndEvaluatesNothing()
    {
        using var bench = new Bench();
        var summary = await bench.RunAsync(s_validated);
        var before = bench.Windows.Tested.Count();

        var fold = await bench.Tester.TestAsync(new FoldKey(summary.Session, 1), default);
        var holdout = await bench.Tester.TouchHoldoutAsync(summary.Session, default);

        bench.Windows.Tested.Count().ShouldBe(before);
        fold.Fold.Test.ShouldBe(Day(4));
        fold.Choice.ShouldNotBeNull();
        fold.Test.HourlyPnl.Length.ShouldBe(24);
        holdout.Choice.ShouldBe(summary.Best!.Parameters);
        var chosen = (await bench.Store.ReadFoldsAsync(summary.Session, default))[1].ChosenTrial!.Value;
        (await bench.Store.ReadResultsAsync(new FoldKey(summary.Session, 1), new TrialRange(chosen, 1), default))
            .Select(result => result.Key.Window).ShouldBe([SessionPlan.TestWindow, SessionPlan.TrainWindow]);
    }

    [Fact]
    public async Task Run_TheCheckComesToAnotherVerdict_FailsLoudly()
    {
        await using var app = await SessionApp.StartAsync(services: services => services.AddSingleton(
            provider => new SessionJudge(provider.GetRequiredService<SearchCache>(), provider.GetRequiredService<EvidenceStore>())
            {
                // As if other evidence had been stored than the verdict was made of.
                Check = (evidence, verdict) => VerdictCheck.Differences(evidence with { LeastTrades = 1_000_000 }, verdict),
            }));

        var summary = await app.RunAsync(s_validated);

        summary.State.ShouldBe(SessionState.Failed);
        summary.Error!.ShouldContain("The verdict does not follow from its evidence: trades.threshold is 100, recomputed 1000000");
        summary.Verdict.ShouldBeNull();
    }

    private static Window Day(int day) => new(WindowUnit.Time, day * 24 * WindowLength.HourNs, (day + 1) * 24 * WindowLength.HourNs);
}
