using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed class DeterminismScenarioTests
{
    [Scenario("nd-activity-name")]
    public Task ActivityName() => ChangedAsync("nd-activity-name", (c, k) => k == 1 ? Sq(c) : Slow(c));

    [Scenario("nd-activity-name-case")]
    public Task ActivityNameCase() => ChangedAsync(
        "nd-activity-name-case", (c, k) => c.CallActivityAsync<int>(k == 1 ? "Sq" : "SQ", 1));

    [Scenario("nd-activity-input")]
    public Task ActivityInput()
    {
        var k = 0;
        return Scenario.CheckAsync("nd-activity-input", (s, f) => f.Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            var v = await c.CallActivityAsync<int>("Sq", ++k + 1);
            return v.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }));
    }

    [Scenario("nd-fewer")]
    public Task Fewer() => ChangedAsync("nd-fewer", (c, k) => k == 1 ? Sq(c) : Task.CompletedTask, "early");

    [Scenario("nd-extra")]
    public Task Extra() => ChangedAsync("nd-extra", async (c, k) =>
    {
        await Sq(c);
        if (k > 1)
        {
            await c.CallActivityAsync<int>("Sq", 2);
        }
    });

    [Scenario("nd-extra-before")]
    public Task ExtraBefore() => ChangedAsync("nd-extra-before", async (c, k) =>
    {
        if (k > 1)
        {
            await Slow(c);
        }

        await Sq(c);
    });

    [Scenario("nd-activity-to-timer")]
    public Task ActivityToTimer() => ChangedAsync("nd-activity-to-timer", (c, k) => k == 1 ? Sq(c) : Timer(c, 10));

    [Scenario("nd-timer-to-activity")]
    public Task TimerToActivity() => ChangedAsync("nd-timer-to-activity", (c, k) => k == 1 ? Timer(c, 50) : Sq(c));

    [Scenario("nd-timer-missing")]
    public Task TimerMissing() => ChangedAsync("nd-timer-missing", (c, k) => k == 1 ? Timer(c, 50) : Task.CompletedTask);

    [Scenario("nd-sub-name")]
    public Task ChildName() => ChangedAsync(
        "nd-sub-name", (c, k) => k == 1 ? Quick(c) : c.CallSubOrchestratorAsync<string>("ChildId"));

    [Scenario("nd-sub-to-activity")]
    public Task ChildToActivity() => ChangedAsync("nd-sub-to-activity", (c, k) => k == 1 ? Quick(c) : Sq(c));

    [Scenario("nd-sub-missing")]
    public Task ChildMissing() => ChangedAsync("nd-sub-missing", (c, k) => k == 1 ? Quick(c) : Task.CompletedTask);

    [Scenario("nd-sendevent-name")]
    public Task SentEventName() => ChangedAsync("nd-sendevent-name", async (c, k) =>
    {
        c.SendEvent(c.InstanceId, k == 1 ? "A" : "B", 1);
        await Sq(c);
    });

    [Fact]
    public async Task SentToItself_InTheLastTurn_RunsTheCodeOnceMoreAndChangesNothing()
    {
        await using var engine = await TestEngine.StartAsync();
        engine.Functions.Orchestrator("O", c =>
        {
            engine.Functions.Log(c, "start");
            c.SetCustomStatus(engine.Functions.TraceOf(c.InstanceId).Count);
            c.SendEvent(c.InstanceId, "E", 1);
            return Task.FromResult(engine.Functions.TraceOf(c.InstanceId).Count);
        });
        var end = await engine.RunAsync("O", null, "itself");
        engine.Functions.TraceOf("itself").ShouldBe(["start r=false", "start r=true"]);
        (end.SerializedOutput, end.SerializedCustomStatus).ShouldBe(("1", "1"));
    }

    [Scenario("nd-event-wait-moved")]
    public Task EventWaitMoved() => ChangedAsync(
        "nd-event-wait-moved", (c, k) => k == 1 ? Sq(c) : c.WaitForExternalEvent<string>("E"));

    [Scenario("nd-event-name")]
    public async Task EventName()
    {
        var k = 0;
        await using var s = await Scenario.StartAsync("nd-event-name", (s, f) => f.Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            s.Log(c, "wait");
            await c.WaitForExternalEvent<string>(++k == 1 ? "E" : "F");
            return "ok";
        }));
        await s.BeginAsync("O");
        await s.TracedAsync("wait");
        await s.RaiseAsync("E");
        await s.TracedAsync("wait", null, 2);
        s.Expect(await s.ReadAsync());
        s.Expect("completedWithinSeconds", (await s.ReadAsync()).IsCompleted);
        s.LeaveOut("waitedSeconds", "the second turn is over: nothing is left that could end it");
        s.ExpectNothingElse();
    }

    [Scenario("nd-swapped")]
    public Task Swapped() => ChangedAsync("nd-swapped", (c, k) =>
    {
        var first = k == 1 ? Sq(c) : c.CallActivityAsync<int>("Slow", 300);
        var second = k == 1 ? c.CallActivityAsync<int>("Slow", 300) : Sq(c);
        return Task.WhenAll(first, second);
    });

    private static Task<int> Sq(TaskOrchestrationContext c) => c.CallActivityAsync<int>("Sq", 1);

    private static Task<int> Slow(TaskOrchestrationContext c) => c.CallActivityAsync<int>("Slow", 1);

    private static Task Timer(TaskOrchestrationContext c, int milliseconds) =>
        c.CreateTimer(TimeSpan.FromMilliseconds(milliseconds), CancellationToken.None);

    private static Task<int> Quick(TaskOrchestrationContext c) => c.CallSubOrchestratorAsync<int>("Quick", 1);

    private static Task ChangedAsync(string id, Func<TaskOrchestrationContext, int, Task> body, string result = "ok")
    {
        var k = 0;
        return Scenario.CheckAsync(id, (s, f) => f.Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            await body(c, ++k);
            return result;
        }));
    }
}
