using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using static TuningFunctions.Embedded.Tests.Durable.Scenarios.CommonFunctions;

namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

/// <summary>What was observed in the Functions worker: its serializer reads names of any case and writes no fields.</summary>
public sealed class FunctionScenarioTests
{
    private static readonly JsonDataConverter _converter = new(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    [Scenario("fn-act-sequential")]
    public Task Sequential() => CheckAsync("fn-act-sequential", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        var a = await c.CallActivityAsync<int>("Sq", 2);
        s.Log(c, "after1");
        var b = await c.CallActivityAsync<int>("Sq", a);
        s.Log(c, "after2");
        return a + b;
    }));

    [Scenario("fn-property-case-lower")]
    public Task PropertyCaseLower() => CheckAsync("fn-property-case-lower", PropertyCase, new { id = "a", total = 2, level = 5 });

    [Scenario("fn-property-case-exact")]
    public Task PropertyCaseExact() => CheckAsync("fn-property-case-exact", PropertyCase, new { Id = "a", Total = 2 });

    [Scenario("fn-property-case-string-number")]
    public Task PropertyCaseStringNumber() => CheckAsync(
        "fn-property-case-string-number", PropertyCase, new { Id = "a", Total = "2" });

    [Scenario("fn-property-enum-string")]
    public Task PropertyEnumString() => CheckAsync("fn-property-enum-string", PropertyCase, new { Id = "a", Level = "High" });

    [Scenario("fn-null-input")]
    public Task NullInput() => CheckAsync("fn-null-input", PropertyCase);

    [Scenario("fn-getinput")]
    public Task Input() => CheckAsync("fn-getinput", Inputs, 5);

    [Scenario("fn-getinput-string")]
    public Task InputString() => CheckAsync("fn-getinput-string", Inputs, "s");

    [Scenario("fn-throw")]
    public Task Throw() => CheckAsync("fn-throw", (_, f) => Throwing(f, "O"));

    [Scenario("fn-sub-throw")]
    public Task SubThrow() => CheckAsync("fn-sub-throw", (s, f) =>
    {
        Throwing(f, "FnThrow");
        f.Orchestrator("O", async c =>
        {
            try
            {
                await c.CallSubOrchestratorAsync("FnThrow");
                return "none";
            }
            catch (TaskFailedException e)
            {
                return $"message={e.Message}; taskName={e.TaskName}; taskId={e.TaskId}; failure={Scenario.Plain(Chain(e.FailureDetails))}; causedBy<OrderException>={e.FailureDetails.IsCausedBy<OrderException>()}";
            }
        });
    });

    [Scenario("fn-sub-throw-uncaught")]
    public Task SubThrowUncaught() => CheckAsync("fn-sub-throw-uncaught", (s, f) =>
    {
        Throwing(f, "FnThrow");
        f.Orchestrator("O", c => c.CallSubOrchestratorAsync("FnThrow"));
    });

    [Scenario("fn-void")]
    public Task Void() => CheckAsync("fn-void", (s, f) => f
        .RawActivity("VoidAct", (_, _) => Task.FromResult<string?>(null))
        .Orchestrator("O", c => c.CallActivityAsync("VoidAct", "a")));

    [Scenario("fn-fields")]
    public Task Fields() => CheckAsync("fn-fields", (s, f) => f.Orchestrator("O", _ => Task.FromResult(new Fields2())));

    [Scenario("fn-order")]
    public Task Order() => CheckAsync("fn-order", (s, f) => f
        .Activity<Order2, Order2?>("EchoOrder", Task.FromResult)
        .Orchestrator("O", c => c.CallActivityAsync<Order2>("EchoOrder", new Order2("a", 1.5m, Level.Mid))));

    [Scenario("fn-can")]
    public async Task Continue()
    {
        await using var s = await StartAsync("fn-can", (s, f) => f.Orchestrator<int, string>("O", async (c, n) =>
        {
            s.Log(c, $"start{n}");
            await c.CallActivityAsync<int>("Sq", n);
            if (n < 3)
            {
                c.ContinueAsNew(n + 1);
                return "ignored";
            }

            return $"end {n}";
        }));
        var end = await s.RunAsync("O", 1);
        s.Expect(end);
        s.ExpectNothingElse();
        (await s.Client.GetAllInstancesAsync(new OrchestrationQuery(FetchInputsAndOutputs: true)).SingleAsync()).SerializedInput.ShouldBe("1");
    }

    [Scenario("fn-event-lowercase-payload")]
    public async Task EventLowerCasePayload()
    {
        await using var s = await StartAsync("fn-event-lowercase-payload", (s, f) => f.Orchestrator("O", async c =>
        {
            s.Log(c, "wait");
            var o = await c.WaitForExternalEvent<Order2>("E");
            return $"{o.Id}|{o.Total}";
        }));
        await s.BeginAsync("O");
        await s.TracedAsync("wait");
        await s.RaiseAsync("e", new { id = "z", total = 3 });
        s.Expect(await s.EndAsync());
        s.ExpectNothingElse();
    }

    private static void PropertyCase(Scenario s, DelegateExecutor f) => f.Orchestrator<Order2, string>(
        "O", (_, o) => Task.FromResult($"{o?.Id ?? "null"}|{o?.Total}|{o?.Level}"));

    private static void Inputs(Scenario s, DelegateExecutor f) => f.Orchestrator("O", c => Task.FromResult(
        $"int{Of(() => c.GetInput<int>())}; string{Of(() => c.GetInput<string>())}; long{Of(() => c.GetInput<long>())}; object={c.GetInput<object>()!.GetType().FullName}; JsonElement={c.GetInput<JsonElement>()}"));

    private static string Of<T>(Func<T> read)
    {
        try
        {
            return $"={read()}";
        }
        catch (JsonException e)
        {
            return $": {e.GetType().FullName}: {e.Message}";
        }
    }

    private static void Throwing(DelegateExecutor f, string name) => f.Orchestrator(name, _ =>
        throw new OrderException("outer", 0, new InvalidOperationException("mid", new ArgumentException("leaf"))));

    private static Task<Scenario> StartAsync(string id, Action<Scenario, DelegateExecutor> register) => Scenario.StartAsync(
        id,
        (s, f) =>
        {
            f.Converter = _converter;
            register(s, f);
        },
        o => o with { Converter = _converter, ShowsFirstInput = true });

    private static async Task CheckAsync(string id, Action<Scenario, DelegateExecutor> register, object? input = null)
    {
        await using var s = await StartAsync(id, register);
        s.Expect(await s.RunAsync("O", input));
        s.ExpectNothingElse();
    }
}
