using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using TuningFunctions.Embedded.Durable.Storage;

namespace TuningFunctions.Embedded.Tests.Durable;

/// <summary>The engine is dropped at a commit, before or after it, and opened again on what is left.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task Reopen_AfterACrashAtAnyCommit_SameResultAndNothingDoubled()
    {
        var folder = Directory.CreateTempSubdirectory("crash").FullName;
        try
        {
            // Seven commits at least: the start, four turns and the child's two.
            var crashes = 0;
            for (var at = 1; crashes < LongRun.Count(30, 400); at++)
            {
                foreach (var stage in new[] { CommitStage.Before, CommitStage.After })
                {
                    if (!await CrashesAndRecoversAsync(Path.Combine(folder, $"{stage}-{at}"), stage, at))
                    {
                        at = int.MaxValue - 1;
                        break;
                    }

                    crashes++;
                }

                if (at == int.MaxValue - 1)
                {
                    break;
                }
            }

            crashes.ShouldBeGreaterThan(12);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Reopen_AfterManyCrashes_FanOutIsComplete()
    {
        var folder = Directory.CreateTempSubdirectory("crash").FullName;
        try
        {
            var functions = new DelegateExecutor();
            Register(functions);
            for (var crash = 0; crash < 6; crash++)
            {
                var commits = 0;
                var limit = 3 + crash;
                var engine = await TestEngine.StartAsync(
                    folder: folder, functions: functions, configure: o => o with { ReplayEveryEpisode = crash % 2 == 0 }, stage: stage =>
                    {
                        if (stage == CommitStage.Before && Interlocked.Increment(ref commits) > limit)
                        {
                            throw new IOException("crash");
                        }
                    });
                if (crash == 0)
                {
                    await engine.Client.ScheduleNewOrchestrationInstanceAsync("Fan", 200, new StartOrchestrationOptions("fan"));
                }

                await Scenarios.Scenario.UntilAsync(() => Volatile.Read(ref commits) > limit || functions.Calls.Count >= 200);
                await engine.KillAsync();
            }

            await using var last = await TestEngine.StartAsync(folder: folder, functions: functions);
            var end = await last.EndAsync("fan");
            end.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed, end.FailureDetails?.ToString());
            end.ReadOutputAs<int>().ShouldBe(Enumerable.Range(0, 200).Sum());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Start_CommittedThenCrashed_IsThereOnce()
    {
        var folder = Directory.CreateTempSubdirectory("crash").FullName;
        try
        {
            var functions = new DelegateExecutor();
            Register(functions);
            var engine = await TestEngine.StartAsync(folder: folder, functions: functions, stage: static stage =>
            {
                if (stage == CommitStage.After)
                {
                    throw new IOException("crash");
                }
            });
            await Should.ThrowAsync<IOException>(() => engine.Client.ScheduleNewOrchestrationInstanceAsync(
                "Work", 1, new StartOrchestrationOptions("once")));
            await engine.KillAsync();
            await using var again = await TestEngine.StartAsync(folder: folder, functions: functions);
            (await again.EndAsync("once")).ReadOutputAs<string>().ShouldBe("1|4|9");
            await Should.ThrowAsync<Exception>(() => again.Client.ScheduleNewOrchestrationInstanceAsync(
                "Work", 1, new StartOrchestrationOptions("once").WithDedupeStatuses(OrchestrationRuntimeStatus.Completed)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Register(DelegateExecutor f)
    {
        f.Activity<int, int>("Sq", i =>
        {
            f.Count($"Sq{i}");
            return Task.FromResult(i * i);
        });
        f.Activity<int, int>("Same", i =>
        {
            f.Count($"Same{i}");
            return Task.FromResult(i);
        });
        f.Orchestrator<int, int>("Child", (c, i) => c.CallActivityAsync<int>("Sq", i));
        f.Orchestrator<int, int>("Fan", async (c, n) =>
            (await Task.WhenAll(Enumerable.Range(0, n).Select(i => c.CallActivityAsync<int>("Same", i)))).Sum());
        f.Orchestrator<int, string>("Work", async (c, x) =>
        {
            var a = await c.CallActivityAsync<int>("Sq", x);
            await c.CreateTimer(TimeSpan.FromMilliseconds(1), CancellationToken.None);
            var b = await c.CallActivityAsync<int>("Sq", a + 1);
            var child = await c.CallSubOrchestratorAsync<int>("Child", 3);
            return $"{a}|{b}|{child}";
        });
    }

    private static async Task<bool> CrashesAndRecoversAsync(string folder, CommitStage at, int number)
    {
        Directory.CreateDirectory(folder);
        var functions = new DelegateExecutor();
        Register(functions);
        var commits = 0;
        var crashed = false;
        var engine = await TestEngine.StartAsync(folder: folder, functions: functions, stage: stage =>
        {
            if (stage == at && ++commits == number)
            {
                Volatile.Write(ref crashed, true);
                throw new IOException("crash");
            }
        });
        try
        {
            await engine.Client.ScheduleNewOrchestrationInstanceAsync("Work", 1, new StartOrchestrationOptions("work"));
        }
        catch (IOException)
        {
            // The first commit is that of the start.
        }

        await Scenarios.Scenario.UntilAsync(() => Volatile.Read(ref crashed)
            || engine.Client.GetInstanceAsync("work", CancellationToken.None).GetAwaiter().GetResult()?.IsCompleted == true);
        await engine.KillAsync();
        await using var again = await TestEngine.StartAsync(folder: folder, functions: functions);
        if (await again.Client.GetInstanceAsync("work", CancellationToken.None) is null)
        {
            (at, number).ShouldBe((CommitStage.Before, 1));
            return true;
        }

        var end = await again.EndAsync("work");
        end.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed, end.FailureDetails?.ToString());
        end.ReadOutputAs<string>().ShouldBe("1|4|9");
        var history = await again.Client.GetOrchestrationHistoryAsync("work");
        var ids = history.Where(static h => h.EventId >= 0).Select(static h => (h.EventType, h.EventId)).ToList();
        ids.Distinct().Count().ShouldBe(ids.Count);
        (await again.Client.GetAllInstancesAsync().ToListAsync()).Count.ShouldBe(2);

        // At least once: an activity runs again only if it was running or its result was not committed.
        functions.Calls.Values.Max().ShouldBeLessThanOrEqualTo(2);
        return crashed;
    }
}
