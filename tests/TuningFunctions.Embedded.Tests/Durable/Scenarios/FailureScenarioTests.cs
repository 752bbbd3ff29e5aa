using Microsoft.DurableTask;

namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed class FailureScenarioTests
{
    [Scenario("orch-throw-sync")]
    public Task ThrowSync() => Scenario.CheckAsync("orch-throw-sync", (s, f) => f.Orchestrator("O", c =>
    {
        s.Log(c, "start");
        c.SetCustomStatus("s");
        throw new ApplicationException("boom-1");
    }));

    [Scenario("orch-throw-inner")]
    public Task ThrowInner() => Scenario.CheckAsync("orch-throw-inner", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        await c.CallActivityAsync<int>("Sq", 1);
        throw new OrderException("outer", 1, new InvalidOperationException("mid", new ArgumentException("leaf")));
    }));

    [Scenario("orch-throw-aggregate")]
    public Task ThrowAggregate() => Scenario.CheckAsync("orch-throw-aggregate", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        await Task.CompletedTask;
        throw new AggregateException("agg", new InvalidOperationException("one"), new ArgumentException("two"));
    }));

    [Scenario("orch-throw-cancelled")]
    public Task ThrowCancelled() => Scenario.CheckAsync("orch-throw-cancelled", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        await Task.CompletedTask;
        throw new OperationCanceledException("stop");
    }));

    [Scenario("orch-throw-open-tasks")]
    public Task ThrowOpenTasks() => Scenario.CheckAsync(
        "orch-throw-open-tasks",
        (s, f) => f.Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            _ = c.CallActivityAsync<int>("Slow", 700);
            _ = c.CreateTimer(TimeSpan.FromMilliseconds(1200), CancellationToken.None);
            await c.CallActivityAsync<int>("Sq", 1);
            s.Log(c, "throwing");
            throw new ApplicationException("early");
        }),
        async s =>
        {
            await s.TracedAsync("throwing");
            s.Expect("statusAfter1000ms", (await s.ReadAsync()).RuntimeStatus);
        });

    [Scenario("orch-unknown")]
    public Task Unknown() => Scenario.CheckAsync("orch-unknown", (_, _) => { }, null, "NoSuchOrch");

    [Scenario("orch-bad-input")]
    public Task BadInput() => Scenario.CheckAsync("orch-bad-input", (s, f) => f.Orchestrator<int, int>("O", (c, x) =>
    {
        s.Log(c, "start");
        return Task.FromResult(x);
    }), "abc");

    // The SDK casts to a declared type; the Functions worker reads the text as what is asked for, and so does this host.
    [Scenario("getinput-types")]
    public async Task InputTypes()
    {
        await using var s = await Scenario.StartAsync("getinput-types", (s, f) => f.Orchestrator("O", c =>
        {
            s.Log(c, "start");
            return Task.FromResult(InputsOf(c));
        }));
        var end = await s.RunAsync("O", 5);
        end.ReadOutputAs<string[]>().ShouldBe(["int=5", "string: System.Text.Json.JsonException", "long=5", "int?=5", "object.type=System.Text.Json.JsonElement"]);
        s.Functions.TraceOf(s.Id).ShouldBe(["start r=false"]);
    }

    // As above.
    [Scenario("getinput-undeclared")]
    public async Task InputUndeclared()
    {
        await using var s = await Scenario.StartAsync("getinput-undeclared", (s, f) => f.Orchestrator(
            "O", c => Task.FromResult($"int={c.GetInput<int>()}; object.type={c.GetInput<object>()!.GetType()}")));
        (await s.RunAsync("O", 5)).ReadOutputAs<string>().ShouldBe("int=5; object.type=System.Text.Json.JsonElement");
    }

    private static string[] InputsOf(TaskOrchestrationContext c)
    {
        string text;
        try
        {
            text = "string=" + c.GetInput<string>();
        }
        catch (System.Text.Json.JsonException e)
        {
            text = "string: " + e.GetType().FullName;
        }

        return
        [
            $"int={c.GetInput<int>()}",
            text,
            $"long={c.GetInput<long>()}",
            $"int?={c.GetInput<int?>()}",
            $"object.type={c.GetInput<object>()!.GetType().FullName}",
        ];
    }
}
