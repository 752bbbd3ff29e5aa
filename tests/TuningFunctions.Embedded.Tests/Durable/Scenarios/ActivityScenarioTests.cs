using System.Globalization;
using Microsoft.DurableTask;
using static TuningFunctions.Embedded.Tests.Durable.Scenarios.CommonFunctions;

namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed class ActivityScenarioTests
{
    [Scenario("act-sequential")]
    public Task Sequential() => Scenario.CheckAsync("act-sequential", (s, f) => f.Orchestrator<int, int>("O", async (c, _) =>
    {
        s.Log(c, "start");
        var a = await c.CallActivityAsync<int>("Sq", 2);
        s.Log(c, "after1");
        var b = await c.CallActivityAsync<int>("Sq", a);
        s.Log(c, "after2");
        return a + b;
    }), 1);

    [Scenario("act-fanout-order")]
    public Task FanOutOrder() => Scenario.CheckAsync("act-fanout-order", (s, f) => f.Orchestrator("O", c =>
        Task.WhenAll(new[] { 400, 200, 1 }.Select(ms => c.CallActivityAsync<int>("Slow", ms)))));

    [Scenario("act-whenany-open-losers")]
    public Task WhenAnyOpenLosers() => Scenario.CheckAsync(
        "act-whenany-open-losers",
        (s, f) => f.Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            Task<int>[] tasks = [c.CallActivityAsync<int>("Slow", 1000), c.CallActivityAsync<int>("Slow", 50)];
            var winner = await Task.WhenAny(tasks);
            s.Log(c, "winner");
            return await winner;
        }),
        async s =>
        {
            await s.TracedAsync("winner");
            var read = await s.ReadAsync();
            s.Expect("statusAfter1200ms", read.RuntimeStatus);
            s.Expect("outputAfter1200ms", read.SerializedOutput);
        });

    [Scenario("act-fail-caught")]
    public Task FailCaught() => Scenario.CheckAsync("act-fail-caught", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        try
        {
            await c.CallActivityAsync<int>("Boom", "bad");
            return "none";
        }
        catch (TaskFailedException e)
        {
            s.Log(c, "caught");
            s.Facts.Add(Describe(e));
            s.Facts.Add(
                $"IsCausedBy<ArgumentException>={e.FailureDetails.IsCausedBy<ArgumentException>()}; IsCausedBy<SystemException> (base class)={e.FailureDetails.IsCausedBy<SystemException>()}; IsCausedBy<InvalidOperationException> (the inner one)={e.FailureDetails.IsCausedBy<InvalidOperationException>()}; FailureDetails.ToString()={e.FailureDetails}");
            return e.FailureDetails.ErrorType;
        }
    }));

    [Scenario("act-fail-uncaught")]
    public Task FailUncaught() => Scenario.CheckAsync("act-fail-uncaught", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        await c.CallActivityAsync<int>("Boom", "bad");
        return "x";
    }));

    [Scenario("act-fail-rethrown-wrapped")]
    public Task FailRethrownWrapped() => Scenario.CheckAsync("act-fail-rethrown-wrapped", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        try
        {
            await c.CallActivityAsync<int>("Boom", "bad");
        }
        catch (TaskFailedException e)
        {
            throw new ApplicationException("wrapped", e);
        }
    }));

    [Scenario("act-fail-custom-exception")]
    public Task FailCustomException() => Scenario.CheckAsync("act-fail-custom-exception", (s, f) => f
        .Activity<string, int>("PayBad", _ => throw new OrderException("declined", 42, new OrderException("gateway", 7, null)))
        .Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            try
            {
                await c.CallActivityAsync<int>("PayBad");
                return "none";
            }
            catch (TaskFailedException e)
            {
                s.Facts.Add(Describe(e));
                return $"{e.FailureDetails.IsCausedBy<OrderException>()}|{e.FailureDetails.Properties is null}";
            }
        }));

    [Scenario("act-unknown")]
    public Task Unknown() => Scenario.CheckAsync("act-unknown", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        try
        {
            await c.CallActivityAsync<int>("Missing", 1, TaskOptions.FromRetryPolicy(new(3, TimeSpan.FromMilliseconds(100))));
            return "none";
        }
        catch (TaskFailedException e)
        {
            s.Log(c, "caught");
            return Describe(e);
        }
    }));

    [Scenario("act-name-case")]
    public Task NameCase() => Scenario.CheckAsync("act-name-case", (s, f) => f.Orchestrator("NameCase", async c =>
    {
        s.Log(c, "start");
        return await c.CallActivityAsync<int>("sQ", 3) + "|" + c.Name;
    }), null, "namecase");

    [Scenario("act-taskoptions-as-input")]
    public Task OptionsAsInput() => Scenario.CheckAsync("act-taskoptions-as-input", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        try
        {
            await c.CallActivityAsync<int>("Sq", (object)TaskOptions.FromRetryPolicy(new(2, TimeSpan.FromSeconds(1))));
            return "none";
        }
        catch (ArgumentException e)
        {
            return Chain(e);
        }
    }));

    [Scenario("act-input-wrong-type")]
    public Task InputWrongType() => Scenario.CheckAsync("act-input-wrong-type", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        try
        {
            await c.CallActivityAsync<int>("Sq", "abc");
            return "none";
        }
        catch (TaskFailedException e)
        {
            return Describe(e);
        }
    }));

    [Scenario("act-result-wrong-type")]
    public Task ResultWrongType() => Scenario.CheckAsync("act-result-wrong-type", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        try
        {
            return (await c.CallActivityAsync<int>("Echo", "abc")).ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception e)
        {
            return Chain(e);
        }
    }));

    [Scenario("act-null-void")]
    public Task NullVoid() => Scenario.CheckAsync("act-null-void", (s, f) => f
        .Activity<string, string>("NullIn", t => Task.FromResult(t is null ? "null" : $"'{t}'"))
        .Activity<int, int>("IntIn", Task.FromResult)
        .RawActivity("Void", (_, _) => Task.FromResult<string?>(null))
        .Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            var list = new List<string> { $"input==null:{c.GetInput<object>() is null}" };
            list.Add(await c.CallActivityAsync<string>("NullIn", (object?)null));
            list.Add(await c.CallActivityAsync<string>("NullIn"));
            list.Add(await c.CallActivityAsync<string>("NullIn", string.Empty));
            try
            {
                list.Add((await c.CallActivityAsync<int>("IntIn")).ToString(CultureInfo.InvariantCulture));
            }
            catch (TaskFailedException e)
            {
                list.Add(Chain(e.FailureDetails));
            }

            list.Add($"void as object==null:{await c.CallActivityAsync<object>("Void", "a") is null}");
            list.Add($"void as int:{await c.CallActivityAsync<int>("Void", "a")}");
            return list;
        }));

    [Scenario("act-array-input")]
    public Task ArrayInput() => Scenario.CheckAsync("act-array-input", (s, f) => f
        .Activity<int[], int>("Len", a => Task.FromResult(a!.Length))
        .Activity<int[][], int>("LenN", a => Task.FromResult(a!.Length))
        .Orchestrator("O", async c => string.Join(
            '|',
            await c.CallActivityAsync<int>("Len", new[] { 1, 2, 3 }),
            await c.CallActivityAsync<int>("Len", Array.Empty<int>()),
            await c.CallActivityAsync<int>("LenN", new[] { new[] { 1 }, new[] { 2, 3 } }),
            await c.CallActivityAsync<string>("Echo", "[x]"),
            await c.CallActivityAsync<string>("Echo", "[\"a\"]"))));

    [Scenario("act-fire-and-forget")]
    public Task FireAndForget() => Scenario.CheckAsync(
        "act-fire-and-forget",
        (s, f) => f.Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            _ = c.CallActivityAsync<int>("Slow", 800);
            await c.CallActivityAsync<int>("Sq", 1);
            s.Log(c, "after1");
            return "done";
        }),
        async s =>
        {
            await s.TracedAsync("after1");
            var read = await s.ReadAsync();
            s.Expect("statusAfter700ms", read.RuntimeStatus);
            s.Expect("outputAfter700ms", read.SerializedOutput);
        });

    [Scenario("act-fire-and-forget-failing")]
    public Task FireAndForgetFailing() => Scenario.CheckAsync("act-fire-and-forget-failing", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        _ = c.CallActivityAsync<int>("Boom", "x");
        await c.CallActivityAsync<int>("Slow", 300);
        return "done";
    }));

    [Scenario("whenall-two-failures")]
    public Task WhenAllTwoFailures() => Scenario.CheckAsync("whenall-two-failures", (s, f) => f.Orchestrator("O", async c =>
    {
        var all = Task.WhenAll(
            c.CallActivityAsync<int>("FailAfter", "400:A"),
            c.CallActivityAsync<int>("Slow", 1),
            c.CallActivityAsync<int>("FailAfter", "1:B"));
        try
        {
            await all;
            return "none";
        }
        catch (TaskFailedException e)
        {
            var inner = all.Exception!.InnerExceptions;
            return $"caught={e.FailureDetails.ErrorMessage} taskId={e.TaskId}; inner count={inner.Count} [{string.Join(',', inner.Select(i => ((TaskFailedException)i).FailureDetails.ErrorMessage))}]";
        }
    }));

    [Scenario("whenall-uncaught")]
    public Task WhenAllUncaught() => Scenario.CheckAsync("whenall-uncaught", (s, f) => f.Orchestrator("O", async c =>
    {
        await Task.WhenAll(c.CallActivityAsync<int>("FailAfter", "400:A"), c.CallActivityAsync<int>("FailAfter", "1:B"));
    }));

    [Scenario("misc-await-twice")]
    public Task AwaitTwice() => Scenario.CheckAsync("misc-await-twice", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        var t = c.CallActivityAsync<int>("Sq", 4);
        var a = await t;
        var b = await t;
        s.Log(c, "after");
        return a + b;
    }));

    [Scenario("misc-context-values")]
    public Task ContextValues() => Scenario.CheckAsync("misc-context-values", (s, f) => f
        .RawActivity("Ctx", (call, _) => Task.FromResult<string?>($"\"{call.Name}|{call.InstanceId}\""))
        .Orchestrator("CtxO", async c =>
        {
            s.Log(c, "start");
            var seen = await c.CallActivityAsync<string>("Ctx");
            return $"{c.Name}|{c.InstanceId}|version='{c.Version}'|parentNull={c.Parent is null}|{seen}";
        }), null, "CtxO");

    [Scenario("misc-entities-disabled")]
    public Task EntitiesDisabled() => Scenario.CheckAsync("misc-entities-disabled", (s, f) => f.Orchestrator("O", c =>
    {
        s.Log(c, "start");
        try
        {
            return Task.FromResult(c.Entities.ToString());
        }
        catch (NotSupportedException e)
        {
            return Task.FromResult<string?>(Chain(e));
        }
    }));
}
