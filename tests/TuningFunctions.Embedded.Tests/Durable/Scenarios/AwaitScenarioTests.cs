using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

/// <summary>Where the real engine hangs, this one fails at once and names the rule.</summary>
public sealed class AwaitScenarioTests
{
    private const string Real = "An invalid asynchronous invocation was detected.";

    // On the SDK it hangs; in the Functions worker it fails with these words, and so it does here.
    [Scenario("await-delay-first")]
    public Task DelayFirst() => FailsLikeTheWorkerAsync("await-delay-first", "fn-await-delay-first", DelayFirstBody);

    [Scenario("fn-await-delay-first")]
    public Task FunctionDelayFirst() => Scenario.CheckAsync("fn-await-delay-first", (s, f) => f.Orchestrator("O", async _ =>
    {
        await Task.Delay(50);
        return "x";
    }));

    [Scenario("fn-await-delay-first-context-used")]
    public Task FunctionDelayFirstContextUsed() => Scenario.CheckAsync(
        "fn-await-delay-first-context-used", (s, f) => f.Orchestrator("O", c => DelayFirstBody(s, c)));

    [Scenario("await-delay-mid")]
    public Task DelayMid() => NamedAsync("await-delay-mid", DelayMidBody);

    [Scenario("fn-await-delay-mid")]
    public Task FunctionDelayMid() => NamedAsync("fn-await-delay-mid", DelayMidBody);

    [Scenario("await-delay-then-event")]
    public Task DelayThenEvent() => NamedAsync("await-delay-then-event", async (s, c) =>
    {
        s.Log(c, "start");
        var e = c.WaitForExternalEvent<string>("E");
        await Task.Delay(50);
        s.Log(c, "after");
        return await e;
    });

    [Scenario("await-delay-whenany")]
    public Task DelayWhenAny() => NamedAsync("await-delay-whenany", async (s, c) =>
    {
        s.Log(c, "start");
        var d = Task.Delay(100);
        Task e = c.WaitForExternalEvent<string>("E");
        s.Log(c, "wait");
        return await Task.WhenAny(d, e) == e ? "event" : "delay";
    });

    [Scenario("await-configureawait-false")]
    public Task ConfigureAwaitFalse() => NamedAsync("await-configureawait-false", ConfigureAwaitBody);

    [Scenario("fn-configureawait-false")]
    public Task FunctionConfigureAwaitFalse() => NamedAsync("fn-configureawait-false", ConfigureAwaitBody);

    [Fact]
    public Task LongDelay_FailsAtOnce() => NamedAsync("await-delay-mid", async (s, c) =>
    {
        s.Log(c, "start");
        await c.CallActivityAsync<int>("Sq", 1);
        await Task.Delay(TimeSpan.FromHours(1));
        return "x";
    });

    [Fact]
    public Task ConfigureAwaitFalse_OnTheLastAwait_Fails() => NamedAsync("await-configureawait-false", async (s, c) =>
    {
        s.Log(c, "start");
        return (await c.CallActivityAsync<int>("Sq", 1).ConfigureAwait(false)).ToString(System.Globalization.CultureInfo.InvariantCulture);
    });

    [Scenario("await-task-run")]
    public Task TaskRun() => FailsLikeTheWorkerAsync("await-task-run", "fn-await-task-run", TaskRunBody);

    [Scenario("fn-await-task-run")]
    public Task FunctionTaskRun() => Scenario.CheckAsync(
        "fn-await-task-run", (s, f) => f.Orchestrator("O", c => TaskRunBody(s, c)));

    [Scenario("await-completed")]
    public Task Completed() => Scenario.CheckAsync("await-completed", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        await Task.CompletedTask;
        await new ValueTask<int>(1);
        await Task.FromResult(2);
        await Task.WhenAll([]);
        return await c.CallActivityAsync<int>("Sq", 3);
    }));

    [Scenario("await-yield")]
    public Task Yield() => Scenario.CheckAsync("await-yield", (s, f) => f.Orchestrator("O", c => YieldBody(s, c)));

    [Scenario("fn-await-yield")]
    public Task FunctionYield() => Scenario.CheckAsync("fn-await-yield", (s, f) => f.Orchestrator("O", c => YieldBody(s, c)));

    private static async Task<int> YieldBody(Scenario s, TaskOrchestrationContext c)
    {
        s.Log(c, "start");
        await Task.Yield();
        s.Log(c, "after");
        return await c.CallActivityAsync<int>("Sq", 3);
    }

    private static async Task<string> DelayFirstBody(Scenario s, TaskOrchestrationContext c)
    {
        s.Log(c, "start");
        await Task.Delay(50);
        s.Log(c, "after");
        return "x";
    }

    private static async Task<string> TaskRunBody(Scenario s, TaskOrchestrationContext c)
    {
        s.Log(c, "start");
        var v = await Task.Run(async () =>
        {
            // Longer than on the real engine: it must not be over before a slow machine comes to await it.
            await Task.Delay(300);
            return 5;
        });
        s.Log(c, "after");
        await c.CallActivityAsync<int>("Sq", 2);
        return v.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<string> DelayMidBody(Scenario s, TaskOrchestrationContext c)
    {
        s.Log(c, "start");
        await c.CallActivityAsync<int>("Sq", 1);
        s.Log(c, "mid");
        await Task.Delay(50);
        s.Log(c, "after");
        await c.CallActivityAsync<int>("Sq", 2);
        return "x";
    }

    private static async Task<string> ConfigureAwaitBody(Scenario s, TaskOrchestrationContext c)
    {
        s.Log(c, "start");
        var a = await c.CallActivityAsync<int>("Sq", 2).ConfigureAwait(false);
        s.Log(c, "after1");
        var b = await c.CallActivityAsync<int>("Sq", a).ConfigureAwait(false);
        s.Log(c, "after2");
        return b.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task FailsLikeTheWorkerAsync(
        string id, string like, Func<Scenario, TaskOrchestrationContext, Task<string>> body)
    {
        await using var s = await Scenario.StartAsync(id, (s, f) => f.Orchestrator("O", c => body(s, c)));
        var end = await s.RunAsync("O");
        end.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        end.SerializedOutput.ShouldBe(Observations.Get(like).GetProperty("observed").GetProperty("serializedOutput").GetString());
        s.Functions.TraceOf(id).ShouldBe([.. s.Observed.GetProperty("trace").EnumerateArray().Select(t => t.GetString()!)]);
    }

    private static async Task NamedAsync(string id, Func<Scenario, TaskOrchestrationContext, Task<string>> body)
    {
        foreach (var replay in new[] { true, false })
        {
            await using var s = await Scenario.StartAsync(
                id, (s, f) => f.Orchestrator("O", c => body(s, c)), o => o with { ReplayEveryEpisode = replay });
            var end = await s.RunAsync("O");
            end.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
            end.FailureDetails!.ErrorType.ShouldBe("System.InvalidOperationException");
            end.FailureDetails.ErrorMessage.ShouldStartWith(Real);
            end.FailureDetails.ErrorMessage.ShouldContain("The rule: an orchestrator awaits only tasks of its TaskOrchestrationContext");
            end.FailureDetails.ErrorMessage.ShouldContain("ConfigureAwait(false)");
            end.SerializedOutput.ShouldBe(end.FailureDetails.ErrorMessage);
        }
    }
}
