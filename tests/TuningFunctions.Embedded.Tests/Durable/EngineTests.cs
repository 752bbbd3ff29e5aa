using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable;
using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Tests.Durable;

public sealed class EngineTests
{
    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public void Open_Durability_IsSqlitesSynchronous(bool process, long synchronous)
    {
        var folder = Directory.CreateTempSubdirectory("hub").FullName;
        var options = new DurableEngineOptions { Path = Path.Combine(folder, "hub.db") };
        using (var hub = HubConnection.Open(options.Path, process ? Durability.Process : options.Durability))
        {
            hub.Scalar("PRAGMA synchronous").ShouldBe(synchronous);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task LongTimer_IsChainedInPiecesOfThreeDays()
    {
        var time = new ManualTime();
        await using var engine = await TestEngine.StartAsync(
            f => f.Orchestrator("O", async c =>
            {
                var start = c.CurrentUtcDateTime;
                await c.CreateTimer(TimeSpan.FromDays(7), CancellationToken.None);
                return c.CurrentUtcDateTime - start;
            }),
            null,
            time);
        var run = engine.RunAsync("O", null, "long");
        for (var half = 0; half < 14; half++)
        {
            await time.AdvanceToNextTimerAsync(TimeSpan.FromHours(12));
        }

        (await run).ReadOutputAs<TimeSpan>().ShouldBe(TimeSpan.FromDays(7));
        var history = await engine.Client.GetOrchestrationHistoryAsync("long");
        history.Count(static h => h.EventType == DurableTask.Core.History.EventType.TimerFired).ShouldBe(3);
    }

    [Fact]
    public async Task Version_NewerThanTheCode_IsLeftAloneAndNamed()
    {
        static DurableEngineOptions Configure(DurableEngineOptions o) =>
            o with { DefaultVersion = "1.2", VersionMatch = VersionMatch.CurrentOrOlder };

        await using var engine = await TestEngine.StartAsync(
            f => f.Orchestrator("V", c => Task.FromResult($"{c.Version} {c.CompareVersionTo("1.10")}")), Configure);
        (await engine.RunAsync("V", null, "same")).ReadOutputAs<string>().ShouldBe("1.2 -1");
        await engine.Client.ScheduleNewOrchestrationInstanceAsync(
            "V", null, new StartOrchestrationOptions("older") { Version = "1.1" });
        (await engine.EndAsync("older")).ReadOutputAs<string>().ShouldBe("1.1 -1");
        await engine.Client.ScheduleNewOrchestrationInstanceAsync(
            "V", null, new StartOrchestrationOptions("newer") { Version = "1.10" });
        await Scenarios.Scenario.UntilAsync(() => engine.Logs.Messages.Any(
            static m => m.Contains("'newer' has version '1.10'", StringComparison.Ordinal)));
        (await engine.Client.GetInstanceAsync("newer", CancellationToken.None))!.RuntimeStatus
            .ShouldBe(OrchestrationRuntimeStatus.Pending);
    }

    [Fact]
    public async Task Version_MismatchFails_WhenToldTo()
    {
        await using var engine = await TestEngine.StartAsync(
            f => f.Orchestrator("V", c => Task.FromResult(c.Version)),
            o => o with { DefaultVersion = "1", VersionMatch = VersionMatch.Strict, VersionMismatch = VersionMismatch.Fail });
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("V", null, new StartOrchestrationOptions("other") { Version = "2" });
        var end = await engine.EndAsync("other");
        end.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        end.FailureDetails!.ErrorMessage.ShouldContain("'2'");
    }

    [Fact]
    public async Task Reopen_WithTimerEventAndActivityPending_GoesOn()
    {
        var folder = Directory.CreateTempSubdirectory("hub").FullName;
        try
        {
            var functions = new DelegateExecutor();
            functions
                .RawActivity("Block", async (_, stopping) =>
                {
                    functions.Count("blocked");
                    await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, stopping);
                    return "1";
                })
                .Orchestrator("O", async c =>
                {
                    var timer = c.CreateTimer(TimeSpan.FromMilliseconds(300), CancellationToken.None);
                    var raised = c.WaitForExternalEvent<int>("E");
                    var result = await c.CallActivityAsync<int>("Block");
                    await timer;
                    return result + await raised;
                });
            await using (var first = await TestEngine.StartAsync(folder: folder, functions: functions))
            {
                await first.Client.ScheduleNewOrchestrationInstanceAsync("O", null, new StartOrchestrationOptions("o"));
                await first.Client.RaiseEventAsync("o", "E", 41);
                await Scenarios.Scenario.UntilAsync(() => functions.Calls.ContainsKey("blocked"));
            }

            functions.RawActivity("Block", static (_, _) => Task.FromResult<string?>("1"));
            await using var second = await TestEngine.StartAsync(folder: folder, functions: functions);
            (await second.EndAsync("o")).ReadOutputAs<int>().ShouldBe(42);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task ScheduledStart_TerminatedBefore_NeverRuns()
    {
        var ran = false;
        await using var engine = await TestEngine.StartAsync(f => f.Orchestrator("O", _ =>
        {
            ran = true;
            return Task.CompletedTask;
        }));
        await engine.Client.ScheduleNewOrchestrationInstanceAsync(
            "O", null, new StartOrchestrationOptions("later", TimeProvider.System.GetUtcNow().AddHours(1)));
        await engine.Client.RaiseEventAsync("later", "E", 1);
        await engine.Client.TerminateInstanceAsync("later", "stop");
        var end = await engine.EndAsync("later");
        end.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Terminated);
        end.ReadOutputAs<string>().ShouldBe("stop");
        ran.ShouldBeFalse();
    }

    [Fact]
    public async Task Purge_Recursive_TakesChildrenToo()
    {
        await using var engine = await TestEngine.StartAsync(f => f
            .Orchestrator("Child", _ => Task.CompletedTask)
            .Orchestrator("Parent", c => c.CallSubOrchestratorAsync("Child", new SubOrchestrationOptions(instanceId: "kid"))));
        await engine.RunAsync("Parent", null, "p");
        (await engine.Client.PurgeInstanceAsync("p", new PurgeInstanceOptions(true))).PurgedInstanceCount.ShouldBe(2);
        (await engine.Client.GetInstanceAsync("kid", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task ListInstanceIds_PagesInTheOrderOfTheEnd()
    {
        await using var engine = await TestEngine.StartAsync(f => f.Orchestrator("O", _ => Task.CompletedTask));
        foreach (var id in new[] { "c", "a", "b" })
        {
            await engine.RunAsync("O", null, id);
        }

        var first = await engine.Client.ListInstanceIdsAsync(pageSize: 2);
        first.Values.ShouldBe(["c", "a"]);
        var second = await engine.Client.ListInstanceIdsAsync(pageSize: 2, lastInstanceKey: first.ContinuationToken);
        second.Values.ShouldBe(["b"]);
        second.ContinuationToken.ShouldBeNull();
    }

    [Fact]
    public async Task Rewind_FailedChild_GoesOnWithWhatItHasDone()
    {
        var broken = true;
        await using var engine = await TestEngine.StartAsync(f => f
            .Activity<int, int>("Count", i => Task.FromResult(f.Count("count") + i))
            .Activity<int, int>("Mend", i => broken ? throw new InvalidOperationException("broken") : Task.FromResult(i))
            .Orchestrator("Child", async c => await c.CallActivityAsync<int>("Count", 1)
                + await c.CallActivityAsync<int>("Mend", 10, TaskOptions.FromRetryPolicy(new(2, TimeSpan.FromMilliseconds(1)))))
            .Orchestrator("Parent", c => c.CallSubOrchestratorAsync<int>("Child")));
        (await engine.RunAsync("Parent", null, "p")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed);
        broken = false;
        await engine.Client.RewindInstanceAsync("p", "mended");
        (await engine.EndAsync("p")).ReadOutputAs<int>().ShouldBe(12);
        engine.Functions.Calls["count"].ShouldBe(1);
    }

    [Fact]
    public async Task Child_WithTheIdOfAnOpenInstance_Fails()
    {
        await using var engine = await TestEngine.StartAsync(f => f
            .Orchestrator("Wait", c => c.WaitForExternalEvent<int>("E"))
            .Orchestrator("Parent", c => c.CallSubOrchestratorAsync("Wait", new SubOrchestrationOptions(instanceId: "taken"))));
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Wait", null, new StartOrchestrationOptions("taken"));
        var end = await engine.RunAsync("Parent");
        end.FailureDetails!.ErrorMessage.ShouldContain("An Orchestration instance with the ID taken already exists.");
    }

    [Fact]
    public async Task ContinueAsNew_CarriedEvents_ComeBeforeLaterOnes()
    {
        await using var engine = await TestEngine.StartAsync(f => f.Orchestrator<int, string>("O", async (c, n) =>
        {
            if (n == 0)
            {
                await c.WaitForExternalEvent<string>("Go");
                c.ContinueAsNew(1);
                return string.Empty;
            }

            var said = string.Empty;
            for (var i = 0; i < 4; i++)
            {
                said += await c.WaitForExternalEvent<string>("E");
            }

            return said;
        }));
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("O", 0, new StartOrchestrationOptions("o"));
        await engine.Client.RaiseEventAsync("o", "E", "1");
        await engine.Client.RaiseEventAsync("o", "E", "2");
        await engine.Client.RaiseEventAsync("o", "Go", "x");
        await engine.Client.RaiseEventAsync("o", "E", "3");
        await engine.Client.RaiseEventAsync("o", "E", "4");
        (await engine.EndAsync("o")).ReadOutputAs<string>().ShouldBe("1234");
    }
}
