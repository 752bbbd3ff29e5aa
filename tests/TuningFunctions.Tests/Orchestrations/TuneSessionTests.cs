using Microsoft.DurableTask.Client;
using Tuning.Sessions;
using Tuning.Sessions.Stores;
using TuningFunctions.Orchestrations;
using TuningFunctions.Sessions;
using TuningFunctions.Tests.Hosting;
using TuningFunctions.Tests.Sessions;

namespace TuningFunctions.Tests.Orchestrations;

public sealed class TuneSessionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_OnTheHost_GivesWhatThePlainLoopGives(bool replayEveryEpisode)
    {
        using var bench = new Bench();
        var expected = await bench.RunAsync();
        await using var app = await SessionApp.StartAsync(replayEveryEpisode: replayEveryEpisode);

        var summary = await app.RunAsync();

        summary.State.ShouldBe(SessionState.Completed);
        summary.ResultHash.ShouldBe(expected.ResultHash);
        summary.PlanHash.ShouldBe(expected.PlanHash);
        summary.Trials.ShouldBe(expected.Trials);
        summary.Notes.ShouldBe(expected.Notes);
        app.Evaluators.Evaluations.ShouldBe(74);
        (await app.Client.GetInstanceAsync(summary.Session, default))!.IsCompleted.ShouldBeTrue();
    }

    [Theory]
    [InlineData("budget.maxParallel=1")]
    [InlineData("sampler.batch=1")]
    public async Task Run_OtherShapes_GiveTheSameBest(string set)
    {
        await using var app = await SessionApp.StartAsync();

        var summary = await app.RunAsync(set);

        summary.Trials.Completed.ShouldBe(74);
        summary.Best!.Parameters.Canonical.ShouldBe("""{"entryBps":20,"exitBps":0}""");
    }

    [Fact]
    public async Task Run_MoreTasksThanOneHistoryTakes_ContinuesAsNew()
    {
        await using var app = await SessionApp.StartAsync(replayEveryEpisode: false);

        var summary = await app.RunAsync(
            "sampler.kind=random", "space.entryBps={\"type\":\"float\",\"low\":5,\"high\":60}", "sampler.batch=16", "budget.trials=600");

        summary.State.ShouldBe(SessionState.Completed);
        summary.Trials.Completed.ShouldBe(600);
        app.Evaluators.Evaluations.ShouldBe(600);
    }

    [Fact]
    public async Task Run_TooManyFailures_FailsWithTheReason()
    {
        await using var app = await SessionApp.StartAsync(
            new FakeEvaluators { Before = (_, _) => throw new DivideByZeroException("no such price") });

        var summary = await app.RunAsync();

        summary.State.ShouldBe(SessionState.Failed);
        summary.Error!.ShouldContain("trials failed");
        summary.Trials.ShouldBe(new TrialCounts(74, 0, 30, 0, 0, 44));
    }

    [Fact]
    public async Task Run_DeadlinePassed_TimesOutAndAccountsForEveryTrial()
    {
        await using var app = await SessionApp.StartAsync(new FakeEvaluators { Before = (_, _) => Busy(40) });

        var summary = await app.RunAsync("budget.sessionTimeout=PT0.5S", "budget.maxParallel=1");

        summary.State.ShouldBe(SessionState.TimedOut);
        // A machine under load may spend the time before a single trial has ended.
        var place = summary.Trials.Completed == 0 ? "before the first result" : FormattableString.Invariant($"after trial {summary.Trials.Completed - 1}");
        summary.Stopped.ShouldBe($"time {place}: the session's PT0.5S have run out");
        summary.Trials.Cancelled.ShouldBeGreaterThan(0);
        (summary.Trials.Completed + summary.Trials.Cancelled).ShouldBe(74);
    }

    [Fact]
    public async Task Wait_ShortSession_TellsEveryTrialInTheEnd()
    {
        await using var app = await SessionApp.StartAsync(new FakeEvaluators());
        var told = new List<int>();

        var summary = await app.WaitAsync(await app.LaunchAsync(), new Collector(told));

        told[^1].ShouldBe(summary.Trials.Completed);
    }

    [Fact]
    public async Task Run_ResultCannotBeTold_EndsFailedWithTheReason()
    {
        await using var app = await SessionApp.StartAsync(
            new FakeEvaluators { BeforeExplain = () => throw new InvalidDataException("the market is gone") });

        var summary = await app.RunAsync();

        summary.State.ShouldBe(SessionState.Failed);
        summary.Error!.ShouldContain("the market is gone");
        summary.ResultHash.ShouldBeNull();
        summary.Trials.ShouldBe(new TrialCounts(74, 74, 0, 0, 0, 0));
        (await app.Client.GetInstanceAsync(summary.Session, default))!.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed);
    }

    [Theory]
    [InlineData(false, 3, SessionState.Completed)]
    [InlineData(true, 1, SessionState.Failed)]
    public async Task Run_StepThatFailsTwice_IsRepeatedOnlyWhereRepeatingCanHelp(bool isOfTheCode, int attempts, SessionState state)
    {
        var tried = 0;
        await using var app = await SessionApp.StartAsync(new FakeEvaluators
        {
            BeforeExplain = () =>
            {
                if (Interlocked.Increment(ref tried) <= 2)
                {
                    throw isOfTheCode ? new DivideByZeroException("wrong") : new IOException("the disk is away");
                }
            },
        });

        var summary = await app.RunAsync("budget.trials=10");

        (tried, summary.State).ShouldBe((attempts, state));
    }

    [Fact]
    public async Task Run_Ended_ShowsItsProgressAsCustomStatus()
    {
        await using var app = await SessionApp.StartAsync();

        var summary = await app.RunAsync();

        var session = (await app.Client.GetInstanceAsync(summary.Session, getInputsAndOutputs: true, default))!;
        var fold = (await app.Client.GetInstanceAsync(TuneSession.FoldInstanceId(summary.Session, 0), getInputsAndOutputs: true, default))!;
        var (all, one) = (session.ReadCustomStatusAs<SessionProgress>()!, fold.ReadCustomStatusAs<FoldProgress>()!);
        (all.Searches, all.EndedSearches, all.PlannedTrials).ShouldBe((1, 1, 74));
        all.EstimatedEndUtc!.Value.ShouldBeInRange(session.CreatedAt.UtcDateTime, session.LastUpdatedAt.UtcDateTime);
        // Told before the last of three batches: what is done, and when the rest will be.
        (one.Batch, one.PlannedTrials, one.IsPaused).ShouldBe((2, 74, false));
        one.EstimatedEndUtc!.Value.ShouldBeGreaterThan(fold.CreatedAt.UtcDateTime);
    }

    [Fact]
    public async Task Launch_InstanceEndedWithoutItsSession_EndsTheSessionFailed()
    {
        using var started = new SemaphoreSlim(0);
        await using var app = await SessionApp.StartAsync(new FakeEvaluators
        {
            Before = (_, _) =>
            {
                started.Release();
                Busy(20);
            },
        });
        var id = await app.LaunchAsync("budget.maxParallel=1");
        (await started.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue();
        await app.Client.TerminateInstanceAsync(id, "by an operator");
        await app.Client.WaitForInstanceCompletionAsync(id);

        using var answer = await app.Http.PostAsync(new Uri($"api/sessions/{id}/launch", UriKind.Relative), null);

        ((int)answer.StatusCode).ShouldBe(200);
        var ended = SessionCloser.Read((await app.Store.FindSessionAsync(id, default))!)!;
        ended.State.ShouldBe(SessionState.Failed);
        ended.Error!.ShouldContain("Terminated");
        (ended.Trials.Completed + ended.Trials.Cancelled).ShouldBe(74);
    }

    [Fact]
    public async Task Run_Cancelled_EndsCancelled()
    {
        using var started = new SemaphoreSlim(0);
        await using var app = await SessionApp.StartAsync(new FakeEvaluators
        {
            Before = (_, _) =>
            {
                started.Release();
                Busy(20);
            },
        });
        var id = await app.LaunchAsync("budget.maxParallel=1");
        (await started.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue();

        using var answer = await app.Http.PostAsync(new Uri($"api/sessions/{id}/cancel", UriKind.Relative), null);
        var summary = await app.WaitAsync(id);

        ((int)answer.StatusCode).ShouldBe(202);
        summary.State.ShouldBe(SessionState.Cancelled);
        (summary.Trials.Completed + summary.Trials.Cancelled).ShouldBe(74);
    }

    [Fact]
    public async Task Run_HostStoppedInTheMiddle_IsFinishedByTheNextHost()
    {
        using var bench = new Bench();
        var expected = await bench.RunAsync();
        var home = Directory.CreateTempSubdirectory("tuning-resume");
        try
        {
            using var reached = new SemaphoreSlim(0);
            var id = "";
            await using (var first = await SessionApp.StartAsync(
                new FakeEvaluators { Before = (count, _) => Stopping(count, reached) }, home: home))
            {
                id = await first.LaunchAsync();
                (await reached.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue();
            }

            await using var second = await SessionApp.StartAsync(home: home);
            await SessionLauncher.LaunchAsync(second.Client, id, default);
            var summary = await second.WaitAsync(id);

            summary.ResultHash.ShouldBe(expected.ResultHash);
            summary.Trials.Completed.ShouldBe(74);
            second.Evaluators.Evaluations.ShouldBeInRange(1, 74);
            (await second.Store.ReadTrialsAsync(new FoldKey(id, 0), TrialRange.All, default)).Length.ShouldBe(74);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    [Fact]
    public void FoldInstanceId_OfASession_IsDeterministic() =>
        TuneSession.FoldInstanceId("sweep-20260301T120000-00a1", 3).ShouldBe("sweep-20260301T120000-00a1-fold-3");

    private static void Stopping(int count, SemaphoreSlim reached)
    {
        if (count == 35)
        {
            reached.Release();
        }

        Busy(5);
    }

    // Evaluations are synchronous: a short wait on nothing stands for work.
    private static void Busy(int milliseconds)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(milliseconds);
    }
}
