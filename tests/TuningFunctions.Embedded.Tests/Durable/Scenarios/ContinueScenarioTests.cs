
namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed class ContinueScenarioTests
{
    [Scenario("can-counter")]
    public Task Counter() => Scenario.CheckAsync("can-counter", (s, f) => f.Orchestrator<int, string>("O", async (c, n) =>
    {
        s.Log(c, "start");
        await c.CallActivityAsync<int>("Sq", n);
        s.Log(c, "after1");
        if (n < 3)
        {
            c.ContinueAsNew(n + 1);
            return "ignored";
        }

        return $"end {n}";
    }), 1);

    [Scenario("can-preserve")]
    public Task Preserve() => Scenario.CheckAsync(
        "can-preserve",
        (s, f) => f.Orchestrator<int, string>("O", async (c, n) =>
        {
            var e = await c.WaitForExternalEvent<int>("N");
            s.Facts.Add($"{n}:{e}");
            if (n < 3)
            {
                c.ContinueAsNew(n + 1);
                return string.Empty;
            }

            return $"n={n} last={e}";
        }),
        async s =>
        {
            for (var n = 0; n < 4; n++)
            {
                await s.RaiseAsync("N", n);
            }
        },
        0);

    [Scenario("can-drop")]
    public Task Drop() => Scenario.CheckAsync(
        "can-drop",
        (s, f) => f.Orchestrator<int, string>("O", async (c, n) =>
        {
            if (n == 0)
            {
                s.Log(c, "first");
                await c.CreateTimer(TimeSpan.FromMilliseconds(400), CancellationToken.None);
                c.ContinueAsNew(1, false);
                return string.Empty;
            }

            using var source = new CancellationTokenSource();
            var t = c.WaitForExternalEvent<int>("N");
            var d = c.CreateTimer(TimeSpan.FromMilliseconds(300), source.Token);
            var dropped = await Task.WhenAny(t, d) == d;
            source.Cancel();
            return dropped ? "dropped" : "kept";
        }),
        async s =>
        {
            await s.TracedAsync("first");
            await s.RaiseAsync("N", 1);
        },
        0);

    [Scenario("can-open-timer")]
    public Task OpenTimer() => Scenario.CheckAsync(
        "can-open-timer",
        (s, f) => f.Orchestrator<int, string>("O", async (c, n) =>
        {
            s.Log(c, "start");
            if (n == 0)
            {
                _ = c.CreateTimer(TimeSpan.FromMilliseconds(900), CancellationToken.None);
                await c.CallActivityAsync<int>("Sq", 1);
                c.ContinueAsNew(1);
                return string.Empty;
            }

            s.Log(c, "second");
            return "end";
        }),
        async s =>
        {
            await s.TracedAsync("start", null, 2);
            s.Expect("statusAfter1200ms", (await s.ReadAsync()).RuntimeStatus);
        },
        0);

    [Scenario("can-open-activity")]
    public Task OpenActivity() => Scenario.CheckAsync("can-open-activity", (s, f) => f.Orchestrator<int, string>("O", async (c, n) =>
    {
        if (n == 0)
        {
            _ = c.CallActivityAsync<int>("Slow", 600);
            await c.CallActivityAsync<int>("Sq", 1);
            c.ContinueAsNew(1);
            return string.Empty;
        }

        return $"end {await c.CallActivityAsync<int>("Slow", 1900)}";
    }), 0);

    [Scenario("can-status")]
    public Task Status() => Scenario.CheckAsync(
        "can-status",
        (s, f) => f.Orchestrator<int, string>("O", async (c, n) =>
        {
            s.Log(c, "start");
            if (n == 0)
            {
                c.SetCustomStatus("gen0");
                await c.CallActivityAsync<int>("Sq", 1);
                c.ContinueAsNew(1);
                return string.Empty;
            }

            s.Log(c, "wait");
            await c.WaitForExternalEvent<string>("E");
            return "end";
        }),
        async s =>
        {
            await s.TracedAsync("wait");
            var read = await s.ReadAsync();
            s.Expect("statusInSecondGeneration", read.RuntimeStatus);
            s.Expect("customStatusInSecondGeneration", read.SerializedCustomStatus);
            s.Expect("inputInSecondGeneration", read.SerializedInput);
            await s.RaiseAsync("E");
        },
        0);

    [Scenario("can-then-throw")]
    public Task ThenThrow() => Scenario.CheckAsync("can-then-throw", (s, f) => f.Orchestrator<int, string>("O", (c, n) =>
    {
        s.Log(c, "start");
        if (n == 0)
        {
            c.ContinueAsNew(1);
            throw new ApplicationException("after can");
        }

        return Task.FromResult($"end {n}");
    }), 0);

    [Scenario("can-then-await")]
    public Task ThenAwait() => Scenario.CheckAsync("can-then-await", (s, f) => f.Orchestrator<int, string>("O", async (c, n) =>
    {
        s.Log(c, "start");
        if (n == 0)
        {
            c.ContinueAsNew(1);
            s.Log(c, "afterCan");
            await c.CallActivityAsync<int>("Sq", 2);
            s.Log(c, "afterAct");
            return "x";
        }

        return $"end {n}";
    }), 0);

    [Scenario("can-twice")]
    public Task Twice() => Scenario.CheckAsync("can-twice", (s, f) => f.Orchestrator<int, string>("O", (c, n) =>
    {
        s.Log(c, "start");
        if (n == 0)
        {
            c.ContinueAsNew(5);
            c.ContinueAsNew(9);
            return Task.FromResult(string.Empty);
        }

        return Task.FromResult($"end {n}");
    }), 0);

    [Scenario("can-null-input")]
    public Task NullInput() => Scenario.CheckAsync("can-null-input", (s, f) => f.Orchestrator<int?, string>("O", (c, n) =>
    {
        s.Log(c, "start");
        if (n == 1)
        {
            c.ContinueAsNew();
            return Task.FromResult(string.Empty);
        }

        return Task.FromResult($"n==null:{n is null}");
    }), 1);

    [Scenario("status-lifecycle")]
    public Task StatusLifecycle() => Scenario.CheckAsync(
        "status-lifecycle",
        (s, f) => f.Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            c.SetCustomStatus("a");
            c.SetCustomStatus(new { Step = 1, Name = "x" });
            s.Log(c, "wait1");
            await c.WaitForExternalEvent<string>("E");
            c.SetCustomStatus("b");
            s.Log(c, "wait2");
            await c.WaitForExternalEvent<string>("E");
            return "end";
        }),
        async s =>
        {
            s.Expect("atWait1", (await s.UntilAsync(m => m.SerializedCustomStatus is not null)).SerializedCustomStatus);
            var light = await s.Client.GetInstanceAsync(s.Id, CancellationToken.None);
            s.Expect("atWait1WithoutInputsAndOutputs", light!.SerializedCustomStatus);
            await s.RaiseAsync("E");
            s.Expect("atWait2", (await s.UntilAsync(m => m.SerializedCustomStatus is "\"b\"")).SerializedCustomStatus);
            await s.RaiseAsync("E");
        });

    [Scenario("status-null-reset")]
    public Task StatusNullReset() => Scenario.CheckAsync("status-null-reset", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        c.SetCustomStatus("a");
        await c.CallActivityAsync<int>("Sq", 1);
        c.SetCustomStatus(null);
        return "end";
    }));

    [Scenario("status-terminated")]
    public Task StatusTerminated() => Scenario.CheckAsync(
        "status-terminated",
        (s, f) => f.Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            c.SetCustomStatus("s");
            s.Log(c, "wait");
            await c.WaitForExternalEvent<string>("E");
        }),
        async s =>
        {
            await s.TracedAsync("wait");
            await s.Client.TerminateInstanceAsync(s.Id, new { Code = 3 });
        });
}
