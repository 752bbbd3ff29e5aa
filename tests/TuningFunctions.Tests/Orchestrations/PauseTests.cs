using System.Net;
using Tuning.Sessions;
using TuningFunctions.Sessions;
using TuningFunctions.Tests.Hosting;
using TuningFunctions.Tests.Http;
using TuningFunctions.Tests.Sessions;

namespace TuningFunctions.Tests.Orchestrations;

public sealed class PauseTests
{
    [Fact]
    public async Task Pause_RunningSession_StandsStillUntilItIsResumedAndGivesTheSameResult()
    {
        using var bench = new Bench();
        var expected = await bench.RunAsync("sampler.batch=10");
        await using var app = await SessionApp.StartAsync(Slow());
        var id = await app.LaunchAsync("sampler.batch=10");

        await PausedAsync(app, id);
        var evaluations = app.Evaluators.Evaluations;
        using var again = await Answer.SendAsync(app, "POST", $"api/sessions/{id}/pause");
        using var resumed = await Answer.SendAsync(app, "POST", $"api/sessions/{id}/resume");
        var summary = await app.WaitAsync(id);

        evaluations.ShouldBeLessThan(74);
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        resumed.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await Answer.JsonOf(resumed)).GetProperty("state").GetString().ShouldBe("Running");
        summary.State.ShouldBe(SessionState.Completed);
        summary.ResultHash.ShouldBe(expected.ResultHash);
        app.Evaluators.Evaluations.ShouldBe(74);
    }

    [Fact]
    public async Task Pause_ResumedBeforeItTookEffect_DoesNotStop()
    {
        await using var app = await SessionApp.StartAsync(Slow());
        var id = await app.LaunchAsync("sampler.batch=10");

        for (var i = 0; i < 5; i++)
        {
            using var paused = await Answer.SendAsync(app, "POST", $"api/sessions/{id}/pause");
            using var resumed = await Answer.SendAsync(app, "POST", $"api/sessions/{id}/resume");
        }

        (await app.WaitAsync(id)).Trials.ShouldBe(new TrialCounts(74, 74, 0, 0, 0, 0));
    }

    [Fact]
    public async Task Cancel_PausedSession_EndsCancelled()
    {
        await using var app = await SessionApp.StartAsync(Slow());
        var id = await app.LaunchAsync("sampler.batch=10");
        await PausedAsync(app, id);

        using var answer = await Answer.SendAsync(app, "POST", $"api/sessions/{id}/cancel");
        var summary = await app.WaitAsync(id);

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        summary.State.ShouldBe(SessionState.Cancelled);
        (summary.Trials.Completed + summary.Trials.Cancelled).ShouldBe(74);
        using var late = await Answer.SendAsync(app, "POST", $"api/sessions/{id}/resume");
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Cancel_NotedBeforeTheSessionRan_EndsCancelled()
    {
        await using var app = await SessionApp.StartAsync();
        var id = await app.PlanAsync();
        await app.Store.RequestCancelAsync(id, default);

        await SessionLauncher.LaunchAsync(app.Client, id, default);
        var summary = await app.WaitAsync(id);

        (summary.State, summary.Trials).ShouldBe((SessionState.Cancelled, new TrialCounts(74, 0, 0, 0, 0, 74)));
    }

    [Fact]
    public async Task Deadline_PausedSession_TimesOut()
    {
        await using var app = await SessionApp.StartAsync(Slow());
        var id = await app.LaunchAsync("sampler.batch=10", "budget.sessionTimeout=PT2S");
        using var paused = await Answer.SendAsync(app, "POST", $"api/sessions/{id}/pause");

        var summary = await app.WaitAsync(id);

        summary.State.ShouldBe(SessionState.TimedOut);
        summary.Stopped!.ShouldStartWith("time ");
        (summary.Trials.Completed + summary.Trials.Cancelled).ShouldBe(74);
    }

    private static FakeEvaluators Slow() => new()
    {
        Before = (_, _) =>
        {
            using var never = new ManualResetEventSlim();
            never.Wait(5);
        },
    };

    private static async Task PausedAsync(SessionApp app, string id)
    {
        using var answer = await Answer.SendAsync(app, "POST", $"api/sessions/{id}/pause");
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await app.Store.FindSessionAsync(id, patience.Token))!.State is not SessionState.Paused)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
