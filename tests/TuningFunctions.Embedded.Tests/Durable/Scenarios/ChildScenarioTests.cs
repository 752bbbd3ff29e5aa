using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using static TuningFunctions.Embedded.Tests.Durable.Scenarios.CommonFunctions;

namespace TuningFunctions.Embedded.Tests.Durable.Scenarios;

public sealed class ChildScenarioTests
{
    [Scenario("sub-result-parent")]
    public Task ResultParent() => Scenario.CheckAsync("sub-result-parent", (s, f) => f
        .Orchestrator<int, string>("Child", (c, x) => Task.FromResult($"{c.Parent!.Name}/{c.Parent.InstanceId}/{c.Name}/{x}"))
        .Orchestrator("SubParent", async c =>
        {
            s.Log(c, "start");
            var r = await c.CallSubOrchestratorAsync<string>("Child", 7, new SubOrchestrationOptions(instanceId: c.InstanceId + ":c"));
            s.Log(c, "after");
            return $"{r}|top-level parent null={c.Parent is null}";
        }), null, "SubParent");

    [Scenario("sub-fail-nested")]
    public async Task FailNested()
    {
        await using var s = await Scenario.StartAsync("sub-fail-nested", (s, f) => f
            .Orchestrator("Leaf", c => c.CallActivityAsync<int>("Boom", "deep"))
            .Orchestrator("MidO", c => c.CallSubOrchestratorAsync("Leaf"))
            .Orchestrator("Root", async c =>
            {
                s.Log(c, "start");
                await c.CallSubOrchestratorAsync("MidO");
            })
            .Orchestrator("Root2", async c =>
            {
                s.Log(c, "start");
                try
                {
                    await c.CallSubOrchestratorAsync("MidO");
                    return "none";
                }
                catch (TaskFailedException e)
                {
                    s.Facts.Add(Describe(e));
                    return "caught";
                }
            }));
        s.Expect(await s.RunAsync("Root"), "root");
        s.Expect(await s.RunAsync("Root2", null, "sub-fail-nested-2"), "root2");
        s.ExpectFacts();
        s.ExpectNothingElse();
    }

    [Scenario("sub-unknown")]
    public Task Unknown() => Scenario.CheckAsync("sub-unknown", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        try
        {
            await c.CallSubOrchestratorAsync<string>(
                "NoSuchSub", TaskOptions.FromRetryPolicy(new(3, TimeSpan.FromMilliseconds(100))));
            return "none";
        }
        catch (TaskFailedException e)
        {
            s.Log(c, "caught");
            return Describe(e);
        }
    }));

    [Scenario("sub-not-awaited")]
    public Task NotAwaited() => Scenario.CheckAsync(
        "sub-not-awaited",
        (s, f) => f
            .Orchestrator("Child2", async c =>
            {
                await c.CreateTimer(TimeSpan.FromMilliseconds(800), CancellationToken.None);
                return "c";
            })
            .Orchestrator("O", c =>
            {
                s.Log(c, "start");
                _ = c.CallSubOrchestratorAsync<string>("Child2", new SubOrchestrationOptions(instanceId: c.InstanceId + ":c"));
                return Task.FromResult("early");
            }),
        async s =>
        {
            await s.UntilAsync(OrchestrationRuntimeStatus.Running, s.Id + ":c");
            s.Expect("parentAfter700ms", (await s.ReadAsync()).RuntimeStatus);
            s.Expect("childAfter700ms", (await s.ReadAsync(s.Id + ":c")).RuntimeStatus);
            await s.EndAsync();
            s.Expect("childAtEnd", (await s.ReadAsync(s.Id + ":c")).RuntimeStatus);
        });

    [Scenario("sub-auto-id")]
    public Task AutoId() => Scenario.CheckAsync("sub-auto-id", (s, f) => f
        .Orchestrator("ChildId", c => Task.FromResult(c.InstanceId))
        .Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            var t0 = c.CurrentUtcDateTime;
            var child = await c.CallSubOrchestratorAsync<string>("ChildId");
            var next = c.NewGuid();
            return new[]
            {
                $"length32hexLower={child.Length == 32 && child.All(char.IsAsciiHexDigitLower)}",
                $"subId==expected(0,t0)={Guid.Parse(child) == Expected(c.InstanceId, 0, t0)}",
                $"nextNewGuid==expected(1,now)={next == Expected(c.InstanceId, 1, c.CurrentUtcDateTime)}",
            };
        }));

    [Scenario("sub-fanout-same-child")]
    public Task SameChild() => Scenario.CheckAsync("sub-fanout-same-child", (s, f) => f.Orchestrator("O", async c =>
    {
        s.Log(c, "start");
        var options = new SubOrchestrationOptions(instanceId: "same");
        var a = await c.CallSubOrchestratorAsync<int>("Quick", 1, options);
        var b = await c.CallSubOrchestratorAsync<int>("Quick", 2, options);
        return $"{a},{b}";
    }));

    [Scenario("sub-child-terminated")]
    public Task ChildTerminated() => Scenario.CheckAsync(
        "sub-child-terminated",
        (s, f) => f.Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            try
            {
                await c.CallSubOrchestratorAsync<string>("WaitE", new SubOrchestrationOptions(instanceId: c.InstanceId + ":c"));
                return "none";
            }
            catch (TaskFailedException e)
            {
                return Describe(e);
            }
        }),
        async s =>
        {
            await s.TracedAsync("wait", s.Id + ":c");
            await s.Client.TerminateInstanceAsync(s.Id + ":c", "kill");
        });

    [Scenario("det-newguid")]
    public Task NewGuid() => Scenario.CheckAsync("det-newguid", (s, f) =>
    {
        var pairs = new HashSet<(Guid, Guid)>();
        f.Orchestrator("O", async c =>
        {
            s.Log(c, "start");
            var t0 = c.CurrentUtcDateTime;
            var (g0, g1) = (c.NewGuid(), c.NewGuid());
            pairs.Add((g0, g1));
            await c.CallActivityAsync<int>("Sq", 1);
            var g2 = c.NewGuid();
            return new[]
            {
                $"distinct {g0 != g1 && g1 != g2}",
                $"g0==expected(0,t0) {g0 == Expected(c.InstanceId, 0, t0)}",
                $"g1==expected(1,t0) {g1 == Expected(c.InstanceId, 1, t0)}",
                $"g2==expected(2,now) {g2 == Expected(c.InstanceId, 2, c.CurrentUtcDateTime)}",
                $"version digit {g0.ToString()[14]}",
                $"executions {s.Functions.TraceOf(s.Id).Count} distinct first pairs {pairs.Count}",
            };
        });
    });

    private static Guid Expected(string instanceId, int counter, DateTime now)
    {
        var space = Convert.FromHexString("9e9529585e334daf827f2fa12937b875");
        var name = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{instanceId}_{now:o}_{counter}"));
#pragma warning disable CA5350 // Version 5 identifiers are defined over SHA-1.
        var hash = SHA1.HashData([.. space, .. name])[..16];
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 15) | 80);
        hash[8] = (byte)((hash[8] & 63) | 128);
        return new Guid(hash, bigEndian: true);
    }
}
